"""The timeline: what happened or may happen, in order, with the claims about it and where they conflict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier import targets
from dossier.language.words import N_
from dossier.pages.cards import Card
from dossier.pages.conflicts import Conflict, conflicts_of
from dossier.pages.events import Era, claims_of_events, eras, questions_of_events
from dossier.pages.jump import Jump
from dossier.pages.paging import WHOLE, Part
from dossier.pages.picture import PictureRow, picture_row
from dossier.pages.publication import Publication
from dossier.pages.rows import frame
from dossier.pages.sides import Tone, strongest_first, tone_of
from dossier.pages.view import View
from dossier.pages.wording import Worded, counted, date_words
from dossier.relations import QuestionAnswers

_ERAS = Worded({Era.EARLIER: N_("Earlier"), Era.LATER: N_("Later")})


@dataclass(frozen=True, slots=True)
class Moment:
    """One event.

    Attributes:
        slug: Its name in addresses.
        era: Where it stands to the day of the main event.
        continued: Whether it began on the page before.
        words: Which of its claims these are, such as `1–200 of 350`; empty where it has all of them here.
        name: Its name for readers.
        when: Its date in words, or None.
        about: What it is, or None.
        groups: Claims about it, or that come from it, by article: outlet and cards, in the order of the text.
        rows: Questions about it that are disputed, that articles agree on, or to which they give different answers.
        conflicts: Claims about it that dispute each other, and answer none of the questions in `rows` both.
        beyond: Whether claims that are not about it answer a question in `rows` too.
    """

    slug: str
    era: Era
    name: str
    when: str | None
    about: str | None
    groups: tuple[tuple[str, tuple[Card, ...]], ...]
    rows: tuple[PictureRow, ...]
    conflicts: tuple[Conflict, ...]
    continued: bool = False
    words: str = ""
    beyond: bool = False

    @property
    def claims(self) -> int:
        """Number of claims about it."""
        return sum(len(cards) for _, cards in self.groups)

    @property
    def disputed(self) -> int:
        """How many disputes are shown with it."""
        return sum(row.tone is Tone.DISPUTE for row in self.rows) + len(self.conflicts)


@dataclass(frozen=True, slots=True)
class Span:
    """Events before the day of the main event, on it or after it, with a heading."""

    era: Era
    heading: str
    moments: tuple[Moment, ...]

    @property
    def columns(self) -> bool:
        """Whether some row has a mark for each article, which needs the names of articles above it."""
        return any(row.fronts for moment in self.moments for row in moment.rows)

    @property
    def anchor(self) -> str:
        """Its place on the page; no event can be called so."""
        return f"era_{self.era}"


def timeline_values(part: Part, view: View, _publication: Publication) -> dict[str, object]:
    """Return what a page of events shows.

    What comes before the day of the main event is folded away, unless the page has nothing else.
    """
    claims = claims_of_events(view.dossier)
    main, _ = eras(view.dossier, claims)
    shown = list(moments(view, part))
    event = view.dossier.events[main]
    on_the_day = date_words(event.when) if event.when else event.name
    spans = [
        Span(era, _ERAS.get(era) or on_the_day, found)
        for era in Era
        if (found := tuple(moment for moment in shown if moment.era is era))
    ]
    return {
        "spans": spans,
        "day": on_the_day,
        "main": (event.name, targets.event(main)),
        "disputed": [moment for moment in shown if moment.disputed],
        "opens": any(span.era is Era.MAIN for span in spans),
        "jumps": [
            Jump(f"#{span.anchor}", span.heading, below=tuple(_jump(moment, on_the_day) for moment in span.moments))
            for span in spans
        ],
        **frame(view),
    }


def _jump(moment: Moment, day: str) -> Jump:
    when = [moment.when] if moment.when and moment.when != day else []
    disputes = [counted(moment.disputed, "dispute")] if moment.disputed else []
    tone = Tone.DISPUTE if moment.disputed else ""
    return Jump(f"#{moment.slug}", moment.name, " · ".join([*when, *disputes]), tone)


def moments(view: View, part: Part = WHOLE) -> Iterator[Moment]:
    """Yield every event of `part` in the order of its list, as the timeline shows it."""
    dossier = view.dossier
    about = claims_of_events(dossier)
    if not about:
        return
    asked = questions_of_events(view.relations, about)
    _, era = eras(dossier, about)
    for slug, claims in about.items():
        if not part.holds(slug):
            continue
        event = dossier.events[slug]
        wanted = set(claims)
        # They come by article already.
        articles = dict.fromkeys(dossier.claims[key].article for key in claims)
        in_order = [key for article in articles for key in view.in_order(article) if key in wanted]
        shown = part.cut(slug, in_order)
        questions = [] if part.continued(slug) else list(_shown(view, asked[slug]))
        yield Moment(
            slug,
            era[slug],
            event.name,
            date_words(event.when) if event.when else None,
            event.about,
            _by_article(view, shown),
            tuple(picture_row(view, question) for question in questions),
            tuple(
                conflicts_of(
                    view,
                    shown,
                    among=wanted,
                    told=[question for question in asked[slug] if view.relations.answers[question].disputed],
                    before=in_order[: in_order.index(shown[0])] if shown else (),
                )
            ),
            part.continued(slug),
            part.words(slug),
            any(not view.relations.answers[question].claims.keys() <= wanted for question in questions),
        )


def _by_article(view: View, claims: Iterable[str]) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    found: dict[str, list[Card]] = {}
    for key in claims:
        found.setdefault(view.dossier.claims[key].article, []).append(view.cards[key])
    return tuple((view.outlet(article), tuple(cards)) for article, cards in found.items())


def _shown(view: View, questions: Sequence[str]) -> Iterator[str]:
    """Yield those of `questions` that have a row: disputes, agreement, then different answers."""
    answers = view.relations.answers
    shown = {slug: tone_of(answers[slug]) for slug in strongest_first(view.relations, questions)}
    for tone in Tone:
        for slug, found in shown.items():
            if found is tone and (tone is not Tone.OTHER or answers[slug].varied or _differ(answers[slug])):
                yield slug


def _differ(answers: QuestionAnswers) -> bool:
    """Return whether claims give different numbers."""
    return len({e.value for cell in answers.cells for e in cell.entries if e.value is not None}) > 1
