"""How long the pages of the reading room take, with many readers at once and while reports are being added.

    python bench/serving.py RECORD.db [--readers 20] [--seconds 60] [--pause 2] [--records RECORDS.jsonl]

RECORD.db is copied first and stays as it is. The server runs as `attribune serve`; the readers are threads of this
process; each looks at a page for `--pause` seconds, more or less, and asks for the next. `--records` (what
`attribune read` prints) are added to the copy meanwhile, one after the other. A page's time is that of the whole
request on this machine's loopback.
"""

import argparse
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

import httpx

Times = dict[str, list[tuple[float, int]]]


def pages(client: httpx.Client) -> dict[str, list[str]]:
    """Addresses of each kind of page, of what the record has most of."""
    names = [line["name"] for line in client.get("/api/actors?limit=12").json()["items"]]
    matters = [line["name"] for line in client.get("/api/matters?limit=8").json()["items"]]
    stories = [line["id"] for line in client.get("/api/stories?limit=30").json()["items"]]
    reports = [line["id"] for line in client.get("/api/reports?limit=20").json()["items"]]
    entries = [line["id"] for line in client.get("/api/entries?limit=20").json()["items"]]
    quoted = httpx.QueryParams
    return {
        "start": ["/"],
        "actors": ["/actors", "/actors?kind=organization"],
        "actor": [f"/actors/{name}" for name in names],
        "matters": ["/matters"],
        "matter": [f"/matters/{name}" for name in matters],
        "chronology": ["/chronology", *(f"/chronology?{quoted({'actor': name})}" for name in names)],
        "search": [f"/search?{quoted({'q': name.split()[-1]})}" for name in names],
        "report": [f"/reports/{id_}" for id_ in reports],
        "entry": [f"/entries/{id_}" for id_ in entries],
        "stories": ["/stories"],
        "story": [f"/stories/{id_}" for id_ in stories],
        "sources": ["/sources"],
    }


def main() -> None:
    """Serve a copy, read it from many threads, print a row a kind of page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=2)
    parser.add_argument("--records", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "record.db"
        shutil.copy(options.database, copy)
        serve = [sys.executable, "-m", "attribune", "serve", "--db", str(copy), "--port", "0"]
        with subprocess.Popen(serve, stderr=subprocess.PIPE, text=True) as server:
            assert server.stderr is not None
            address = re.search(r"http://\S+?(?=/ )", server.stderr.readline())
            assert address, "the server did not say where it is"
            adding = None
            try:
                with httpx.Client(base_url=address[0], timeout=60) as client:
                    kinds = pages(client)
                if options.records:
                    add = [
                        sys.executable,
                        "-m",
                        "attribune",
                        "add",
                        "--records",
                        str(options.records),
                        "--db",
                        str(copy),
                    ]
                    adding = subprocess.Popen(add, stderr=subprocess.DEVNULL)
                times = read(address[0], kinds, options.readers, options.seconds, options.pause)
                print(
                    "while reports were added" if adding and adding.poll() is None else "with nothing added at the end"
                )
            finally:
                if adding:
                    adding.kill()
                server.terminate()
    print(f"{options.readers} readers, {options.seconds:.0f} s; milliseconds a page")
    print(f"{'page':12}{'requests':>9}{'median':>9}{'p95':>9}{'bytes':>10}")
    for kind, rows in sorted(times.items()):
        taken = sorted(row[0] for row in rows)
        p95 = taken[min(len(taken) - 1, int(0.95 * len(taken)))]
        print(f"{kind:12}{len(rows):9}{statistics.median(taken):9.0f}{p95:9.0f}{max(row[1] for row in rows):10}")


def read(address: str, kinds: dict[str, list[str]], readers: int, seconds: float, pause: float) -> Times:
    """(milliseconds, bytes) of every request, by kind of page; an answer that is no page ends the run."""
    times: Times = defaultdict(list)
    failed: list[str] = []
    until = time.monotonic() + seconds

    def reader(number: int) -> None:
        order = random.Random(number)
        with httpx.Client(base_url=address, timeout=60) as client:
            while not failed:
                time.sleep(pause * 2 * order.random())
                if time.monotonic() > until:
                    return
                kind = order.choice(sorted(kinds))
                if not kinds[kind]:
                    continue
                path = order.choice(kinds[kind])
                started = time.perf_counter()
                answer = client.get(path)
                times[kind].append((1000 * (time.perf_counter() - started), answer.num_bytes_downloaded))
                if answer.status_code != 200:
                    failed.append(f"{path}: {answer.status_code} {answer.text[:300]}")

    threads = [threading.Thread(target=reader, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failed:
        raise SystemExit("\n".join(failed))
    return times


if __name__ == "__main__":
    main()
