"""Paragraphs of renditions that changed, and what becomes of the claims in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from dossier.review.claims import Pairing
from dossier.review.seen import Seen
from dossier.review.values import ParagraphChange, Standing
from dossier.review.word_diff import difference
from dossier.text.fold import fold
from dossier.text.passages import PlacedArticle
from dossier.text.reanchor import State

_ALIKE = 0.4
"""Share of words in common from which a paragraph is another one, edited."""
_MOST_COMPARED = 2_500
"""Most pairs of paragraphs that are compared with each other; where there are more, they are taken in order."""
ORDER = ("lost", "unsure", "followed", "edited", "elsewhere", "new", "withdrawn", "stands")
"""What can become of a claim, what is to decide first."""


def changed_paragraphs(before: Seen, after: Seen, pairs: Pairing) -> Iterator[ParagraphChange]:
    """Yield the paragraphs that changed, by article and in the order of the text."""
    for slug, now in after.edition.placed.items():
        was = before.edition.placed.get(slug)
        if was is None or was.html == now.html:
            continue
        found = _Article(before, after, pairs, was, now)
        for old, new in _changed([block.text for block in was.scan.blocks], [block.text for block in now.scan.blocks]):
            yield found.change(old, new)


_Pair = tuple[int | None, int | None]


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[_Pair]:
    """Yield the blocks that differ: their numbers before and after, or None on the side that lacks one."""
    gone: list[int] = []
    come: list[int] = []
    for step in Indel.opcodes(old, new):
        if step.tag == "equal":
            yield from _matched(old, new, gone, come)
            gone, come = [], []
        else:
            gone += range(step.src_start, step.src_end)
            come += range(step.dest_start, step.dest_end)
    yield from _matched(old, new, gone, come)


def _matched(old: Sequence[str], new: Sequence[str], gone: Sequence[int], come: Sequence[int]) -> Iterator[_Pair]:
    """Yield each block that came with the one that it was, if any; then those that went."""
    left = list(gone)
    words = {at: old[at].split() for at in gone}
    for number, at in enumerate(come):
        if len(gone) * len(come) > _MOST_COMPARED:
            best = gone[number] if number < len(gone) else None
        else:
            split = new[at].split()
            likeness = {one: Indel.normalized_similarity(words[one], split) for one in left}
            best = max(likeness, key=lambda one: likeness[one], default=None)
            best = best if best is not None and likeness[best] >= _ALIKE else None
        if best is not None:
            left.remove(best)
        yield best, at
    for one in left:
        yield one, None


@dataclass(frozen=True, slots=True)
class _Article:
    """One article that changed.

    Attributes:
        before: The edition before.
        after: The edition after.
        pairs: Which claim is which.
        was: The article before.
        now: The article after.
    """

    before: Seen
    after: Seen
    pairs: Pairing
    was: PlacedArticle
    now: PlacedArticle

    def change(self, old: int | None, new: int | None) -> ParagraphChange:
        """Return what changed between the block `old` and the block `new`."""
        text = "" if old is None else self.was.scan.blocks[old].text
        later = "" if new is None else self.now.scan.blocks[new].text
        number = self.was.numbers[old] if new is None and old is not None else self.now.numbers[new or 0]
        outlet = self.after.outlet(self.now.slug)
        anchor = f"text-{self.now.slug}-{'gone-' if new is None else ''}{old if new is None else new}"
        claims = sorted(self._claims(old, new), key=lambda each: ORDER.index(each.state))
        place = f"{outlet}\N{NO-BREAK SPACE}¶{number}" if number else outlet
        return ParagraphChange(place, anchor, difference(text, later), tuple(claims))

    def _claims(self, old: int | None, new: int | None) -> Iterator[Standing]:
        were = _in_block(self.was, old)
        are = _in_block(self.now, new)
        lost = [self.pairs.now(key) for key in were]
        for key in dict.fromkeys([*lost, *are]):
            earlier = self.pairs.before.get(key, key if key in were else None)
            if earlier is None or (earlier not in were and key in are):
                # It was added, or its passage was moved here.
                yield Standing(key, self.after.says(key), "new")
            elif key not in self.after.dossier.standing:
                yield Standing(key, self.before.says(earlier), "withdrawn")
            else:
                yield self._standing(earlier, key, were[earlier], are.get(key, ""))

    def _standing(self, earlier: str, key: str, was: str, now: str) -> Standing:
        says = self.after.says(key)
        states = {edit.found.state for edit in self.now.edits if edit.claim == key}
        if not now:
            there = key in self.now.places and State.ORPHAN not in states
            return Standing(key, says, "elsewhere" if there else "lost", difference(was, ""))
        if State.ORPHAN in states or len(self.now.places.get(key, ())) < len(self.was.places.get(earlier, ())):
            return Standing(key, says, "lost", difference(was, now))
        if State.REVIEW in states:
            return Standing(key, says, "unsure", difference(was, now))
        if fold(was).text == fold(now).text:
            return Standing(key, says, "stands")
        return Standing(key, says, "followed" if State.MOVED in states else "edited", difference(was, now))


def _in_block(article: PlacedArticle, block: int | None) -> Mapping[str, str]:
    """Return the words of each claim in a block, several passages joined."""
    found: dict[str, list[str]] = defaultdict(list)
    if block is not None:
        text = article.scan.blocks[block].text
        for claim, places in article.places.items():
            for place in places:
                if place.block == block:
                    found[claim].append(text[place.start : place.end])
    return {claim: " … ".join(words) for claim, words in found.items()}
