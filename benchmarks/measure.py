"""Measuring in one way: samples to figures, a JSON line a result, a table of all, and what it ran on."""

import json
import math
import platform
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import Any


class Samples(list[float]):
    """Milliseconds of each run by the clock, and those of this process's processors beside them."""

    def __init__(self, by_clock: Sequence[float] = (), by_processor: Sequence[float] = ()) -> None:
        super().__init__(by_clock)
        self.cpu = list(by_processor)

    def __add__(self, other: "Samples") -> "Samples":  # type: ignore[override]
        return Samples([*self, *other], [*self.cpu, *other.cpu])


def samples_of(act: Callable[[], Any], times: int, *, warm: int = 1) -> Samples:
    """The milliseconds of each of so many runs, after a few that do not count."""
    for _ in range(warm):
        act()
    samples = Samples()
    for _ in range(times):
        start, cpu = time.perf_counter(), time.process_time()
        act()
        samples.cpu.append((time.process_time() - cpu) * 1_000)
        samples.append((time.perf_counter() - start) * 1_000)
    return samples


def quantile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least a share of all samples do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def peak_mb() -> float:
    """The most memory this process has had resident, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@dataclass
class Report:
    """The results of one benchmark; each is printed as a JSON line when it is known."""

    name: str
    small: bool
    packages: tuple[str, ...] = ()
    rows: list[dict[str, Any]] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def add(self, what: str, samples: Samples, *, floor: Samples | None = None, **facts: Any) -> None:
        """Keep the figures of some samples in ms, beside a contender's of the same run.

        The ratio is of processor time, which other work on the machine disturbs least.
        """
        figures = {f"p{share}": round(quantile(samples, share / 100), 3) for share in (50, 95)}
        row: dict[str, Any] = {"what": what, "n": len(samples), "min": round(min(samples), 3), **figures}
        row |= {"max": round(max(samples), 3), "cpu_p50": round(quantile(samples.cpu, 0.5), 3)}
        if floor:
            row["floor_cpu_p50"] = round(quantile(floor.cpu, 0.5), 3)
            row["ratio"] = round(quantile(samples.cpu, 0.5) / max(quantile(floor.cpu, 0.5), 0.001), 1)
        self._keep(row | facts)

    def say(self, what: str, **facts: Any) -> None:
        """Keep figures that are no samples."""
        self._keep({"what": what, **facts})

    def must(self, sentence: str, *, holds: bool) -> None:
        """Check something that must hold exactly, whatever the machine."""
        if not holds:
            self.broken.append(sentence)
            print(f"BROKEN: {sentence}", file=sys.stderr)

    def finish(self) -> int:
        """Print the table; the exit status is 1 if an invariant is broken."""
        self._keep(
            {
                "what": "whole run",
                "cpu_s": round(time.process_time(), 1),
                "peak_mb": round(peak_mb()),
                **self._ran_on(),
            }
        )
        print()
        for row in self.rows:
            what, facts = row["what"], (f"{key} {value}" for key, value in row.items() if key != "what")
            print(f"{what:34s} " + "  ".join(facts))
        print(f"\n{self.name}: " + ("; ".join(self.broken) if self.broken else "every invariant holds"))
        return int(bool(self.broken))

    def _keep(self, row: dict[str, Any]) -> None:
        self.rows.append(row)
        print(
            json.dumps({"benchmark": self.name, "small": self.small, **row}, ensure_ascii=False), flush=True
        )

    def _ran_on(self) -> dict[str, str]:
        return {"python": platform.python_version()} | {name: version(name) for name in self.packages}
