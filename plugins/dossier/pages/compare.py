"""The comparison of two articles: the questions that both answer, with what each says, and where only one speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dossier import targets
from dossier.language.words import N_, gettext
from dossier.pages.compare_rows import Row, pair_rows
from dossier.pages.matrix import Holding, holdings
from dossier.pages.paging import Group, Part
from dossier.pages.pairs import Pair, Pairs
from dossier.pages.publication import Publication
from dossier.pages.view import View, outlet_of
from dossier.pages.wording import counted, date_words
from dossier.read.values import Dossier

_SECTIONS = MappingProxyType(
    {
        "disputed": (N_("Where they dispute each other"), "dispute", N_("disputes")),
        "opposed": (N_("Where they stand on opposite sides"), "dispute", N_("stands opposite to")),
        "agreed": (N_("Where they agree"), "agree", N_("agrees with")),
        "other": (N_("Where they give other answers"), "other", N_("gives another answer than")),
    }
)
"""Heading, tone, and the words between the two answers, by the anchor of the section."""
_ROW, _ALONE = 3, 1
"""How many rows of a list a question takes besides its answers, and one that only one article answers."""
_OTHERS = 5
"""How many further comparisons of each article the page leads to."""


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
    """Another article as a list of comparisons names it.

    Attributes:
        name: Its outlet.
        page: Target of the comparison.
        disputes: How many disputes are between the two.
        opposed: On how many further questions they stand on opposite sides.
    """

    name: str
    page: str
    disputes: int
    opposed: int


def compared_with(view: View, article: str, pairs: Iterable[Pair]) -> tuple[ComparedWith, ...]:
    """Return `pairs`, of each of which `article` is one, as a list that belongs to `article` names them."""
    return tuple(
        ComparedWith(view.outlet(pair.beyond(article)), pair.page, pair.disputes, len(pair.opposed)) for pair in pairs
    )


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
        "sections": [_section(key, part, rows) for key, rows in pair_rows(view, pair).items() if part.holds(key)],
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
    # The day is enough here: a time says little without its zone, which few outlets give.
    published = [date_words(front.published.partition("T")[0])] if front.published else []
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
