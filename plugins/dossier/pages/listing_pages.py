"""Pages of listings: the claims of one topic, entity, kind, verdict or standing, and the lists of these pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier import targets
from dossier.language.words import gettext
from dossier.pages.conflicts import Conflict, conflicts_of
from dossier.pages.jump import Jump
from dossier.pages.list_pages import Bloc, article_jumps, blocs_of
from dossier.pages.listing import INDEX_TITLES, Listing
from dossier.pages.paging import Part
from dossier.pages.picture import PictureRow, picture_row, strongest_first
from dossier.pages.preview import listing_preview
from dossier.pages.publication import Publication
from dossier.pages.rows import TONES, RowGroup, Sums, frame, row_groups, sums_of
from dossier.pages.sides import Tone
from dossier.pages.view import View
from dossier.pages.wording import counted

_OPEN = 12
"""Most claims of a topic or an entity that are not folded away by article."""
_ROWS = 2
"""How many disputes of each topic the list of topics shows."""
_CONFLICTS = 12
"""How many disputes between claims such a page shows; the others are in the list of disputed claims."""


class Indexed(NamedTuple):
    """A listing as an index shows it.

    Attributes:
        one: The listing.
        sums: How articles stand on its questions.
        said: How many claims pass on what it said, of an entity.
        rows: Its strongest disputes.
    """

    one: Listing
    sums: Sums
    said: int
    rows: tuple[PictureRow, ...]


class Section(NamedTuple):
    """One section of a listing; `key` is its anchor, and the beginning of the anchors of its articles."""

    key: str
    heading: str
    blocs: Sequence[Bloc]


def listing_values(one: Listing, part: Part, view: View, _publication: Publication) -> dict[str, object]:
    """Return what a page of one listing shows.

    The first page of a topic or an entity has first how articles stand on its questions, and which of its claims are
    disputed besides; then its claims.
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
    conflicts = _conflicts(view, one, groups) if compared else []
    jumps = list(_question_jumps(groups, conflicts))
    disputed = [jump for jump in jumps if jump.tone == Tone.DISPUTE]
    further = [jump for jump in jumps if jump not in disputed]
    folded = one.index in INDEX_TITLES and len(one.claims) > _OPEN
    return {
        "one": one,
        "preview": listing_preview(view, one) if compared else None,
        "index": (one.index, INDEX_TITLES.get(one.index) or gettext("All claims")),
        "said": said,
        "rest": rest,
        "sums": sums_of(view.relations, one.questions) if compared else None,
        "groups": groups,
        "conflicts": conflicts[:_CONFLICTS],
        "further_conflicts": len(conflicts[_CONFLICTS:]),
        "folded": folded,
        "jumps": [
            *disputed,
            *_section_jumps(said, compared=bool(jumps)),
            *further,
            *_section_jumps(rest, compared=bool(jumps)),
        ],
        **frame(view),
    }


def _conflicts(view: View, one: Listing, groups: Iterable[RowGroup]) -> list[Conflict]:
    """Return the disputes of the claims of a listing, but those between answers to a question that has a row there."""
    told = [row.slug for group in groups for row in group.rows if group.tone is Tone.DISPUTE]
    claims = sorted(one.claims)
    return list(conflicts_of(view, claims, among=view.dossier.standing.keys(), told=told))


def _question_jumps(groups: Iterable[RowGroup], conflicts: Sequence[Conflict]) -> Iterator[Jump]:
    counts = {group.tone: group.count for group in groups}
    for tone, words in TONES.items():
        if tone in counts:
            yield Jump(f"#{tone}", words, counted(counts[tone], "question"), tone)
        elif tone is Tone.DISPUTE and conflicts:
            yield Jump(f"#{tone}", words, counted(len(conflicts), "dispute"), tone)


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
    rows = _ROWS if index == targets.TOPICS_INDEX else 0
    shown = [
        (f"type-{number}", name, [_indexed(view, one, rows) for one in part.cut(name, members)])
        for number, (name, members) in enumerate(groups.items(), 1)
        if part.holds(name)
    ]
    return {
        "title": INDEX_TITLES[index],
        "topics": index == targets.TOPICS_INDEX,
        "groups": shown,
        "jumps": [Jump(f"#{key}", name, str(len(members))) for key, name, members in shown if name],
        **frame(view),
    }


def _indexed(view: View, one: Listing, rows: int) -> Indexed:
    answers = view.relations.answers
    disputed = strongest_first(view, (slug for slug in one.questions if answers[slug].disputed))
    said = one.sections[0][1] if one.speaks else ()
    return Indexed(
        one, sums_of(view.relations, one.questions), len(said), tuple(picture_row(view, s) for s in disputed[:rows])
    )
