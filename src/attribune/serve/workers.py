"""Several processes that serve one record at one address: each makes its own pages, all they share is the database."""

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

MOST = 4  # by default: more readers at once than that are rare, and each process takes some 100 MB


def default_workers() -> int:
    """As many as there are cores for this process, up to MOST."""
    return min(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, MOST)


def serve(settings: Settings, listening: socket.socket, workers: int) -> None:
    """Serve at a socket that listens, until the process is told to stop; one that dies is started again."""
    config = uvicorn.Config(
        partial(_worker if workers > 1 else create_app, settings),
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


def _worker(settings: Settings) -> FastAPI:
    """The application of one of several processes, which ends when the one that started it does, however that ends."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    return create_app(settings)


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
