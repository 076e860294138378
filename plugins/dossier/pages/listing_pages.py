"""Pages of listings: the claims of one topic, entity, kind, verdict or standing, and the lists of these pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.conflicts import Conflict, conflicts_of
from dossier.pages.families import FAMILY_TITLES
from dossier.pages.jump import Jump
from dossier.pages.list_pages import Bloc, article_jumps, blocs_of
from dossier.pages.listing import INDEX_TITLES, Listing
from dossier.pages.paging import Part
from dossier.pages.picture import PictureRow
from dossier.pages.preview import listing_preview
from dossier.pages.publication import Publication
from dossier.pages.rows import TONES, RowGroup, Sums, frame, row_groups, sums_of, sums_of_claims
from dossier.pages.sides import Tone, strongest_first
from dossier.pages.view import View
from dossier.pages.wording import counted

_OPEN = 12
"""Most claims of a topic or an entity that are not folded away by article."""
_WHOLE = 24
"""The same of a page that has nothing but claims."""
_ROWS = 2
"""How many disputes of each topic the list of topics shows."""
_NAMED = 2
"""How many disputed questions lists of topics and people name with each."""
_MINOR = 4
"""Most claims that name somebody of whom the list of people says little."""
_CONFLICTS = 12
"""How many disputes between claims such a page shows; the others are in the list of disputed claims."""


class Indexed(NamedTuple):
    """A listing as an index shows it.

    Attributes:
        one: The listing.
        sums: How articles stand on its questions, or on its claims where it has no question.
        own: Its own questions that are disputed, without those in `rows`: how each is asked, and its target.
        beside: The same of other questions on which one of its claims is disputed.
        further: How many disputed questions are neither named nor in `rows`.
        said: How many claims pass on what it said, of an entity.
        rows: Its own strongest disputes, of a topic.
        agreed: Without any, some of what most articles agree on.
        minor: Whether it has little: few claims, and no dispute.
        once: Whether it has one claim at most.
    """

    one: Listing
    sums: Sums
    own: tuple[tuple[str, str], ...]
    beside: tuple[tuple[str, str], ...]
    further: int
    said: int
    rows: tuple[PictureRow, ...]
    agreed: tuple[PictureRow, ...]
    minor: bool
    once: bool


class Section(NamedTuple):
    """One section of a listing; `key` is its anchor, and the beginning of the anchors of its articles."""

    key: str
    heading: str
    blocs: Sequence[Bloc]


def listing_values(one: Listing, part: Part, view: View, _publication: Publication) -> dict[str, object]:
    """Return what a page of one listing shows.

    The first page of an entity that speaks begins with what it said. It and the first page of a topic have what is
    disputed, questions and then claims beside all questions; then the other questions, and the other claims.
    """
    found = [
        Section(f"part-{number}", heading, blocs_of(view, part, claims, f"part-{number}-"))
        for number, (heading, claims) in enumerate(one.sections, 1)
    ]
    sections = [section for section in found if section.blocs or not part.several]
    said = [section for section in sections if one.speaks and section is found[0]]
    rest = [section for section in sections if section not in said]
    compared = one.index in INDEX_TITLES and part.first
    groups = row_groups(view, one.questions) if compared else ()
    conflicts = _conflicts(view, one) if compared else []
    disputed = any(group.tone is Tone.DISPUTE for group in groups)
    jumps = list(_question_jumps(groups))
    if conflicts and not disputed:
        jumps.insert(0, Jump(f"#{Tone.DISPUTE}", TONES[Tone.DISPUTE], counted(len(conflicts), "dispute"), Tone.DISPUTE))
    first = [jump for jump in jumps if jump.tone == Tone.DISPUTE]
    further = [jump for jump in jumps if jump not in first]
    compares = bool(jumps)
    folded = len(one.claims) > (_OPEN if one.index in INDEX_TITLES else _WHOLE)
    return {
        "one": one,
        "preview": listing_preview(view, one) if compared else None,
        "above": _above(one),
        "said": said,
        "rest": rest,
        "sums": _sums(view, one) if compared else None,
        "groups": groups,
        "conflicts": conflicts[:_CONFLICTS],
        "further_conflicts": len(conflicts[_CONFLICTS:]),
        "disputed": disputed,
        "folded": folded,
        "said_folded": sum(len(bloc.cards) for section in said for bloc in section.blocs) > _OPEN,
        "jumps": [
            *_section_jumps(said, compared=compares),
            *first,
            *further,
            *_section_jumps(rest, compared=compares),
        ],
        **frame(view),
    }


def _above(one: Listing) -> list[tuple[str, str]]:
    """Return the lists that have the listing in them, the whole first: the target of each, and its title."""
    if one.index in INDEX_TITLES:
        return [(one.index, INDEX_TITLES[one.index])]
    return [(targets.CLAIMS_INDEX, gettext("All claims")), (one.family, FAMILY_TITLES[one.family])]


def _conflicts(view: View, one: Listing) -> list[Conflict]:
    """Return the disputes of the claims of a listing that are about no question: the two answer none together."""
    answered = view.relations.answers
    return list(conflicts_of(view, sorted(one.claims), among=view.dossier.standing.keys(), told=answered))


def _question_jumps(groups: Iterable[RowGroup]) -> Iterator[Jump]:
    for group in groups:
        yield Jump(f"#{group.tone}", TONES[group.tone], counted(group.count, "question"), group.tone)


def _section_jumps(sections: Iterable[Section], *, compared: bool) -> Iterator[Jump]:
    for section in sections:
        articles = article_jumps(section.blocs, f"{section.key}-")
        if articles and (section.heading or compared):
            yield Jump(
                f"#{section.key}" if section.heading else "#claims",
                section.heading or gettext("Claims"),
                below=articles,
            )
        else:
            yield from articles


def by_group(listed: Iterable[Listing]) -> dict[str, list[Listing]]:
    """Return the listings of one family by the heading under which their index has them."""
    groups: dict[str, list[Listing]] = {}
    for one in listed:
        groups.setdefault(one.group, []).append(one)
    return groups


def listing_index_values(
    index: str, groups: Mapping[str, Sequence[Listing]], part: Part, view: View, _publication: Publication
) -> dict[str, object]:
    """Return what a page shows that lists the listings of one family: how articles stand on the questions of each.

    Topics have the rows of their strongest disputes; a question about several entities would come again and again.
    """
    topics = index == targets.TOPICS_INDEX
    rows = _ROWS if topics else 0
    shown = [
        (f"type-{number}", name, [_indexed(view, one, rows) for one in part.cut(name, members)])
        for number, (name, members) in enumerate(groups.items(), 1)
        if part.holds(name)
    ]
    return {
        "title": INDEX_TITLES[index],
        "topics": topics,
        "key": [row for _, _, members in shown for found in members for row in found.rows],
        "groups": shown,
        "jumps": [Jump(f"#{key}", name, str(len(members))) for key, name, members in shown if name],
        **frame(view),
    }


def _sums(view: View, one: Listing) -> Sums:
    if one.questions:
        return sums_of(view.relations, one.questions)
    return sums_of_claims(view.relations, one.claims)


def _indexed(view: View, one: Listing, rows: int) -> Indexed:
    mine = [slug for slug in one.questions if slug not in one.beside]
    # A question is drawn with one topic; where another has a claim in the dispute, it is named.
    pictured = {group.tone: group.rows[:rows] for group in (row_groups(view, mine) if rows else ())}
    own, beside = (_disputed(view, slugs) for slugs in ((() if rows else mine), one.beside))
    own, beside = own[:_NAMED], beside[: max(_NAMED - len(own), 0)]
    sums = _sums(view, one)
    return Indexed(
        one,
        sums,
        own,
        beside,
        sums.dispute - len(own) - len(beside) - len(pictured.get(Tone.DISPUTE, ())) if one.questions else 0,
        len(one.sections[0][1]) if one.speaks else 0,
        pictured.get(Tone.DISPUTE, ()),
        () if Tone.DISPUTE in pictured else pictured.get(Tone.AGREE, ()),
        minor=not rows and not (one.questions and sums.dispute) and len(one.claims) <= _MINOR,
        once=len(one.claims) <= 1,
    )


def _disputed(view: View, questions: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return those of `questions` that are disputed, strongest first: how each is asked, and the target of its page."""
    answers = view.relations.answers
    return tuple(
        (answers[slug].question.ask, targets.question(slug))
        for slug in strongest_first(view.relations, questions)
        if answers[slug].disputed
    )
