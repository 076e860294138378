"""The comparison of two articles: the questions that both answer, with what each says, and where only one speaks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dossier import targets
from dossier.language.words import N_, gettext
from dossier.pages.matrix import Holding, holdings
from dossier.pages.paging import Group, Part
from dossier.pages.pairs import Pair, Pairs
from dossier.pages.publication import Publication
from dossier.pages.reasons import Reason, reason_of
from dossier.pages.sides import facing, taken
from dossier.pages.view import View, outlet_of
from dossier.pages.wording import counted, date_words, held_words
from dossier.read.terms import Stance
from dossier.read.values import Dossier
from dossier.relations import Cell, Entry, Related, Relation

_SECTIONS = MappingProxyType(
    {
        "disputed": (N_("Where they dispute each other"), "dispute", N_("disputes")),
        "opposed": (N_("Where they stand on opposite sides"), "dispute", N_("stands opposite to")),
        "agreed": (N_("Where they agree"), "agree", N_("agrees with")),
        "other": (N_("Where they give other answers"), "other", N_("answers otherwise than")),
    }
)
"""Heading, tone, and the words between the two answers, by the anchor of the section."""
_ROW, _ALONE = 3, 1
"""How many rows of a list a question takes besides its answers, and one that only one article answers."""
_OTHERS = 5
"""How many further comparisons of each article the page leads to."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question with the answers of both articles, or a dispute beside all questions.

    Attributes:
        ask: The question, or None.
        page: Target of its page, or None.
        sides: What each says; what decides how they stand to each other comes first.
        own: For each, whether what comes first is said in its own voice.
        reasons: Why they are opposed, or how they go together.
    """

    ask: str | None
    page: str | None
    sides: tuple[tuple[Holding, ...], tuple[Holding, ...]]
    own: tuple[bool, bool]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind; `anchor` is its place on the page and `between` stands between the two answers."""

    anchor: str
    heading: str
    tone: str
    between: str
    rows: Sequence[Row]
    continued: bool
    words: str


