"""Prints the style figures that docs/architecture.md names, as they are now."""

import ast
import statistics
import subprocess
import sys
from pathlib import Path

from radon.complexity import cc_visit

ROOT = Path(__file__).resolve().parent.parent


def _files(under: str) -> list[Path]:
    found = (ROOT / under).rglob("*.py")
    return [file for file in found if "migrations" not in file.parts and file.read_text().strip()]


def _lines(file: Path) -> int:
    return len(file.read_text().splitlines())


def _functions(file: Path) -> list[int]:
    nodes = ast.walk(ast.parse(file.read_text()))
    return [
        (node.end_lineno or node.lineno) - node.lineno + 1
        for node in nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _p90(values: list[int]) -> int:
    return sorted(values)[int(len(values) * 0.9)]


def _row(name: str, value: object, aim: str) -> str:
    return f"{name:<34}{value!s:>10}   aim {aim}"


def main() -> None:
    """Measure the package and its tests and print a table."""
    code, tests = _files("learningcity"), _files("tests")
    lengths = [_lines(file) for file in code]
    functions = [length for file in code for length in _functions(file)]
    mccabe = [block.complexity for file in code for block in cc_visit(file.read_text())]
    typed = subprocess.run(
        [sys.executable, "-m", "mypy"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    table = [
        _row("code files", len(code), "—"),
        _row("lines of code files, median", statistics.median(lengths), "40–90"),
        _row("lines of code files, p90", _p90(lengths), "≤ 250"),
        _row("lines of code files, most", max(lengths), "≤ 500"),
        _row("lines a function, median", statistics.median(functions), "≤ 8"),
        _row("lines a function, p90", _p90(functions), "≤ 28"),
        _row("McCabe a function, p90", _p90(mccabe), "≤ 5"),
        _row("lines of tests a line of code", round(sum(map(_lines, tests)) / sum(lengths), 2), "1.3–2.0"),
        _row("mypy --strict", "clean" if typed.returncode == 0 else "errors", "clean"),
    ]
    sys.stdout.write("\n".join(table) + "\n")


if __name__ == "__main__":
    main()
