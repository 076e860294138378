"""Paging: how a long list is divided into pages, each of which a browser and a reader can take in.

A list consists of groups, such as the claims of one article. The first page keeps the address of the list; the others
have a number below it, `claims/2/`, which cannot be a slug, since those begin with a letter. What is divided is known
before anything is rendered, so that every page can be planned; the order of the entries in a group is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from dossier import targets
from dossier.language.words import N_, gettext, spoken
from dossier.pages.wording import Worded

_Entry = TypeVar("_Entry")


class Noun(StrEnum):
    """What the entries of a list are called."""

    ARTICLES = "articles"
    CLAIMS = "claims"
    ENTRIES = "entries"
    EVENTS = "events"
    QUESTIONS = "questions"


NOUNS = Worded(
    {
        Noun.ARTICLES: N_("Articles %(range)s"),
        Noun.CLAIMS: N_("Claims %(range)s"),
        Noun.ENTRIES: N_("Entries %(range)s"),
        Noun.EVENTS: N_("Events %(range)s"),
        Noun.QUESTIONS: N_("Questions %(range)s"),
    }
)
"""Which entries are on a page, by what they are called."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a page may be, in rows of usual length.

    Attributes:
        whole: A list of at most so many rows is not divided.
        page: Most rows of a page of a list that is divided.
    """

    whole: int = 400
    page: int = 200


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of a list that belong together.

    Attributes:
        key: What distinguishes it from other groups of the list.
        name: Its name for readers.
        weights: For each entry, how many rows of usual length it takes.
        anchors: Anchors of what begins with it.
        within: What the list has above the name, where names come more than once; else empty.
        counted: Whether its entries count among those of the list.
    """

    key: str
    name: str
    weights: tuple[int, ...]
    anchors: tuple[str, ...] = ()
    within: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a group that is on one page: its entries from `start` up to `stop`, of all that it has."""

    start: int
    stop: int
    of: int

    @property
    def words(self) -> str:
        """Which part of the group it is, such as `1–200 of 350`; empty where it is all of it."""
        return "" if self.start == 0 and self.stop == self.of else _of(self.start, self.stop, self.of)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a list, as the others name it.

    Attributes:
        number: Its number, from 1.
        path: Its source path.
        words: What it covers.
        anchors: Anchors of the groups that begin on it.
    """

    number: int
    path: str
    words: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What of a list is on one of its pages; the whole list where it has only one.

    Attributes:
        number: Number of the page, from 1.
        spans: What of each group is on it, by the group's key.
        leaves: All pages of the list, where there are several.
        counted: What is on it and how much there is in all, such as `Claims 1–200 of 10,000`.
    """

    number: int = 1
    spans: Mapping[str, Span] = field(default_factory=dict)
    leaves: tuple[Leaf, ...] = ()
    counted: str = ""

    @property
    def several(self) -> bool:
        """Whether the list has several pages."""
        return bool(self.leaves)

    @property
    def first(self) -> bool:
        """Whether this is the first page, which has what introduces the list."""
        return self.number == 1

    @property
    def previous(self) -> Leaf | None:
        """The page before it, or None."""
        return self.leaves[self.number - 2] if self.number > 1 else None

    @property
    def next(self) -> Leaf | None:
        """The page after it, or None."""
        return self.leaves[self.number] if self.number < len(self.leaves) else None

    def holds(self, key: str) -> bool:
        """Return whether something of the group `key` is on the page."""
        return not self.leaves or key in self.spans

    def cut(self, key: str, entries: Sequence[_Entry]) -> Sequence[_Entry]:
        """Return those of the `entries` of the group `key` that are on the page."""
        return entries[self.spans[key].start : self.spans[key].stop] if self.leaves else entries

    def words(self, key: str) -> str:
        """Return which part of the group `key` is on the page, such as `1–200 of 350`; empty where all is."""
        return self.spans[key].words if self.leaves else ""

    def continued(self, key: str) -> bool:
        """Return whether the group `key` began on a page before."""
        return bool(self.leaves) and self.spans[key].start > 0


WHOLE = Part()
"""All of a list that has one page."""


def parts(path: str, groups: Sequence[Group], noun: Noun, limits: Limits, *, by_group: bool = False) -> list[Part]:
    """Return the pages of the list at the source path `path`.

    Args:
        path: Source path of its first page.
        groups: What is listed.
        noun: What entries are called.
        limits: How long a page may be.
        by_group: Whether groups are counted, in place of their entries.
    """
    divided = _divided(groups, limits)
    if len(divided) == 1:
        return [WHOLE]
    named = {group.key: group for group in groups}
    leaves = tuple(
        Leaf(
            number,
            targets.leaf(path, number),
            _leaf_words([(named[key], span) for key, span in spans.items()]),
            tuple(anchor for key, span in spans.items() if span.start == 0 for anchor in named[key].anchors),
        )
        for number, spans in enumerate(divided, 1)
    )
    leaves = _told_apart(leaves, divided, named)
    place = {group.key: number for number, group in enumerate(groups)}
    total = len(groups) if by_group else sum(len(group.weights) for group in groups if group.counted)
    found, before = [], 0
    for number, spans in enumerate(divided, 1):
        if by_group:
            start, stop = place[next(iter(spans))], place[next(reversed(spans))] + 1
        else:
            start = before
            stop = before + sum(span.stop - span.start for key, span in spans.items() if named[key].counted)
            before = stop
        found.append(Part(number, spans, leaves, NOUNS.filled(noun, range=_of(start, stop, total))))
    return found


def _told_apart(
    leaves: tuple[Leaf, ...], divided: Sequence[Mapping[str, Span]], named: Mapping[str, Group]
) -> tuple[Leaf, ...]:
    """Return `leaves`, those of which the words come more than once with which entries of the list they have."""
    count = Counter(leaf.words for leaf in leaves)
    found, before = [], 0
    for leaf, spans in zip(leaves, divided, strict=True):
        stop = before + sum(span.stop - span.start for key, span in spans.items() if named[key].counted)
        again = count[leaf.words] > 1 and stop > before
        found.append(replace(leaf, words=f"{leaf.words}, {_range(before, stop)}") if again else leaf)
        before = stop
    return tuple(found)


def moved(leaves: Iterable[Leaf]) -> Mapping[str, str]:
    """Return where each anchor of a list is that is not on its first page: its target there, by that on the first."""
    first, *others = leaves
    return {f"{first.path}#{anchor}": f"{leaf.path}#{anchor}" for leaf in others for anchor in leaf.anchors}


def _divided(groups: Sequence[Group], limits: Limits) -> list[dict[str, Span]]:
    """Return what is on each page. A group that does not fit is begun on a new page, unless half of one is free."""
    if sum(sum(group.weights) for group in groups) <= limits.whole:
        return [{}]
    found: list[dict[str, Span]] = [{}]
    used = 0
    for group in groups:
        if used + sum(group.weights) > limits.page and 2 * used >= limits.page:
            found.append({})
            used = 0
        start, of = 0, len(group.weights)
        for index, weight in enumerate(group.weights):
            if used and used + weight > limits.page:
                if index > start:
                    found[-1][group.key] = Span(start, index, of)
                found.append({})
                start, used = index, 0
            used += weight
        if of > start:
            found[-1][group.key] = Span(start, of, of)
    return [spans for spans in found if spans]


def fold_after(entries: Sequence[_Entry], most: int) -> tuple[tuple[_Entry, ...], tuple[_Entry, ...]]:
    """Return the first `most` of `entries`, and the others, which are folded away.

    One more than `most` is not folded: it takes no more room than the words that count it.
    """
    first = len(entries) if len(entries) <= most + 1 else most
    return tuple(entries[:first]), tuple(entries[first:])


def _leaf_words(held: Sequence[tuple[Group, Span]]) -> str:
    """Return what a page covers: `Carnegie to UnHerd`, or `Carnegie, 201–400`."""
    (first, span), (last, _) = held[0], held[-1]
    begin = _within(first.within, first.name)
    if (first.within, first.name) == (last.within, last.name):
        return f"{begin}, {_range(span.start, span.stop)}" if span.words and first is last else begin
    end = _within(last.within, last.name) if last.within != first.within else last.name
    return gettext("%(first)s to %(last)s", first=begin, last=end)


def _within(above: str, name: str) -> str:
    return f"{above}: {name}" if above else name


def _of(start: int, stop: int, total: int) -> str:
    """Return which of how many there are, such as `1–200 of 350`."""
    return gettext("%(range)s of %(total)s", range=_range(start, stop), total=total)


def _range(start: int, stop: int) -> str:
    last = spoken().number(stop)
    return f"{spoken().number(start + 1)}–{last}" if stop - start > 1 else last
