"""Coding many texts on many cores: the same claims in the same order, whatever the number of workers.

Belongs here: spreading texts over processes. Does not: reading files (single), reading one text (reading).
"""

import gc
import itertools
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor

from pipeline.coding.claims import Coded
from pipeline.coding.coder import Coder, Text

_SHARE = 8
"""Texts that a worker takes at once."""
_AHEAD = 32
"""Shares per worker that are read ahead: what bounds memory on a long file."""

_coder: Coder | None = None


def code_many(make: Callable[[], Coder], texts: Iterable[Text], workers: int, *, afresh: bool = False) -> Iterator[Coded]:
    """Yield what is found in each text, in the order of the texts.

    Args:
        make: Builds the coder, once a process; must be picklable where `workers` is more than one.
        texts: Any number of texts; they are taken a bounded number at a time.
        workers: Processes; with 1, or with few texts, all is done in this one.
        afresh: Start processes from nothing and not as copies of this one, which may hold a database and threads; takes a second more.
    """
    texts = iter(texts)
    first = list(itertools.islice(texts, _SHARE))
    if workers < 2 or len(first) < _SHARE:
        _set_up(make)
        yield from map(_code, itertools.chain(first, texts))
        return
    context = multiprocessing.get_context("spawn") if afresh else None
    with ProcessPoolExecutor(workers, context, initializer=_set_up, initargs=(make,)) as pool:
        waiting = first
        while waiting:
            waiting += itertools.islice(texts, _SHARE * _AHEAD * workers - len(waiting))
            yield from pool.map(_code, waiting, chunksize=_SHARE)
            waiting = list(itertools.islice(texts, _SHARE))


def _set_up(make: Callable[[], Coder]) -> None:
    global _coder
    # The coder lives as long as the process: the collector need not walk it while it is built, nor for every text (a quarter of the time).
    gc.disable()
    _coder = make()
    gc.freeze()
    gc.enable()


def _code(text: Text) -> Coded:
    if _coder is None:
        raise RuntimeError("the worker was not set up")
    return _coder.code(text)
