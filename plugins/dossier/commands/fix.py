"""`dossier fix`: make the certain edits of findings, and write down what became of edited passages and pinpoints."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

import click
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from dossier.commands.edits import edited_files
from dossier.commands.options import root_argument, sources_option
from dossier.commands.output import FOUND, many, progress
from dossier.diagnostics import printable
from dossier.originals.verify import shifted_pinpoints
from dossier.publish.edition import Edition
from dossier.publish.inspection import inspect
from dossier.read.rewriting import parsed, write_all, written
from dossier.read.roots import settings_of
from dossier.read.settings import Settings
from dossier.read.source_map import Loc
from dossier.read.values import Dossier
from dossier.text.changes import PassageChange, passage_at
from dossier.text.reanchor import State

_QUOTED = (DoubleQuotedScalarString, SingleQuotedScalarString)


@dataclass(frozen=True, slots=True)
class Change:
    """New values in the file of one claim.

    Attributes:
        claim: The claim, as `ARTICLE/CLAIM`.
        loc: The mapping in which they are.
        values: Each by its key; None to leave the key out.
    """

    claim: str
    loc: Loc
    values: Mapping[str, str | None]


def fix(root: Path, settings: Settings, sources: Path | None, *, dry_run: bool, ask: bool) -> int:
    """Fix what can be fixed in the dossier in `root`, show each change as a diff, and return the exit code.

    Args:
        root: The project root.
        settings: What its configuration says.
        sources: Folder of the originals; with it pinpoints are fixed as well.
        dry_run: Whether to leave the files as they are.
        ask: Whether to ask about edits that are not certain; otherwise they are left.
    """
    with progress("checking"):
        inspection = inspect(root, settings)
    edits = [edit for placed in inspection.edition.placed.values() for edit in placed.edits]
    certain = [edit for edit in edits if edit.found.state in {State.MOVED, State.EXACT}]
    unsure = [edit for edit in edits if edit.found.state is State.REVIEW]
    accepted = [edit for edit in unsure if ask and _accepts(inspection.edition, edit)]
    changes = [_change(inspection.edition, edit) for edit in (*certain, *accepted)]
    if sources is not None:
        changes += list(_pinned(inspection.dossier, sources))
    files = edited_files(root, inspection.findings)
    files |= _rewritten(root, inspection.dossier, changes, files)
    for path, (before, after) in sorted(files.items()):
        click.echo(_diff(path, before, after), nl=False)
    if not dry_run:
        write_all({root / path: after for path, (_, after) in files.items()})
    left = len(unsure) - len(accepted)
    gone = len(edits) - len(certain) - len(unsure)
    done = "would be changed" if dry_run else "changed"
    click.echo(f"{many(len(files), 'file')} {done}", err=True)
    if left:
        became = "it" if left == 1 else "them"
        hint = "run `dossier fix` on a terminal, which asks about each, or correct the claims"
        click.echo(f"{many(left, 'passage')} left, because it is not certain what became of {became}: {hint}", err=True)
    if gone:
        click.echo(f"{many(gone, 'passage')} gone from the articles: `dossier check` names them", err=True)
    return FOUND if left or gone else 0


def _diff(path: str, before: str, after: str) -> str:
    """Return how a file changes, as a unified diff without control characters."""
    lines = unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines)


def _accepts(edition: Edition, edit: PassageChange) -> bool:
    """Show an edit that is not certain, and return whether the words that were found are those of the passage."""
    passage = edition.dossier.claims[edit.claim].claim.passages[edit.number]
    click.echo(f"{printable(edit.claim)}: {edit.found.reason}")
    click.echo(f"  - {printable(passage.text)}")
    click.echo(f"  + {printable(_words(edition, edit)[0])}")
    return click.confirm("  Is this the passage, and does it still say what the claim says?", default=False)


def _words(edition: Edition, edit: PassageChange) -> tuple[str, str | None, str | None]:
    blocks = edition.placed[edit.claim.partition("/")[0]].scan.blocks
    assert edit.place is not None  # noqa: S101 - only an orphan has no place
    return passage_at(blocks, edit.place)


def _change(edition: Edition, edit: PassageChange) -> Change:
    text, before, after = _words(edition, edit)
    return Change(edit.claim, ("passages", edit.number), {"text": text, "before": before, "after": after})


def _pinned(dossier: Dossier, sources: Path) -> Iterator[Change]:
    """Yield a change for each pinpoint whose words are in one other place of the original."""
    for claim, loc, found in shifted_pinpoints(dossier, sources):
        yield Change(claim.id, loc[:-1], {str(loc[-1]): str(found)})


def _rewritten(
    root: Path, dossier: Dossier, changes: Iterable[Change], files: Mapping[str, tuple[str, str]]
) -> dict[str, tuple[str, str]]:
    """Return the text of each file before and after its `changes`, by path relative to `root`.

    They are made after those in `files`, which are not changed.
    """
    by_claim: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        by_claim[change.claim].append(change)
    rewritten = {}
    for claim, of_claim in sorted(by_claim.items()):
        path = dossier.claims[claim].path
        before = files[path][0] if path in files else (root / path).read_text("utf-8")
        data = parsed(files[path][1] if path in files else before)
        for change in of_claim:
            mapping = data
            for key in change.loc:
                mapping = mapping[key]
            _set(mapping, change.values)
        rewritten[path] = before, written(data)
    return rewritten


def _set(mapping: CommentedMap, values: Mapping[str, str | None]) -> None:
    for key, value in values.items():
        old = mapping.get(key)
        if value is None:
            mapping.pop(key, None)
        elif old is None:
            mapping.insert(list(mapping).index("text") + 1, key, value)
        else:
            # What an editor has put into quotation marks stays in them.
            mapping[key] = type(old)(value) if isinstance(old, _QUOTED) else value


@click.command("fix")
@root_argument
@sources_option
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--ask/--no-ask", default=None, help="Ask about what is not certain; by default on a terminal only.")
def fix_command(root: Path, sources: Path | None, *, dry_run: bool, ask: bool | None) -> None:
    """Make the fixes that are certain in ROOT (by default this folder), also in files that cannot be read yet.

    Passages that were edited in the articles get their new words. What is certain is written, and shown as a diff;
    comments and order are kept. About the rest you are asked. With --sources, pinpoints whose words are elsewhere in
    their original are corrected as well.
    """
    asks = sys.stdin.isatty() if ask is None else ask
    sys.exit(fix(root, settings_of(root), sources, dry_run=dry_run, ask=asks and not dry_run))
