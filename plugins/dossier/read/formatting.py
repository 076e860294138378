"""Formatting: the files of annotations in one style, with the values and the comments that they have.

Keys come in the order of the model, and texts that are too long for a line are folded. A file that would lose anything
is left as it is.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from dossier.diagnostics import DossierError
from dossier.read.model import Claim, Entity, Event, Format, Question, Record, Sentence, Topic
from dossier.read.rewriting import WIDTH, parsed, written
from dossier.read.yaml_gate import Document, parse

_LISTS: dict[str, type[BaseModel]] = {"topics": Topic, "entities": Entity, "events": Event, "summary": Sentence}
_FOLDERS: dict[str, type[BaseModel]] = {"claims": Claim, "questions": Question, "records": Record}
_MODELINE = "# yaml-language-server:"
_MOST_PASSES = 3


class FormattingError(DossierError):
    """A file cannot be formatted; the message says why."""


def model_of(path: str) -> type[BaseModel] | None:
    """Return the model of a file, or of its items, given its path below the annotations; None if nothing reads it."""
    folder, _, name = path.rpartition("/")
    if not folder:
        stem = name.removesuffix(".yml")
        return Format if stem == "dossier" else _LISTS.get(stem)
    return _FOLDERS.get(folder.partition("/")[0])


def formatted(text: str, model: type[BaseModel]) -> str:
    """Return `text` in the house style; formatted again, it stays the same.

    Args:
        text: A file of annotations.
        model: What the file holds, or each item of the list that it holds.

    Raises:
        FormattingError: The file cannot be read, or would lose a value or a comment.
    """
    document, faults = parse(text, "")
    if document is None or faults:
        raise FormattingError("it cannot be read: 'dossier check' says why")
    now = text
    for _ in range(_MOST_PASSES):
        before, now = now, _once(now, model)
        if now == before:
            break
    else:
        raise FormattingError("no style of it stays the same when it is formatted again")
    again, faults = parse(now, "")
    if again is None or faults or again.data != document.data:
        raise FormattingError("a value would change")
    if Counter(_comments(parsed(text))) != Counter(_comments(parsed(now))):
        raise FormattingError("a comment would be lost")
    return now


def _comments(node: object) -> Iterator[str]:
    """Yield every line of comment that is kept in `node` or in what it holds."""
    if isinstance(node, CommentedMap | CommentedSeq):
        yield from _lines([node.ca.comment, node.ca.end, *node.ca.items.values()])
        for value in node.values() if isinstance(node, CommentedMap) else node:
            yield from _comments(value)
    else:
        yield from _lines(getattr(node, "comment", None))


def _lines(comment: object) -> Iterator[str]:
    """Yield the lines of comments, which are kept one by one or in lists."""
    if isinstance(comment, list | tuple):
        for each in comment:
            yield from _lines(each)
    elif comment is not None:
        yield from (line.strip() for line in getattr(comment, "value", str(comment)).splitlines() if line.strip())


def _once(text: str, model: type[BaseModel]) -> str:
    document, _ = parse(text, "")
    if document is not None and isinstance(document.data, dict):
        text = _sorted_blocks(text, document, model)
    try:
        data = parsed(text)
        if isinstance(data, CommentedMap):
            _style_mapping(data, model, 0)
        elif isinstance(data, CommentedSeq):
            for item in data:
                if isinstance(item, CommentedMap):
                    _order(item, model)
                    _style_mapping(item, model, 4)
        return written(data) if isinstance(data, CommentedMap | CommentedSeq) else text
    except (YAMLError, ValueError, AssertionError) as error:
        raise FormattingError("it cannot be written again") from error


def _sorted_blocks(text: str, document: Document, model: type[BaseModel]) -> str:
    """Return `text` with its outermost keys in the order of the model, each with the comments above it."""
    assert isinstance(document.data, dict)  # noqa: S101 - the caller has looked
    keys = [str(key) for key in document.data]
    lines = text.splitlines(keepends=True)
    starts = {key: document.marks.key(key).line - 1 for key in keys}
    if len(set(starts.values())) < len(keys) or any(lines[line][:1].isspace() for line in starts.values()):
        return text
    ranks = _ranks(model)
    ordered = sorted(keys, key=lambda key: ranks.get(key, len(ranks)))
    if ordered == sorted(keys, key=lambda key: starts[key]):
        return text
    if not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    begins = {key: _with_comments(lines, start) for key, start in starts.items()}
    first = min(begins.values())
    ends = sorted([*begins.values(), len(lines)])
    blocks = {key: lines[begin : ends[ends.index(begin) + 1]] for key, begin in begins.items()}
    return "".join([*lines[:first], *(line for key in ordered for line in blocks[key])])


def _with_comments(lines: list[str], line: int) -> int:
    """Return the line on which the comments directly above the key on `line` begin; what is for editors stays."""
    while line > 0 and lines[line - 1].startswith("#") and not lines[line - 1].startswith(_MODELINE):
        line -= 1
    return line


def _ranks(model: type[BaseModel]) -> dict[str, int]:
    return {name: number for number, name in enumerate(model.model_fields)}


def _order(mapping: CommentedMap, model: type[BaseModel]) -> None:
    """Put the keys of a mapping in the order of its model, unless comments stand between them."""
    ranks = _ranks(model)
    keys = sorted(mapping, key=lambda key: ranks.get(key, len(ranks)))
    if keys != list(mapping) and not mapping.ca.items and mapping.ca.comment is None and not _commented(mapping):
        for key in keys:
            mapping.move_to_end(key)


def _commented(node: object) -> bool:
    """Return whether there is a comment anywhere in `node`."""
    if isinstance(node, CommentedMap | CommentedSeq):
        values = node.values() if isinstance(node, CommentedMap) else node
        return bool(node.ca.items or node.ca.comment or node.ca.end) or any(map(_commented, values))
    return bool(getattr(node, "comment", None))


def _style_mapping(mapping: CommentedMap, model: type[BaseModel] | None, indent: int) -> None:
    """Fold the long texts in a mapping whose keys begin after `indent` spaces, and put what is in it in order."""
    flow = mapping.fa.flow_style()
    for key, value in mapping.items():
        inner = _inner(model, str(key))
        if isinstance(value, CommentedMap):
            if inner is not None:
                _order(value, inner)
            _style_mapping(value, inner, indent + 2)
        elif isinstance(value, CommentedSeq):
            _style_items(value, inner, indent)
        elif isinstance(value, str) and not flow and key not in mapping.ca.items:
            mapping[key] = _folded(value, indent + 2, WIDTH - indent - len(str(key)) - 2)


def _style_items(items: CommentedSeq, inner: type[BaseModel] | None, indent: int) -> None:
    flow = items.fa.flow_style()
    for number, item in enumerate(items):
        if isinstance(item, CommentedMap):
            if inner is not None:
                _order(item, inner)
            _style_mapping(item, inner, indent + 4)
        elif isinstance(item, str) and not flow and number not in items.ca.items:
            items[number] = _folded(item, indent + 4, WIDTH - indent - 4)


def _folded(text: str, indent: int, room: int) -> str:
    """Return `text` folded if it does not fit into `room`, and on its line if it does; one with breaks stays."""
    if "\n" in text or text != " ".join(text.split(" ")).strip() or "  " in text or not text.isprintable():
        return text
    if isinstance(text, LiteralScalarString) or getattr(text, "comment", None):
        return text
    # Quotation marks and escapes take room too.
    if len(text) + 2 <= room:
        return str(text) if isinstance(text, FoldedScalarString) else text
    lines = textwrap.wrap(text, WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    folded = FoldedScalarString(text)
    folded.fold_pos = list(_ends(lines))
    return folded  # type: ignore[no-any-return]


def _ends(lines: list[str]) -> Iterator[int]:
    """Yield where the spaces are at which a text is divided into `lines`."""
    at = -1
    for line in lines[:-1]:
        at += len(line) + 1
        yield at


def _inner(model: type[BaseModel] | None, key: str) -> type[BaseModel] | None:
    """Return the model of the value at `key`, or of its items; None if it is a text."""
    field = model.model_fields.get(key) if model is not None else None
    return None if field is None else next(_models(field.annotation), None)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - any form of annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)
