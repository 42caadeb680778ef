"""Pages under gunicorn: find and an activity, beside bare views of the same server.

    python -m benchmarks.pages            1,000, 20,000 and 100,000 activities (some minutes)
    python -m benchmarks.pages --small    1,000 activities, about twenty seconds
    python -m benchmarks.pages --keep /tmp/sites    keeps the filled databases there for the next run

The figure is processor milliseconds a request, read from /proc for the one worker over a window of requests.
Addresses differ from request to request: words, filters, orders, pages; seats are read live each time. A page
is measured when it is asked again while nothing changed, and when every session has other seats than before;
the find page also when it is asked for the first time since the index changed (an activity costs something
else than before and leads to work or no longer), and when nobody has asked for it before.
"""

import argparse
import http.client
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from urllib.parse import quote, urlencode

from benchmarks.measure import Report

TICK_MS = 1_000 / os.sysconf("SC_CLK_TCK")
WORDS = ["ทำขนม", "มือถือ", "นวดไทย", "ภาษาอังกฤษ", "garden", "walk", "บัญชี", "", "", ""]
FILTERS: list[dict[str, object]] = [
    *({}, {"cost": "free"}, {"topic": "food"}, {"access": "step_free", "seats": 1}, {"when": "weekend"}),
    *({"near": "13.75,100.5", "sort": "nearest"}, {"age": "older", "cost": "free"}, {"page": 3}),
]
MOST_MS = 15.0
"""What the find page may cost at most on the machine of reference."""
MOST_BARE = 6
"""And how many bare views of one statement it may cost on any."""
MOST_GROWTH = 1.5
"""How much more it may cost with a hundred times the activities."""
LOOKED_AGAIN = 0.6
"""Seconds after which a worker has looked whether the index is behind."""


def find_addresses() -> list[str]:
    """Eighty different searches."""
    queries = [{"q": word, **chosen} if word else chosen for word in WORDS for chosen in FILTERS]
    return [f"/bench/find?{urlencode(query)}" for query in queries]


