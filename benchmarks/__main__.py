"""`python -m benchmarks [--small] [NAME …]`: run every benchmark, or those named; 1 if one says it failed."""

import argparse
import pkgutil
import subprocess
import sys
from pathlib import Path

NO_BENCHMARKS = {"__main__", "clients", "contenders", "measure", "pages_site", "tables"}


def names() -> list[str]:
    """The modules beside this one that measure something."""
    here = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    return sorted(set(here) - NO_BENCHMARKS)


def main() -> int:
    """Run each in a process of its own, so that none measures another's memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="seconds instead of minutes, for CI")
    parser.add_argument("names", nargs="*", choices=[[], *names()])
    chosen = parser.parse_args()
    words = ["--small"] if chosen.small else []
    codes = [
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}", *words], check=False).returncode
        for name in chosen.names or names()
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
