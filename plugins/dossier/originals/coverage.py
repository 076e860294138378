"""Coverage: whether every sentence of every original is accounted for by a claim, or by a reason why not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dossier.read.pinpoint import locate
from dossier.text.sentences import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dossier.read.pinpoint import Pinpoint
    from dossier.read.values import Dossier

# A pinpoint that reaches a word or two into the next sentence does not cover it.
_SHARED_WORDS = 3


@dataclass(frozen=True, slots=True)
class OpenSentence:
    """A sentence that nothing accounts for: its article and its place in the original."""

    article: str
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Coverage:
    """What is accounted for.

    Attributes:
        claimed: How many sentences share words with the pinpoint of a claim.
        unclaimed: How many others are furniture or are listed with the reason why they carry no claim.
        open: The sentences that are left, by article and place.
    """

    claimed: int
    unclaimed: int
    open: tuple[OpenSentence, ...]

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return self.claimed + self.unclaimed + len(self.open)

    def as_json(self) -> dict[str, object]:
        """Return the JSON form; all keys are always present, in this order."""
        return {
            "accounted": self.claimed + self.unclaimed,
            "sentences": self.sentences,
            "claimed": self.claimed,
            "unclaimed": self.unclaimed,
            "open": [
                {
                    "article": each.article,
                    "paragraph": each.sentence.paragraph,
                    "sentence": each.sentence.number,
                    "words": f"{each.sentence.first}-{each.sentence.last}",
                }
                for each in self.open
            ],
        }


def coverage(dossier: Dossier, originals: Mapping[str, str]) -> Coverage:
    """Return which sentences of `originals`, texts by article, the claims and front matter of `dossier` account for."""
    claimed = unclaimed = 0
    left: list[OpenSentence] = []
    for slug, text in sorted(originals.items()):
        front = dossier.articles[slug].front
        said = _words(text, _pinpoints(dossier, slug))
        reasoned = _words(text, (each.source for each in front.unclaimed))
        for sentence in sentences(text):
            words = {(sentence.paragraph, word) for word in range(sentence.first, sentence.last + 1)}
            enough = min(_SHARED_WORDS, len(words))
            if len(words & said) >= enough:
                claimed += 1
            elif sentence.paragraph in front.furniture or len(words & reasoned) >= enough:
                unclaimed += 1
            else:
                left.append(OpenSentence(slug, sentence))
    return Coverage(claimed, unclaimed, tuple(left))


def _pinpoints(dossier: Dossier, article: str) -> Iterator[Pinpoint]:
    for claim in dossier.claims_of(article):
        sources = [passage.source for passage in claim.claim.passages] + [claim.claim.source]
        yield from (source for source in sources if source is not None)


def _words(text: str, pinpoints: Iterator[Pinpoint]) -> set[tuple[int, int]]:
    """Return paragraph and number of every word in `pinpoints`, each at the first place where it is found."""
    found: dict[int, set[int]] = defaultdict(set)
    for pinpoint in pinpoints:
        for place in locate(text, pinpoint)[:1]:
            found[place.paragraph].update(range(place.first, place.last + 1))
    return {(paragraph, word) for paragraph, numbers in found.items() for word in numbers}
