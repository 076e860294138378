"""One of the two editions as a reviewer sees it: its claims in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from dossier.language.words import opening
from dossier.pages.view import View, outlet_of
from dossier.pages.wording import KIND_NAMES, amount, date_words, held_words, stance_words
from dossier.publish.edition import Edition
from dossier.read.model import AUTHOR, Answer, Claim
from dossier.read.terms import Degree, LinkType
from dossier.read.values import Dossier
from dossier.relations import Entry, Relation, Tally
from dossier.review.values import Side
from dossier.text.placements import Placement, placements

DEGREES: Mapping[Degree, str] = MappingProxyType(
    {Degree.DIRECT: "at face value", Degree.INTERPRETIVE: "as readings", Degree.MINOR: "in a small matter"}
)
LINKS: Mapping[LinkType, str] = MappingProxyType(
    {
        LinkType.AGREES: "agrees with",
        LinkType.DISPUTES: "disputes",
        LinkType.QUALIFIES: "qualifies",
        LinkType.ELABORATES: "elaborates",
        LinkType.SAME_EVENT: "same event as",
    }
)


@dataclass(frozen=True)
class Seen:
    """An edition in words.

    Attributes:
        edition: The edition.
    """

    edition: Edition

    @cached_property
    def view(self) -> View:
        """What pages show it with."""
        edition = self.edition
        where = placements(edition.dossier, edition.placed)
        return View(edition.dossier, edition.relations, edition.pairs, where)

    @property
    def dossier(self) -> Dossier:
        """Its dossier."""
        return self.edition.dossier

    def placement(self, claim: str) -> Placement:
        """Return where `claim` is."""
        return self.view.placement(claim)

    def place(self, claim: str) -> str:
        """Return outlet and paragraph of `claim`, such as `UnHerd ¶9`; its id if it does not exist."""
        return self.view.ref(claim).text if claim in self.dossier.claims else claim

    def places(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Return the places of `claims`, each once."""
        return tuple(dict.fromkeys(self.place(claim) for claim in claims))

    def outlet(self, article: str) -> str:
        """Return the short name of the outlet of `article`."""
        return outlet_of(self.dossier, article)

    def says(self, claim: str) -> str:
        """Return what `claim` says, in plain text; its id if it does not exist."""
        return self.dossier.claims[claim].claim.says if claim in self.dossier.claims else claim

    def line(self, claim: Claim) -> str:
        """Return kind, speakers and stance of `claim` in one line."""
        words = stance_words(claim, self.view.names(claim.by), self.view.names(claim.via))
        told = ", said by the article itself" if claim.by == [AUTHOR] and claim.stance != "asserts" else ""
        return f"{opening(KIND_NAMES[claim.kind])} · {words}{told}"

    def tally(self, claim: str) -> Tally | None:
        """Return the tally of `claim`; None if it does not stand."""
        return self.edition.relations.tallies.get(claim)

    def side(self, claim: str) -> Side:
        """Return `claim` as it is in this edition."""
        content = self.dossier.claims[claim].claim
        tally = self.tally(claim)
        return Side(
            id=claim,
            place=self.place(claim),
            says=content.says,
            line=self.line(content),
            state=tally.state.value if tally else "lone",
            tally=tally.words if tally else "",
            passages=tuple(passage.text for passage in content.passages),
            withdrawn=self._withdrawn(content),
        )

    def _withdrawn(self, claim: Claim) -> str:
        if claim.withdrawn is None:
            return ""
        instead = claim.withdrawn.instead
        other = f" Instead: {self.place(instead)}, {self.says(instead)}" if instead else ""
        return f"{date_words(claim.withdrawn.on)}: {claim.withdrawn.why}{other}"

    def ask(self, question: str) -> str:
        """Return `question` as readers see it; its slug if it does not exist."""
        found = self.dossier.questions.get(question)
        return found.ask if found else question

    def answer(self, claim: Claim, answer: Answer) -> str:
        """Return the position that `claim` holds with `answer`, and whose it is unless it is the article's own."""
        question = self.dossier.questions.get(answer.question)
        position = next((one for one in question.positions if one.slug == answer.position), None) if question else None
        label = position.label if position else answer.position
        value = amount(answer.value, question.unit if question else None)
        held = held_words(claim.stance, self.view.names(claim.by))
        return ": ".join(filter(None, [held, label, value]))

    def entry(self, entry: Entry, unit: str | None) -> str:
        """Return what `entry` holds, with its paragraph."""
        held = held_words(entry.stance, self.view.names(entry.by))
        words = ": ".join(filter(None, [held, entry.position.label, amount(entry.value, unit)]))
        paragraph = self.placement(entry.claim).paragraph
        return f"{words}, ¶{paragraph}" if paragraph else words

    def disputes(self, claim: str) -> dict[str, tuple[str, str]]:
        """Return what `claim` disputes or is disputed by: degree in words and reason, by the other claim."""
        return {
            one.other: (DEGREES[one.degree] if one.degree else "", one.because or "")
            for one in self.edition.relations.related.get(claim, ())
            if one.relation is Relation.DISPUTES
        }

    @cached_property
    def disputed(self) -> frozenset[frozenset[str]]:
        """All pairs of claims that dispute each other."""
        return frozenset(frozenset((claim, other)) for claim in self.dossier.standing for other in self.disputes(claim))
