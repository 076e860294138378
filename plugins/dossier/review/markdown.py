"""Markdown: a review as the comment of a request, on at most 60 lines.

It is enough to decide up to eight claims; of more it says what kinds there are and where.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dossier.diagnostics import Severity, counts
from dossier.review.kinds import Change, Op, Piece, Pieces
from dossier.review.plain import plain, shortened, visible
from dossier.review.values import ClaimChange, Review

MARKER = "<!-- dossier-report -->"
"""The first line, by which the comment is found and rewritten."""
MOST_LINES = 60
MOST_BYTES = 60_000
"""Hosts take 65,536 characters."""
FULL = 8
"""Most claims that are shown with all that is needed to decide on them."""
QUESTIONS = (
    "Do the marked words carry the sentence, no more and no less?",
    "Is that who says it, does the article back it, pass it on or reject it, and is the kind right?",
    "Would the author accept this as their answer?",
    "Can the two really not both be held? Is the reason fair to both sides?",
)
_SAYS, _WORDS, _REASON, _SHORT = 220, 280, 240, 130
_MOST_DECISIONS, _MOST_ITEMS, _MOST_FINDINGS, _MOST_FILES, _MOST_EFFECTS, _MOST_LINKS = 6, 6, 5, 5, 2, 4


def as_markdown(review: Review) -> str:
    """Return `review` as Markdown of at most 60 lines and 60,000 bytes, in which all text of the dossier is plain."""
    text = _written(review, FULL)
    if len(text.encode()) > MOST_BYTES:
        text = _written(review, 0)
    if len(text.encode()) > MOST_BYTES:
        text = "\n".join(
            [MARKER, *_code(review), f"### {plain(review.headline, 400)}", "", _numbers(review), _foot(review)]
        )
    # No text of a request has a line break, so lines are what is counted here.
    assert text.count("\n") < MOST_LINES  # noqa: S101 - the bounds below add up to less
    return f"{text}\n"


def _written(review: Review, full: int) -> str:
    lines = [*_head(review), *_decisions(review), *_claims(review, full), *_named(review)]
    lines += [*_items(review), *_findings(review), *_ask(review), _foot(review)]
    return "\n".join(lines)


def _head(review: Review) -> list[str]:
    return [MARKER, *_code(review), f"### {plain(review.headline, 400)}", "", _numbers(review), ""]


def _code(review: Review) -> Iterator[str]:
    """Yield the first line where the request has more than data in it."""
    if review.code:
        named = ", ".join(plain(path, 80) for path in review.code[:_MOST_FILES])
        left = len(review.code) - _MOST_FILES
        more = f" and {left} more" if left > 0 else ""
        yield f"**This changes files that are not annotations or articles; read them as code:** {named}{more}."
        yield ""


def _numbers(review: Review) -> str:
    came, went = review.disputes
    disputes = f"**+{came}** disputes" + (f", **−{went}**" if went else "")
    parts = [
        _count(len(review.claims), "claim to read", "claims to read"),
        _count(len(review.questions), "question reads differently", "questions read differently"),
        disputes,
        _count(len(review.paragraphs), "paragraph edited", "paragraphs edited"),
        _count(len(review.decisions), "thing to decide", "things to decide"),
    ]
    return " · ".join(parts)


def _count(number: int, one: str, many: str) -> str:
    return f"**{number}** {one if number == 1 else many}"


def _decisions(review: Review) -> Iterator[str]:
    for decision in review.decisions[:_MOST_DECISIONS]:
        words = f": “{_changed(decision.pieces, _WORDS)}”" if decision.pieces else ""
        yield f"- **To decide.** {plain(decision.lead, 200)}{words}. {plain(decision.ask, _SAYS)}"
    left = len(review.decisions) - _MOST_DECISIONS
    if left > 0:
        yield f"- and {left} more to decide, in the report"
    if review.decisions:
        yield ""


def _claims(review: Review, most: int) -> Iterator[str]:
    """Yield a table of the first claims, in full if there are no more than `most`."""
    if not review.claims:
        return
    full = len(review.claims) <= most
    yield "| | claim | what changes |"
    yield "|---|---|---|"
    for change in review.claims[:FULL]:
        side = change.now
        what = "; ".join(_what(change)) if not full else "<br>".join(_in_full(change))
        claim = f"{plain(side.place, 60)}: {_says(change, _SAYS if full else _SHORT)}"
        words = _passage(change) if full else ""
        yield f"| **{change.main}** | {claim}{words} | {what} |"
    left = review.claims[FULL:]
    if left:
        kinds = Counter(change.main for change in left)
        listed = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
        yield f"| | and {len(left)} more | {listed} |"
    yield ""


def _says(change: ClaimChange, limit: int) -> str:
    """Return what the claim says; what changed in it is in the other column."""
    return plain(change.now.says, limit)


def _passage(change: ClaimChange) -> str:
    """Return the words that the claim rests on, if they have to be looked at to decide."""
    if change.main is Change.RENAMED or not change.now.passages:
        return ""
    return f"<br>in the article: “{plain(' … '.join(change.now.passages), _WORDS)}”"


def _in_full(change: ClaimChange) -> Iterator[str]:
    """Yield what changes, enough to decide on it."""
    yield from _of_itself(change)
    for answer in change.answers[:_MOST_LINKS]:
        before = f"~~{plain(answer.before, 100)}~~ → " if answer.before else ""
        others = f" (others: {plain(answer.others, 160)})" if answer.others else ""
        yield f"*{plain(answer.ask, 120)}* {before}{plain(answer.after, 100) or 'no answer'}{others}"
    for link in change.links[:_MOST_LINKS]:
        lost = {Op.IN: "", Op.OUT: "no longer ", Op.SAME: "still "}[link.op]
        because = f", because {_changed(link.because, _REASON)}" if link.because else ""
        yield f"{lost}{plain(link.words, 60)}: {plain(link.place, 60)}, “{plain(link.says, _SHORT)}”{because}"
    if change.before is not None:
        yield from (_names(each.label, each.gone, each.come) for each in change.names)
    if any(piece.op for piece in change.note):
        yield f"remark: {_changed(change.note, _REASON)}"
    for effect in change.effects[:_MOST_EFFECTS]:
        places = plain(", ".join(effect.places), 80)
        yield f"{places}: {plain(effect.before, 60)} → {plain(effect.after, 60)}"


def _of_itself(change: ClaimChange) -> Iterator[str]:
    """Yield what changes in the claim without its relations."""
    was, now = change.before, change.after
    if was is None:
        yield plain(change.now.line, 160)
        return
    if any(piece.op for piece in change.line):
        yield f"speaker and kind: {_changed(change.line, 200)}"
    if now is None:
        yield "deleted" if change.main is Change.DELETED else "its file cannot be read"
        return
    if now.withdrawn:
        yield f"withdrawn, {plain(now.withdrawn, _REASON)}"
    if any(piece.op for piece in change.says):
        yield f"wording: {_changed(change.says, _SAYS)}"
    if was.passages != now.passages:
        yield f"words before: “{plain(' … '.join(was.passages), _WORDS)}”"
    if was.id != now.id:
        yield f"address: ~~{plain(was.id, 90)}~~ **{plain(now.id, 90)}**, the old one leads on"


def _what(change: ClaimChange) -> Iterator[str]:
    """Yield what changes in few words."""
    for kind in change.changes:
        if kind is not change.main:
            yield str(kind)
    for answer in change.answers[:1]:
        yield f"*{plain(answer.ask, 60)}* {plain(answer.after, 40) or 'no answer'}"
    disputes = [link.place for link in change.links if link.dispute]
    if disputes:
        yield f"in dispute with {plain(', '.join(disputes), 80)}"


def _names(label: str, gone: Sequence[str], come: Sequence[str]) -> str:
    before = f"~~{plain(', '.join(gone), 100)}~~ " if gone else ""
    after = f"**{plain(', '.join(come), 100)}**" if come else ""
    return f"{label.lower()}: {before}{after}".rstrip()


def _named(review: Review) -> Iterator[str]:
    if review.named:
        outlets = Counter(change.now.place.partition("\N{NO-BREAK SPACE}")[0] for change in review.named)
        listed = ", ".join(f"{plain(outlet, 40)} {number}" for outlet, number in outlets.most_common(_MOST_ITEMS))
        left = len(outlets) - _MOST_ITEMS
        listed += f" and {left} more articles" if left > 0 else ""
        noun = "claim changes its" if len(review.named) == 1 else "claims change their"
        yield f"{len(review.named)} {noun} topics or names only: {listed}."
        yield ""


def _items(review: Review) -> Iterator[str]:
    for item in review.items[:_MOST_ITEMS]:
        done = {Op.IN: "added", Op.OUT: "removed", Op.SAME: "changed"}[item.op]
        what = f": {_changed(item.pieces, 200)}" if item.pieces else ""
        yield f"- {item.kind} {done}, {plain(item.name, 100)}{what}"
    left = len(review.items) - _MOST_ITEMS
    if left > 0:
        yield f"- and {left} more changes of questions, lists, records and articles"
    if review.items:
        yield ""


def _findings(review: Review) -> Iterator[str]:
    for each in review.findings[:_MOST_FINDINGS]:
        details = f": {each.details}" if each.details else ""
        where = f"{plain(each.path, 90)}, line {each.line}"
        yield f"- {each.severity} {each.code} in {where}: {plain(each.message + details, _REASON)}"
    left = len(review.findings) - _MOST_FINDINGS
    if left > 0:
        yield f"- and {left} more findings"
    if review.findings:
        yield ""


def _ask(review: Review) -> Iterator[str]:
    if review.claims:
        yield "<details><summary>Four questions for whoever reviews this</summary>"
        yield ""
        yield from (f"{number}. {question}" for number, question in enumerate(QUESTIONS, 1))
        yield ""
        yield "</details>"
        yield ""


def _foot(review: Review) -> str:
    ends = f"Compared with the point of departure, {plain(review.before, 80)}; seen at {plain(review.after, 80)}."
    return f"{ends} {checked(review)}"


def checked(review: Review) -> str:
    """Return what the checker found that it did not find before, in one sentence."""
    number = counts(review.findings)
    found = [
        f"{number[severity]} new {severity}{'' if number[severity] == 1 else 's'}"
        for severity in Severity
        if number[severity]
    ]
    return f"Checked: {', '.join(found) or 'nothing new was found'}."


def _changed(pieces: Pieces, limit: int) -> str:
    """Return a text with what went struck and what came bold; of a long one the parts around what changed."""
    return "".join(_piece(piece) for piece in _near(pieces, limit)).strip()


def _piece(piece: Piece) -> str:
    words = visible(piece.text)
    text = plain(words.strip())
    if not text or not piece.op:
        return plain(words)
    sign = "~~" if piece.op is Op.OUT else "**"
    return f"{' ' * words.startswith(' ')}{sign}{text}{sign}{' ' * words.endswith(' ')}"


def _near(pieces: Pieces, limit: int) -> Iterator[Piece]:
    """Yield `pieces` so that they have about `limit` code points: what stayed is shortened, then what changed."""
    changed = sum(len(piece.text) for piece in pieces if piece.op)
    same = [piece for piece in pieces if not piece.op]
    room = max(limit - changed, 0) // max(len(same), 1)
    spent = 0
    for number, piece in enumerate(pieces):
        if spent > 2 * limit:
            yield Piece(" …")
            return
        text = piece.text
        if not piece.op and len(text) > room + 3:
            half = max(room // 2, 12)
            head = "" if number == 0 else text[:half].rpartition(" ")[0]
            tail = "" if number == len(pieces) - 1 else text[-half:].partition(" ")[2]
            text = f"{head} … {tail}" if len(head) + len(tail) < len(text) else text
        elif piece.op:
            text = shortened(text, max(limit - spent, 20))
        spent += len(text)
        yield Piece(text, piece.op)