def activity_addresses(count: int) -> list[str]:
    """Sixty different activities."""
    return [f"/bench/activities/activity-{number}" for number in range(0, count, max(1, count // 60))]


class Site:
    """The site served by one gunicorn worker, and what that worker has used so far."""

    def __init__(self, port: int, worker: int, directory: Path) -> None:
        self.port, self.worker, self.directory = port, worker, directory
        self.connection = http.client.HTTPConnection("127.0.0.1", port)

    def get(self, address: str, **headers: str) -> http.client.HTTPResponse:
        """One request over the kept connection, its body read."""
        self.connection.request(
            "GET", quote(address, safe="/?&=%,+"), headers={"Host": "localhost", **headers}
        )
        answer = self.connection.getresponse()
        answer.read()
        return answer

    def used_ms(self) -> float:
        """Processor time of the worker so far."""
        fields = Path(f"/proc/{self.worker}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * TICK_MS

    def change(self, statement: str, *given: object) -> None:
        """Change the database from outside, as another process would."""
        with closing(sqlite3.connect(self.directory / "learningcity.sqlite3")) as database, database:
            database.execute(statement, given)

    def cost(self, addresses: Sequence[str], requests: int, *, tags: dict[str, str] | None = None) -> float:
        """Processor milliseconds a request over a window of requests."""
        before = self.used_ms()
        for address in islice(cycle(addresses), requests):
            answer = self.get(address, **({"If-None-Match": tags[address]} if tags else {}))
            if answer.status not in {200, 304}:
                raise AssertionError(f"{address}: {answer.status}")
        return (self.used_ms() - before) / requests


@contextmanager
def served(count: int, keep: Path | None) -> Iterator[Site]:
    """A site of so many activities, served on a free port until the block ends; a kept one is filled once."""
    directory = keep / str(count) if keep else Path(tempfile.mkdtemp(prefix="learningcity-pages-"))
    environment = os.environ | {"LEARNINGCITY_DATA": str(directory), "LEARNINGCITY_DEBUG": "false"}
    try:
        if not (directory / "search").exists():
            fill = [sys.executable, "-m", "benchmarks.pages_site", str(count)]
            subprocess.run(fill, env=environment, check=True)
        with _gunicorn(environment) as (port, worker):
            yield Site(port, worker, directory)
    finally:
        if not keep:
            shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def _gunicorn(environment: dict[str, str]) -> Iterator[tuple[int, int]]:
    """The port and the one worker of a server."""
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "benchmarks.pages_site:application"]
    options = ["-w", "1", "-k", "gthread", "--threads", "4", "--keep-alive", "30", "--log-level", "error"]
    server = subprocess.Popen([*command, "-b", f"127.0.0.1:{port}", *options], env=environment)
    try:
        yield port, _worker_of(server.pid, port)
    finally:
        server.terminate()
        server.wait(20)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _worker_of(master: int, port: int) -> int:
    """The one worker, once it answers."""
    for _ in range(300):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                pass
            children = Path(f"/proc/{master}/task/{master}/children").read_text().split()
            if children:
                return int(children[0])
        except OSError:
            pass
        time.sleep(0.1)
    raise AssertionError("gunicorn did not start")


def measure(
    report: Report, count: int, *, rounds: int, requests: int, keep: Path | None = None
) -> dict[str, float]:
    """The figures of a site of so many activities; each round asks every kind, so that noise falls on all."""
    with served(count, keep) as site:
        kinds = {"find page": find_addresses(), "activity page": activity_addresses(count)}
        for addresses in kinds.values():
            site.cost(addresses, len(addresses))
        costs: dict[str, list[float]] = {}
        for number in range(rounds):
            costs.setdefault("empty view", []).append(site.cost(["/empty"], 4 * requests))
            costs.setdefault("bare view", []).append(site.cost(["/bare"], 4 * requests))
            costs.setdefault("bare list", []).append(site.cost(["/bare-list"], 2 * requests))
            for kind, addresses in kinds.items():
                site.cost(addresses, len(addresses))
                costs.setdefault(kind, []).append(site.cost(addresses, requests))
                costs.setdefault(f"{kind}, other seats", []).append(_other_seats(site, addresses))
            costs.setdefault("find page, first asked", []).append(_first_asked(site, kinds["find page"]))
            costs.setdefault("find page, never asked", []).append(_never_asked(site, number))
            costs.setdefault("find page held by the reader", []).append(_revalidated(site, requests))
        _tell(report, count, costs)
        return {kind: median(samples) for kind, samples in costs.items()}


def _other_seats(site: Site, addresses: Sequence[str]) -> float:
    """Each address once, after one was freed or taken in every session."""
    site.change("UPDATE catalogue_seatpool SET taken = (taken + 1) % (seats + 1)")
    return site.cost(addresses, len(addresses))


def _first_asked(site: Site, addresses: Sequence[str]) -> float:
    """Each address once, after an activity changed and the index has followed."""
    site.change(
        "UPDATE catalogue_activity SET price_satang = 4000 - price_satang, leads_to_work = NOT leads_to_work"
        " WHERE id = 1"
    )
    changed = "INSERT INTO core_change (kind, object_id, at) VALUES ('activity', 1, ?)"
    site.change(changed, datetime.now(tz=UTC).replace(tzinfo=None).isoformat(" "))
    time.sleep(LOOKED_AGAIN)
    site.get("/bench/find?q=nothing")
    return site.cost(addresses, len(addresses))


def _never_asked(site: Site, number: int) -> float:
    """Each search with distances from where nobody has asked from; the index remembers nothing of it."""
    near = f"near=13.75,{100.5 + (number + 1) / 10_000:.4f}"
    asked = [address for address in find_addresses() if "near" not in address]
    return site.cost([f"{each}{'&' if each.partition('?')[2] else ''}{near}" for each in asked], len(asked))


def _revalidated(site: Site, requests: int) -> float:
    address = "/bench/find?cost=free"
    tag = site.get(address).headers["ETag"]
    return site.cost([address], 2 * requests, tags={address: tag})


def _tell(report: Report, count: int, costs: dict[str, list[float]]) -> None:
    bare, listed, empty = (median(costs[kind]) for kind in ("bare view", "bare list", "empty view"))
    for kind, samples in costs.items():
        report.say(
            f"{kind}, {count:,}",
            cpu_ms=round(median(samples), 2),
            least=round(min(samples), 2),
            most=round(max(samples), 2),
            times_bare=round(median(samples) / bare, 2),
            times_bare_list=round(median(samples) / listed, 2),
            times_empty=round(median(samples) / empty, 2),
        )


def main() -> int:
    """Measure, and check what must hold on any machine: twice the target."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    small = asked.small
    report = Report("pages", small, packages=("django", "gunicorn"))
    sizes, rounds, requests = ((1_000,), 2, 60) if small else ((1_000, 20_000, 100_000), 7, 160)
    costs = {
        count: measure(report, count, rounds=rounds, requests=requests, keep=asked.keep) for count in sizes
    }
    if not small:
        _tell_growth(report, costs[1_000], costs[100_000])
    dearest = max(each["find page, first asked"] for each in costs.values())
    report.must("a find page stays within twice its target", holds=dearest <= 2 * MOST_MS)
    beside = max(each["find page"] / each["bare view"] for each in costs.values())
    report.must("the find page costs at most twice six bare views", holds=beside <= 2 * MOST_BARE)
    return report.finish()


def _tell_growth(report: Report, before: dict[str, float], after: dict[str, float]) -> None:
    for kind in (kind for kind in before if kind.startswith("find page")):
        report.say(f"{kind}, 100,000 beside 1,000", ratio=round(after[kind] / before[kind], 2))
    growth = after["find page"] / before["find page"]
    report.must("the find page does not slow down as the catalogue grows", holds=growth <= 2 * MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
