"""Work that is spread over processes: every item once, and failures reported."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from dossier.processes import processors, spread

forking = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="this system cannot fork a process"
)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other thread as far as the module sees; the browser of other tests has some."""
    monkeypatch.setattr("dossier.processes.threading.active_count", lambda: 1)


def _squared(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


def test_every_item_is_worked_on_once() -> None:
    for processes in (None, 1, 2, 5, 200):
        found = spread(_squared, range(100), processes)
        assert {at: square for at, (square, _) in found.items()} == {at: at * at for at in range(100)}


def test_nothing_is_worked_on_where_there_is_nothing() -> None:
    assert spread(_squared, [], 4) == {}


@forking
@pytest.mark.usefixtures("alone")
def test_several_processes_work() -> None:
    # Each waits for the other, so neither can take both items.
    both = multiprocessing.get_context("fork").Barrier(2)

    def meet(_: int) -> int:
        both.wait(timeout=30)
        return os.getpid()

    found = spread(meet, range(2), 2)
    assert len(set(found.values())) == 2
    assert os.getpid() in found.values()


def test_one_process_works_where_threads_run() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait, args=(60,))
    thread.start()
    try:
        found = spread(_squared, range(20), 4)
    finally:
        done.set()
        thread.join()
    assert {pid for _, pid in found.values()} == {os.getpid()}


@forking
@pytest.mark.usefixtures("alone")
def test_a_failure_in_a_further_process_is_raised_here() -> None:
    here = os.getpid()
    both = multiprocessing.get_context("fork").Barrier(2)

    def fail(item: int) -> None:
        both.wait(timeout=30)
        if os.getpid() != here:
            raise ValueError(f"item {item} is not to its taste")

    with pytest.raises(RuntimeError, match=r"ValueError: item \d is not to its taste"):
        spread(fail, range(2), 2)


@forking
@pytest.mark.usefixtures("alone")
def test_a_process_that_is_stopped_is_reported() -> None:
    here = os.getpid()
    both = multiprocessing.get_context("fork").Barrier(2)

    def stop(_: int) -> None:
        both.wait(timeout=30)
        if os.getpid() != here:
            os._exit(9)

    with pytest.raises(RuntimeError, match="one of the processes was stopped"):
        spread(stop, range(2), 2)


def test_a_failure_here_is_raised_as_it_is() -> None:
    def fail(_: int) -> None:
        raise KeyError("gone")

    with pytest.raises(KeyError, match="gone"):
        spread(fail, [1], 4)


def test_there_is_a_processor() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


@forking
def test_a_process_does_not_outlive_the_first_one(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys, time\n"
        "from dossier.processes import spread\n"
        "first = os.getpid()\n"
        "def work(item):\n"
        "    if os.getpid() != first:\n"
        "        open(sys.argv[1], 'a').write(f'{os.getpid()}\\n')\n"
        "    elif os.path.exists(sys.argv[1]):\n"
        "        os.kill(first, signal.SIGKILL)\n"
        "    time.sleep(0.02)\n"
        "    return 'x' * 100_000\n"
        "spread(work, range(1_000_000), 2)\n"
    )
    begun = tmp_path / "begun"
    # Whoever outlives the call would hold its output open, and it would not return.
    done = subprocess.run([sys.executable, "-c", script, str(begun)], capture_output=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    assert begun.read_text("utf-8")
