"""Relations: what follows from a dossier, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from dossier.language.words import N_, gettext, ngettext, spoken
from dossier.read.model import Position, Question
from dossier.read.terms import Degree, Stance
from dossier.read.values import LoadedRecord


class Standing(StrEnum):
    """Whether other articles agree with a claim; it decides how its passage is drawn."""

    DISPUTE = "dispute"
    AGREE = "agree"
    LONE = "lone"


class Relation(StrEnum):
    """How another claim is related to this one; the value is the English message that a reader sees."""

    DISPUTES = N_("disputed by")
    QUALIFIED_BY = N_("qualified by")
    QUALIFIES = N_("qualifies")
    AGREES = N_("agrees")
    ALSO_REPORTS = N_("also reported by")
    ELABORATED_BY = N_("elaborated by")
    ELABORATES = N_("elaborates")
    SAME_EVENT = N_("same event")


@dataclass(frozen=True, slots=True)
class Related:
    """One relation of a claim, seen from that claim.

    Attributes:
        relation: How `other` is related to the claim.
        other: Identity of the other claim, `article/claim`.
        because: The reason an editor gave, in Markdown.
        degree: How strongly the two are opposed; only on disputes.
        question: The question on which both hold one position, where the relation is derived from it.
    """

    relation: Relation
    other: str
    because: str | None = None
    degree: Degree | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many other articles take which side; articles are counted, never claims.

    Attributes:
        agree: Other articles that agree.
        dispute: Other articles that dispute the claim or are disputed by it.
        qualify: Other articles that qualify the claim.
        articles: Articles that agree, this one included.
        origins: Independent origins among those `articles`: articles that pass on one statement count once.
    """

    agree: int = 0
    dispute: int = 0
    qualify: int = 0
    articles: int = 1
    origins: int = 1

    @property
    def state(self) -> Standing:
        """The state that decides how the passage is drawn: a dispute outweighs agreement."""
        if self.dispute:
            return Standing.DISPUTE
        return Standing.AGREE if self.agree else Standing.LONE

    @property
    def alone(self) -> bool:
        """Whether no other article agrees, disputes or qualifies."""
        return not (self.agree or self.dispute or self.qualify)

    @property
    def words(self) -> str:
        """The tally as a reader sees it, such as `disputed by 2 · 1 agrees`."""
        return self._worded(self.qualify)

    @property
    def brief(self) -> str:
        """The tally after a passage, where room is scarce: qualifications are left to `words` if possible."""
        return self._worded(0 if self.dispute or self.agree else self.qualify)

    @property
    def parts(self) -> tuple[tuple[Standing, str], ...]:
        """The parts of `words`, each with the standing that it alone would give; never empty."""
        return self._parts(self.qualify)

    def _worded(self, qualify: int) -> str:
        return " · ".join(words for _, words in self._parts(qualify))

    def _parts(self, qualify: int) -> tuple[tuple[Standing, str], ...]:
        parts = []
        if self.dispute:
            parts.append((Standing.DISPUTE, ngettext("disputed by %(num)s", "disputed by %(num)s", self.dispute)))
        if qualify:
            parts.append((Standing.LONE, ngettext("qualified by %(num)s", "qualified by %(num)s", qualify)))
        if self.agree:
            # A dispute or agreement comes first, as it decides how the passage is drawn.
            agree = ngettext("%(num)s agrees", "%(num)s agree", self.agree)
            parts.insert(2 if self.dispute else 0, (Standing.AGREE, agree))
        return tuple(parts) or ((Standing.LONE, gettext("only here")),)

    @property
    def spoken(self) -> str:
        """The tally as a whole sentence part, for assistive technology."""
        return spoken().comma.join(words for _, words in self.sides)

    @property
    def sides(self) -> tuple[tuple[Standing, str], ...]:
        """What other articles do, each in words with the standing that it alone would give; never empty."""
        dispute, qualify, agree = (
            ngettext("%(num)s other article disputes this", "%(num)s other articles dispute this", self.dispute),
            ngettext("%(num)s other article qualifies this", "%(num)s other articles qualify this", self.qualify),
            ngettext("%(num)s other article agrees", "%(num)s other articles agree", self.agree),
        )
        found = (
            (self.dispute, Standing.DISPUTE, dispute),
            (self.qualify, Standing.LONE, qualify),
            (self.agree, Standing.AGREE, agree),
        )
        told = tuple((standing, words) for count, standing, words in found if count)
        return told or ((Standing.LONE, gettext("no other article says this")),)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one claim contributes to the answer of its article."""

    claim: str
    position: Position
    stance: Stance
    by: tuple[str, ...]
    value: float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says on one question: own positions first, then reported, then rejected ones."""

    article: str
    entries: tuple[Entry, ...]
    silent: bool

    @property
    def unread(self) -> bool:
        """Whether nobody has yet read the article for this question."""
        return not self.entries and not self.silent

    @property
    def own(self) -> frozenset[str]:
        """The positions that the article holds in its own voice, by slug."""
        return frozenset(entry.position.slug for entry in self.entries if entry.stance is Stance.ASSERTS)


@dataclass(frozen=True)
class QuestionAnswers:
    """A question with what every article says on it, in the order of the articles.

    Attributes:
        question: The question.
        cells: One for every article.
        disputed: Whether claims that answer it dispute each other. Different positions alone are not a dispute:
            they may be compatible, as "none" and "none in public" do.
    """

    question: Question
    cells: tuple[Cell, ...]
    disputed: bool

    @property
    def varied(self) -> bool:
        """Whether articles hold different positions on it in their own voice."""
        # Many articles hold the same, and each is compared with each.
        held = {cell.own for cell in self.cells} - {frozenset()}
        return any(one.isdisjoint(other) for one, other in combinations(held, 2))

    @property
    def answered(self) -> int:
        """Number of articles with a claim on it."""
        return sum(1 for cell in self.cells if cell.entries)

    @cached_property
    def claims(self) -> Mapping[str, None]:
        """The claims that answer it, each once, in the order of the articles."""
        return dict.fromkeys(entry.claim for cell in self.cells for entry in cell.entries)

    def holders(self, position: str) -> list[tuple[Cell, Entry]]:
        """Return who holds, reports or rejects `position`, in the order of the articles."""
        return [(cell, entry) for cell in self.cells for entry in cell.entries if entry.position.slug == position]

    @cached_property
    def voices(self) -> Mapping[str, frozenset[str]]:
        """The articles that hold each position in their own voice, by slug; positions that none holds are left out."""
        found: dict[str, set[str]] = {}
        for cell in self.cells:
            for position in cell.own:
                found.setdefault(position, set()).add(cell.article)
        return {position: frozenset(articles) for position, articles in found.items()}

    def own_voices(self, position: str) -> frozenset[str]:
        """Return the articles that hold `position` in their own voice, by slug."""
        return self.voices.get(position, frozenset())


@dataclass(frozen=True, slots=True)
class Relations:
    """Everything that was derived.

    Attributes:
        related: Relations of each claim, by identity, in the order in which a card lists them.
        tallies: Tally of each claim, by identity.
        answers: Each question with its cells, by slug, in their order.
        records: Records that concern each claim, by identity.
    """

    related: Mapping[str, tuple[Related, ...]]
    tallies: Mapping[str, Tally]
    answers: Mapping[str, QuestionAnswers]
    records: Mapping[str, tuple[LoadedRecord, ...]] = field(default_factory=dict)