@dataclass(frozen=True, slots=True)
class Lone:
    """A question that one article answers and the other does not."""

    ask: str
    page: str
    held: Holding
    further: int


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles.

    Attributes:
        name: Its outlet; its heading where both have one outlet.
        silent: Questions that it answers and on which the other is silent.
        unread: Questions that it answers and for which nobody has yet read the other.
        alone: How many questions only it answers.
    """

    slug: str
    name: str
    label: str
    facts: str
    anchor: str
    silent: Sequence[Lone]
    unread: Sequence[Lone]
    alone: int
    words: str
    others: tuple[ComparedWith, ...]


@dataclass(frozen=True, slots=True)
class ComparedWith:
    """Another article as a list of comparisons names it: its outlet, the target of the page, how many disputes."""

    name: str
    page: str
    disputes: int


def compared_with(view: View, article: str, pairs: Iterable[Pair]) -> tuple[ComparedWith, ...]:
    """Return `pairs`, of each of which `article` is one, as a list that belongs to `article` names them."""
    return tuple(ComparedWith(view.outlet(pair.beyond(article)), pair.page, pair.disputes) for pair in pairs)


def pair_names(dossier: Dossier, first: str, second: str) -> tuple[str, str]:
    """Return what two articles are called beside each other: by outlet, or if that is the same by heading."""
    names = outlet_of(dossier, first), outlet_of(dossier, second)
    if names[0] != names[1]:
        return names
    return dossier.articles[first].front.label, dossier.articles[second].front.label


def pair_title(dossier: Dossier, pair: Pair) -> str:
    """Return the title of the page that compares `pair`, plain text."""
    first, second = pair_names(dossier, pair.first, pair.second)
    return gettext("%(first)s and %(second)s compared", first=first, second=second)


def pair_groups(dossier: Dossier, pairs: Pairs, pair: Pair) -> list[Group]:
    """Return the groups of the page that compares `pair`: a section each, and what only one of them answers."""

    def weight(question: str) -> int:
        cells = pairs.cells[question]
        return _ROW + len(cells[pair.first].entries) + len(cells[pair.second].entries)

    rows = {
        "disputed": (*map(weight, pair.disputed), *(_ROW + 2 for _ in pair.beside)),
        "opposed": tuple(map(weight, pair.opposed)),
        "agreed": tuple(map(weight, pair.agreed)),
        "other": tuple(map(weight, pair.other)),
    }
    groups = [Group(key, gettext(_SECTIONS[key][0]), weights, (key,)) for key, weights in rows.items() if weights]
    for slug, name in zip((pair.first, pair.second), pair_names(dossier, pair.first, pair.second), strict=True):
        alone = _alone(pairs, slug, pair.beyond(slug))
        if alone:
            groups.append(
                Group(_only(slug), gettext("Only %(name)s", name=name), (_ALONE,) * len(alone), (_only(slug),))
            )
    return groups


def compare_values(names: tuple[str, str], part: Part, view: View, _publication: Publication) -> dict[str, object]:
    """Return what a page shows that compares the articles `names`, given by their slugs in order."""
    pairs = view.pairs
    pair = pairs.compared[names]
    called = pair_names(view.dossier, *names)
    asked = view.dossier.questions.keys()
    cells = [pairs.cells[slug] for slug in asked]
    return {
        "here": pair.page,
        "pair": pair,
        "sides": [_side(view, pair, slug, name, part) for slug, name in zip(names, called, strict=True)],
        "sections": [
            _section(key, part, rows)
            for key, rows in (
                ("disputed", _disputed(view, pair)),
                ("opposed", list(_opposed(view, pair))),
                ("agreed", list(_agreed(view, pair))),
                ("other", list(_other(view, pair))),
            )
            if part.holds(key)
        ],
        "total": len(cells),
        "neither": sum(not (cell[names[0]].entries or cell[names[1]].entries) for cell in cells),
    }


def _section(key: str, part: Part, rows: Sequence[Row]) -> Section:
    heading, tone, between = _SECTIONS[key]
    shown = part.cut(key, rows)
    return Section(key, gettext(heading), tone, gettext(between), shown, part.continued(key), part.words(key))


def _only(slug: str) -> str:
    return f"only-{slug}"


def _alone(pairs: Pairs, article: str, other: str) -> list[str]:
    """Return the questions that `article` answers and `other` does not; those for which it was read come first."""
    found = [slug for slug, cells in pairs.cells.items() if cells[article].entries and not cells[other].entries]
    return sorted(found, key=lambda slug: pairs.cells[slug][other].unread)


def _side(view: View, pair: Pair, slug: str, name: str, part: Part) -> Side:
    front = view.dossier.articles[slug].front
    other = pair.beyond(slug)
    alone = _alone(view.pairs, slug, other)
    key = _only(slug)
    here = part.cut(key, alone) if alone and part.holds(key) else ()
    unread = {question for question in here if view.pairs.cells[question][other].unread}
    others = [each for each in view.pairs.of(slug) if each is not pair][:_OTHERS]
    published = [date_words(front.published)] if front.published else []
    return Side(
        slug=slug,
        name=name,
        label=view.label(slug) if name != front.label else front.outlet,
        facts=" · ".join([counted(len(view.dossier.claims_of(slug)), "claim"), *published]),
        anchor=key,
        silent=[_lone(view, question, slug) for question in here if question not in unread],
        unread=[_lone(view, question, slug) for question in here if question in unread],
        alone=len(alone),
        words=part.words(key) if here else "",
        others=compared_with(view, slug, others),
    )


def _lone(view: View, question: str, article: str) -> Lone:
    held = holdings(view, question, view.pairs.cells[question][article].entries)
    return Lone(view.dossier.questions[question].ask, targets.question(question), held[0], len(held) - 1)


def _disputed(view: View, pair: Pair) -> list[Row]:
    rows = []
    for question in pair.disputed:
        cells = _cells(view, pair, question)
        disputing = {
            claim
            for one, related in _between(view, *cells)
            if related.relation is Relation.DISPUTES
            for claim in (one, related.other)
        }
        rows.append(_row(view, question, cells, disputing))
    return [*rows, *(_beside(view, one, other) for one, other in pair.beside)]


def _opposed(view: View, pair: Pair) -> Iterator[Row]:
    for question in pair.opposed:
        sides = taken(view.relations, view.relations.answers[question])
        yield _row(view, question, _cells(view, pair, question), facing(sides[pair.first], sides[pair.second]))


def _agreed(view: View, pair: Pair) -> Iterator[Row]:
    for question in pair.agreed:
        cells = _cells(view, pair, question)
        held = cells[0].own & cells[1].own
        agreeing = {
            e.claim for cell in cells for e in cell.entries if e.stance is Stance.ASSERTS and e.position.slug in held
        }
        yield _row(view, question, cells, agreeing)


def _other(view: View, pair: Pair) -> Iterator[Row]:
    return (_row(view, question, _cells(view, pair, question), ()) for question in pair.other)


def _cells(view: View, pair: Pair, question: str) -> tuple[Cell, Cell]:
    cells = view.pairs.cells[question]
    return cells[pair.first], cells[pair.second]


def _between(view: View, first: Cell, second: Cell) -> Iterator[tuple[str, Related]]:
    """Yield each claim of the first cell with how one of the second is related to it."""
    others = {entry.claim for entry in second.entries}
    for claim in dict.fromkeys(entry.claim for entry in first.entries):
        for related in view.relations.related.get(claim, ()):
            if related.other in others:
                yield claim, related


def _row(view: View, question: str, cells: tuple[Cell, Cell], leading: Collection[str]) -> Row:
    """Return the row of `question`; of each article the claims `leading` come first."""
    entries = [sorted(cell.entries, key=lambda entry: entry.claim not in leading) for cell in cells]
    return Row(
        ask=view.dossier.questions[question].ask,
        page=targets.question(question),
        sides=(holdings(view, question, entries[0]), holdings(view, question, entries[1])),
        own=(_is_own(entries[0]), _is_own(entries[1])),
        reasons=tuple(dict.fromkeys(reason for _, one in _between(view, *cells) if (reason := reason_of(one)))),
    )


def _is_own(entries: Sequence[Entry]) -> bool:
    return entries[0].stance is Stance.ASSERTS


def _beside(view: View, one: str, other: str) -> Row:
    related = next(
        each for each in view.relations.related[one] if each.other == other and each.relation is Relation.DISPUTES
    )
    reason = reason_of(related)
    sides = _claim(view, one), _claim(view, other)
    own = sides[0].own, sides[1].own
    return Row(None, None, ((sides[0],), (sides[1],)), own, (reason,) if reason else ())


def _claim(view: View, claim: str) -> Holding:
    """Return a claim as what its article says, where it answers no question."""
    content, ref = view.dossier.claims[claim].claim, view.ref(claim)
    return Holding(
        before=held_words(content.stance, view.names(content.by)),
        position=ref.says,
        value=None,
        says="",
        page=ref.page,
        refs=(ref,),
        own=content.stance is Stance.ASSERTS,
        stance=content.stance.value,
    )
