"""Processes: work on independent items, spread over all processors."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def spread(
    work: Callable[[_Item], _Result], items: Sequence[_Item], processes: int | None = None
) -> dict[int, _Result]:
    """Return what `work` returns for each of `items`, by index, in no order.

    It is done here and in forks of this process, which begin with all that this one has; what they change is lost, but
    for the results, which have to be picklable. To hand those over takes a while: what is made should be bytes or text.
    Each process takes the next item when it has done one, so long ones should come first.

    All is done here where the system cannot fork, and where other threads run, since a fork does not have them. A
    preview has threads once it serves, so only its first build is spread.

    Args:
        work: What is to be done with an item.
        items: The items.
        processes: How many processes there are, with this one; by default as many as processors.

    Raises:
        RuntimeError: A further process failed or was stopped.
        Exception: Whatever `work` raises in this process.
    """
    further = min(processes or processors(), len(items)) - 1
    forks = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    with _frozen():
        if further < 1 or not forks:
            return {at: work(item) for at, item in enumerate(items)}
        context = multiprocessing.get_context("fork")
        taken = context.Value("l", 0)
        first = os.getpid()

        def share() -> dict[int, _Result]:
            results: dict[int, _Result] = {}
            while True:
                with taken.get_lock():
                    at = taken.value
                    taken.value = at + 1
                if at >= len(items):
                    return results
                if first not in {os.getpid(), os.getppid()}:
                    # The first process is gone, so nobody waits for what is found.
                    os._exit(1)
                results[at] = work(items[at])

        ends = [context.Pipe(duplex=False) for _ in range(further)]
        workers = [context.Process(target=_answer, args=(share, ends, end), daemon=True) for _, end in ends]
        for worker, (_, end) in zip(workers, ends, strict=True):
            worker.start()
            end.close()
        try:
            results = share()
            for end, _ in ends:
                results |= _answer_of(end)
        finally:
            for worker in workers:
                worker.terminate()
                worker.join()
        return results


def _answer(
    share: Callable[[], dict[int, _Result]], ends: Sequence[tuple[Connection, Connection]], end: Connection
) -> None:
    """Do the share of a further process and send its results, or else how it failed."""
    # With a reader here, it would wait forever for a first process that is gone.
    for reading, _ in ends:
        reading.close()
    try:
        answer = (share(), "")
    except Exception:  # noqa: BLE001 - whatever it is, the first process reports it
        answer = ({}, traceback.format_exc())
    end.send(answer)


def _answer_of(end: Connection) -> dict[int, _Result]:
    try:
        results: dict[int, _Result]
        results, failure = end.recv()
    except EOFError:
        raise RuntimeError("one of the processes was stopped; is there enough memory?") from None
    if failure:
        raise RuntimeError(f"one of the processes failed:\n{failure}")
    return results


@contextmanager
def _frozen() -> Iterator[None]:
    """Keep the collector of cycles off what there is now: it stays, and a fork would copy what is looked through."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles from running: what is loaded stays, and to look through it takes a fifth longer."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
