"""Values of a review: what changed between two editions, as a reviewer reads it.

All texts are plain: whatever writes them out has to escape them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.diagnostics import Diagnostic
from dossier.review.kinds import WEIGHTS, Change, Op, Pieces, Weight


@dataclass(frozen=True, slots=True)
class Side:
    """A claim at one of the two points.

    Attributes:
        id: `ARTICLE/CLAIM`.
        place: Where it is, such as `UnHerd ¶9`.
        says: What it says.
        line: Its kind, who says it and what the article does with it.
        state: How its passage is drawn: `dispute`, `agree` or `lone`.
        tally: How other articles stand to it, in words.
        passages: Its words in the article, as its file has them.
        withdrawn: When and why it was withdrawn and what to read instead; empty if it stands.
    """

    id: str
    place: str
    says: str
    line: str
    state: str
    tally: str
    passages: tuple[str, ...]
    withdrawn: str


@dataclass(frozen=True, slots=True)
class Context:
    """A paragraph with a passage in it; `place` is `¶9`, or empty, and `gone` tells that the passage left it."""

    place: str
    pieces: Pieces
    gone: bool = False


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """What a claim says on a question.

    Attributes:
        ask: The question.
        before: Its position before, with whose it is; empty for none.
        after: The same after.
        others: What other claims say on it now.
    """

    ask: str
    before: str
    after: str
    others: str


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A relation to another claim that came, went or has another reason.

    Attributes:
        op: Whether it came or went; `SAME` if only its reason or degree changed.
        words: The relation, such as `disputes, at face value`.
        dispute: Whether it is a dispute.
        place: Where the other claim is.
        says: What the other claim says.
        because: Its reason, with what changed in it; empty without one.
    """

    op: Op
    words: str
    dispute: bool
    place: str
    says: str
    because: Pieces


@dataclass(frozen=True, slots=True)
class NameChange:
    """Names of one kind, such as topics, that a claim gained or lost."""

    label: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What readers see change at claims in `places` because of a change: one line, before and after."""

    places: tuple[str, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """What changed in one claim.

    Attributes:
        changes: Its kinds, the weightiest first.
        before: The claim before; None if it was added.
        after: The claim after; None if it is gone or cannot be read.
        contexts: Its paragraphs with its passages.
        says: What it says, with what changed.
        line: Kind, speaker and stance, with what changed.
        answers: Its answers that changed.
        links: Its relations that changed.
        names: What else changed.
        note: The editors' remark, if it changed.
        effects: What changes elsewhere.
    """

    changes: tuple[Change, ...]
    before: Side | None
    after: Side | None
    contexts: tuple[Context, ...] = ()
    says: Pieces = ()
    line: Pieces = ()
    answers: tuple[AnswerChange, ...] = ()
    links: tuple[LinkChange, ...] = ()
    names: tuple[NameChange, ...] = ()
    note: Pieces = ()
    effects: tuple[Effect, ...] = ()

    @property
    def now(self) -> Side:
        """The claim as it is now, or else as it was."""
        side = self.after or self.before
        assert side is not None  # noqa: S101 - a change is of a claim that was or is
        return side

    @property
    def weight(self) -> Weight:
        """The weight of its weightiest change; what is added with an answer or a dispute weighs like these."""
        found = min(WEIGHTS[each] for each in self.changes)
        return Weight.DISPUTES if Change.ADDED in self.changes and (self.answers or self.links) else found

    @property
    def main(self) -> Change:
        """The change that it is listed under."""
        return self.changes[0]


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a claim in a paragraph that was edited.

    Attributes:
        claim: Its id.
        says: What it says.
        state: `stands`, `new`, `withdrawn`, `edited`, `followed`, `unsure`, `elsewhere` or `lost`.
        words: Its words, with what changed in them; empty if they did not change.
    """

    claim: str
    says: str
    state: str
    words: Pieces = ()


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph of a rendition that changed.

    Attributes:
        place: Where it is, such as `UnHerd ¶9`.
        anchor: A name for it that is unique in the review.
        pieces: Its text, with what changed.
        claims: The claims in it, those to decide on first.
    """

    place: str
    anchor: str
    pieces: Pieces
    claims: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """A question that reads differently: what articles say on it that changed, by article."""

    ask: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A question, topic, entity, event, record, sentence or article that came, went or changed.

    Attributes:
        kind: What it is, in the singular.
        name: What it is called.
        op: Whether it came or went; `SAME` if it changed.
        pieces: What changed in it.
    """

    kind: str
    name: str
    op: Op
    pieces: Pieces = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Something that only the reviewer can decide.

    Attributes:
        lead: What happened.
        pieces: The words it is about; may be empty.
        ask: The question.
        anchor: What it is about in the report; empty for none.
    """

    lead: str
    pieces: Pieces
    ask: str
    anchor: str = ""


@dataclass(frozen=True)
class Review:
    """What changed between two editions.

    Attributes:
        before: Name of the point of departure, such as the first digits of a commit.
        after: Name of the other one.
        code: Files outside the dossier that changed.
        claims: Claims that changed in what they say, the weightiest first.
        named: Claims that changed in topics and names only, in the order of their articles.
        paragraphs: Paragraphs that changed.
        questions: Questions that read differently.
        asked: How many questions there are.
        items: Changes in lists and other files.
        disputes: How many disputes came, and how many went.
        decisions: What is to decide.
        findings: What the checker finds now and did not before.
        headline: The change in one sentence, put together from counts.
    """

    before: str
    after: str
    code: tuple[str, ...] = ()
    claims: tuple[ClaimChange, ...] = ()
    named: tuple[ClaimChange, ...] = ()
    paragraphs: tuple[ParagraphChange, ...] = ()
    questions: tuple[QuestionChange, ...] = ()
    asked: int = 0
    items: tuple[ItemChange, ...] = ()
    disputes: tuple[int, int] = (0, 0)
    decisions: tuple[Decision, ...] = ()
    findings: Sequence[Diagnostic] = field(default=())
    headline: str = ""

    @property
    def opened(self) -> int:
        """How many of `claims`, from the first, are shown open."""
        most = 8
        last = Weight.WORDING if len(self.claims) <= most else Weight.SPEAKER
        return sum(1 for claim in self.claims if claim.weight <= last)
