"""Post the report of a request as one comment, which later runs rewrite.

This runs with the right to comment, on data that a request made: a Markdown file of a run without rights. It runs
nothing of the request, and takes the number of the request from the host, by owner, branch and commit of the run.
Whatever the file says, the comment has no mention, link, picture or element other than those of the report.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from typing import Any

MARKER = "<!-- dossier-report -->"
ARTIFACT, FILE = "report-comment", "report.md"
MOST_BYTES, MOST_LINES = 60_000, 60
_BOT = "github-actions[bot]"
_TAGS = ("<br>", "<details>", "<summary>", "</summary>", "</details>")
_BREAK = "&#8203;"
_ENTITY = re.compile(r"&(?!#(?:8203|92|96|42|95|123|125|91|93|60|62|38|124|126);)")
_BROKEN = re.compile(
    r"[@#!$%^](?=[\w\"'{(])|\$|:(?=//|[\w+-]+:)|\b(?:GH|gh)-(?=\d)|\b[Ww][Ww][Ww](?=\.)|\b[0-9a-fA-F]{4}(?=[0-9a-fA-F]{3,36}\b)"
)
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def inert(text: str) -> str:
    """Return `text` with at most the elements of a report, and with nothing that a host makes a link or a mention."""
    kept = "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in _UNSEEN)
    lines = [_line(line) for line in kept.split("\n") if line != MARKER]
    if len(lines) >= MOST_LINES:
        lines = [*lines[: MOST_LINES - 2], "…"]
    return "\n".join([MARKER, *lines])


def _line(line: str) -> str:
    parts = re.split("(" + "|".join(map(re.escape, _TAGS)) + ")", line)
    return "".join(part if part in _TAGS else _text(part) for part in parts)


def _text(text: str) -> str:
    # Numbers of entities are no names, and are left as they are.
    parts = re.split(r"(&#\d+;)", _ENTITY.sub("&#38;", text))
    return "".join(part if part.startswith("&#") else _signs(part) for part in parts)


def _signs(text: str) -> str:
    text = _BROKEN.sub(lambda found: found[0] + _BREAK, text)
    for sign in "<>[]`\\":
        text = text.replace(sign, f"&#{ord(sign)};")
    return text


def unpacked(archive: bytes) -> str:
    """Return the text of the one file in `archive`.

    Raises:
        ValueError: It is not there, too large, or not UTF-8.
    """
    with zipfile.ZipFile(io.BytesIO(archive)) as packed, packed.open(FILE) as stream:
        content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ValueError(f"{FILE} is larger than {MOST_BYTES} bytes")
    return content.decode("utf-8")


def _gh(*arguments: str, given: object = None) -> bytes:
    command = ["gh", "api", *arguments, *(["--input", "-"] if given is not None else [])]
    sent = None if given is None else json.dumps(given).encode()
    return subprocess.run(command, input=sent, stdout=subprocess.PIPE, check=True).stdout


def request_of(pulls: list[dict[str, Any]], commit: str) -> int | None:
    """Return the number of the open request whose newest commit is `commit`; None unless there is just one."""
    found = [int(pull["number"]) for pull in pulls if pull["head"]["sha"] == commit]
    return found[0] if len(found) == 1 else None


def main() -> int:
    """Post the comment of the run that the environment names."""
    repository, run, commit = (os.environ[name] for name in ("REPOSITORY", "RUN", "COMMIT"))
    owner, branch = os.environ.get("OWNER", ""), os.environ.get("BRANCH", "")
    base = f"repos/{repository}"
    of_branch = ("-f", "state=open", "-f", f"head={owner}:{branch}")
    number = request_of(json.loads(_gh("--method", "GET", f"{base}/pulls", *of_branch)), commit)
    if number is None:
        print("there is no open request whose newest commit is the one of this run")
        return 0
    found = json.loads(_gh("--method", "GET", f"{base}/actions/runs/{run}/artifacts", "-f", f"name={ARTIFACT}"))
    artifacts = [each for each in found["artifacts"] if each["size_in_bytes"] <= MOST_BYTES]
    if len(artifacts) != 1:
        print("the run has no report, or one that is too large")
        return 0
    text = inert(unpacked(_gh(f"{base}/actions/artifacts/{artifacts[0]['id']}/zip")))
    server = os.environ.get("GITHUB_SERVER_URL", "")
    link = f"[The whole report is among the artefacts of this run.]({server}/{repository}/actions/runs/{run})"
    body = f"{text.rstrip()}\n\n{link}\n"
    mine = f'.[] | select(.user.login == "{_BOT}" and (.body | startswith("{MARKER}"))) | .id'
    comments = _gh("--paginate", f"{base}/issues/{number}/comments?per_page=100", "--jq", mine).split()
    if comments:
        _gh("--method", "PATCH", f"{base}/issues/comments/{int(comments[0])}", given={"body": body})
    else:
        _gh("--method", "POST", f"{base}/issues/{number}/comments", given={"body": body})
    return 0


if __name__ == "__main__":
    sys.exit(main())
