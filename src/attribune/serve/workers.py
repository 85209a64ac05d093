"""Several processes that serve one record at one address: each makes its own pages, all they share is the database."""

import gc
import multiprocessing
import os
import signal
import socket
import threading
from functools import partial

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from .app import create_app
from .settings import Settings
from .warming import warm

GARBAGE = 10_000  # objects between two looks for garbage
MOST = 4  # by default: more readers at once than that are rare, and each process takes some 100 MB


def default_workers() -> int:
    """As many as there are cores for this process, up to MOST."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST)


def serve(settings: Settings, listening: socket.socket, workers: int) -> None:
    """Serve at a socket that listens, until the process is told to stop; one that dies is started again."""
    config = uvicorn.Config(
        partial(_application, settings),
        factory=True,
        log_level="warning",
        access_log=False,
        server_header=False,
        workers=workers,
    )
    if workers > 1:
        Multiprocess(config, sockets=[listening]).run()
    else:
        uvicorn.Server(config).run(sockets=[listening])


def _application(settings: Settings) -> FastAPI:
    """The application of a process; one of several ends when the process that started it does, however that ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    app = create_app(settings)
    warm(app.state.archive)
    # What is there now stays: Python need not look through it for garbage again and again, which would take longer
    # than a page. What pages make meanwhile is mostly gone before the next look.
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)
    return app


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
