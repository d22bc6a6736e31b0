"""A trial ends whole: whoever stops it, and however, leaves no server and no worker behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

STAND_INS = """
import sys
from throughcare.shell.cli import demo, serve
waits = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(60)"
stands_in = lambda name: [sys.executable, "-c", waits, f"{sys.argv[1]}/{name}"]
serve.command = lambda *asked, **more: stands_in("server")
demo.WORKER = stands_in("worker")
raise SystemExit(demo._serve("127.0.0.1:0"))
"""
"""Processes that only wait, in place of the server and the worker; each writes down its number."""


def within_seconds(ask: Callable[[], bool], seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if ask():
            return True
        time.sleep(0.05)
    return False


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_it_started_ends_with_it(tmp_path: Path, told: signal.Signals) -> None:
    files = [tmp_path / "server", tmp_path / "worker"]
    demo = subprocess.Popen([sys.executable, "-c", STAND_INS, str(tmp_path)])
    try:
        assert within_seconds(lambda: all(each.exists() and each.read_text() for each in files))
        started = [int(each.read_text()) for each in files]
        assert all(map(runs, started))
        demo.send_signal(told)
        assert demo.wait(timeout=20) == 0
        assert within_seconds(lambda: not any(map(runs, started)))
    finally:
        demo.kill()
