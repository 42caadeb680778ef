"""Clients that do something at the same moment, and the processor time that they and the server used."""

import multiprocessing
import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.measure import Samples

PROCESSES = 4
"""Clients are threads of at most so many processes, as behind gunicorn."""

Act = Callable[[int, int], bool]
"""Try to book for a person in a session, both by position; answers whether they got the seat."""


@dataclass
class Outcome:
    """What clients did together."""

    booked: Samples = field(default_factory=Samples)
    refused: Samples = field(default_factory=Samples)
    server_ms: float = 0.0
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def take(self, other: "Outcome") -> None:
        self.booked, self.refused = self.booked + other.booked, self.refused + other.refused
        self.server_ms += other.server_ms
        self.faults += other.faults

    @property
    def done(self) -> int:
        return len(self.booked) + len(self.refused)

    def cpu_ms(self) -> float:
        """Processor milliseconds of client and server for each thing done."""
        return (sum(self.booked.cpu) + sum(self.refused.cpu) + self.server_ms) / max(self.done, 1)


def at_once(clients: int, tasks: Sequence[tuple[int, int]], opened: Callable[[], Any]) -> Outcome:
    """Share tasks among clients that start together, each with a connection of its own."""
    shares = [tasks[number::clients] for number in range(clients)]
    groups = [shares[number :: min(clients, PROCESSES)] for number in range(min(clients, PROCESSES))]
    fork = multiprocessing.get_context("fork")
    barrier, answers = fork.Barrier(len(groups) + 1), fork.SimpleQueue()
    processes = [
        fork.Process(target=_process, args=(group, opened, barrier, answers), daemon=True) for group in groups
    ]
    for process in processes:
        process.start()
    barrier.wait()
    start, whole = time.perf_counter(), Outcome()
    for _ in processes:
        whole.take(answers.get())
    whole.seconds = time.perf_counter() - start
    for process in processes:
        process.join()
    return whole


def _process(shares: list[Any], opened: Callable[[], Any], barrier: Any, answers: Any) -> None:
    go, whole, lock = threading.Event(), Outcome(), threading.Lock()
    ready = threading.Semaphore(0)

    def client(tasks: Sequence[tuple[int, int]]) -> None:
        with opened() as (act, server_ms):
            ready.release()
            go.wait()
            mine = _timed(act, tasks)
            mine.server_ms = server_ms()
        with lock:
            whole.take(mine)

    threads = [threading.Thread(target=client, args=(share,)) for share in shares]
    for thread in threads:
        thread.start()
    for _ in threads:
        ready.acquire()
    barrier.wait()
    go.set()
    for thread in threads:
        thread.join()
    answers.put(whole)


def _timed(act: Act, tasks: Iterable[tuple[int, int]]) -> Outcome:
    outcome = Outcome()
    for person, session in tasks:
        clock, cpu = time.perf_counter(), time.thread_time()
        try:
            kept = outcome.booked if act(person, session) else outcome.refused
        except Exception as fault:  # noqa: BLE001  counted, and the benchmark fails by it
            outcome.faults.append(f"{type(fault).__name__}: {fault}")
            continue
        kept.append((time.perf_counter() - clock) * 1_000)
        kept.cpu.append((time.thread_time() - cpu) * 1_000)
    return outcome


def server_clock(pid: int | None) -> Callable[[], float]:
    """How many processor milliseconds the server's process of a connection has used since now."""

    def used() -> float:
        if pid is None:
            return 0.0
        try:
            with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123
                numbers = file.read().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(numbers[11]) + int(numbers[12])) * 1_000 / os.sysconf("SC_CLK_TCK")

    start = used()
    return lambda: used() - start
