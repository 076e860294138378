"""Claims, right and wrong, with what the checker says of each: what the browser has to say too.

Run `python -m tests.contract.claim_cases` to write `tests/contract/claims/` anew, after a change of the model, of a
message or of the dossier on tides, which the claims are about. Cases come from three places: every key of the model
with every kind of value that it may not hold, names and links drawn with a fixed seed, and `BY_HAND`. Read the
difference like code.
"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from dossier.pages.annotate import known
from dossier.pages.publication import Publication
from dossier.read.load import load_dossier
from dossier.read.model import Answer, Claim, Link, Passage, Withdrawn
from dossier.read.model_keys import Key, keys_of
from dossier.read.source_map import Loc
from dossier.read.values import Dossier
from dossier.read.yaml_gate import parse
from tests.contract.claim_findings import TIDES, Data, said

FOLDER = Path(__file__).parent / "claims"
NEW = "gazette/zzz-new-claim"
_LINKS = 160
_NAMES = 120

BY_HAND: dict[str, list[object]] = {
    "date": [
        *("2025", "2025-02-29", "2024-02-29", "2025-13", "2025-00-01", "0000", "-0001-02-29", "2025-08-15/2025-08-16"),
        *("2025-08-15/..", "../2025", "..", "/2025", "2025/", "/", "2025-08~", "2025-08-15T24:00", "2025-08-15T08:30Z"),
        *("15.08.2025", "2025-8-15", "2025-08-15?/2025-08-31%", "2025-08-15/..x", "1900-02-29", "2000-02-29"),
    ],
    "number": ["3", "-2.75", "1e3", "1,5", "0x10", "1234567890123", "1.1234567", "01", "-", ".5", "٣", [], {}, None],
    "pinpoint": ["3:27-35=dcdc8353", "3:35-27=dcdc8353", "0:1-2=dcdc8353", "3:27=dcdc8353", "3:27-35=DCDC8353", [], ""],
    "slug": [
        *("a", "a-b-c-d-e-f", "a-b-c-d-e-f-g", "A", "1a", "a--b", "a-", "-a", "a_b", "é", "a b", "", " ", "a\nb"),
        *("x" * 80, "tab\there", "zero\u200bwidth", "constructor", "no", None, [], {}, "🌊" * 70),
    ],
    "claim": [
        *("gazette/gauge-stopped", "gazette", "gazette/", "/x", "gazette/a/b", "Gazette/x", "gazette/X", ""),
        "a-b-c-d-e-f-g/x",
    ],
    "text": [
        "x",
        "x" * 2000,
        "x" * 2001,
        "🌊" * 1001,
        "",
        "  ",
        "\n",
        "\u00a0",
        "\u3000\t",
        "\u200b",
        "a\nb",
        [],
        {},
        None,
    ],
}


def bases() -> dict[str, Data]:
    """Return the claims of the dossier on tides as data, by name."""
    found = {}
    for file in sorted((TIDES / "annotations/claims").glob("*/*.yml")):
        document, _ = parse(file.read_text("utf-8"), "")
        assert document is not None
        assert isinstance(document.data, dict)
        found[f"{file.parent.name}/{file.stem}"] = dict(document.data)
    return found


def full() -> Data:
    """Return a claim that has every key."""
    return {
        "says": "The gauge stopped at six metres.",
        "kind": "report",
        "by": ["pilots"],
        "stance": "reports",
        "speech": "reported",
        "via": ["author"],
        "passages": [{"text": "the gauge stopped", "source": "3:27-35=dcdc8353", "before": "then", "after": "again"}],
        "source": "3:27-35=dcdc8353",
        "topics": ["force"],
        "mentions": ["moon"],
        "events": ["storm-tide"],
        "origin": "storm-tide",
        "answers": [{"question": "boats-lost", "position": "number", "value": "6"}],
        "links": [{"type": "disputes", "to": "harbor/moon-is-cause", "degree": "minor", "because": "They differ."}],
        "note": "A note.",
        "formerly": ["gazette/old-name"],
        "withdrawn": {"on": "2026-01-31", "why": "It was wrong.", "instead": "gazette/gauge-stopped"},
    }


def _places(model: type[BaseModel], at: Loc = ()) -> Iterator[tuple[Key, Loc]]:
    for key in keys_of(model):
        yield key, (*at, key.name)
        if key.of is not None:
            yield from _places(key.of, (*at, key.name, *((0,) if key.many else ())))


def _put(data: Data, loc: Loc, value: object) -> Data:
    changed = copy.deepcopy(data)
    inner: Any = changed
    for part in loc[:-1]:
        inner = inner[part]
    inner[loc[-1]] = value
    return changed


def _without(data: Data, loc: Loc) -> Data:
    changed = copy.deepcopy(data)
    inner: Any = changed
    for part in loc[:-1]:
        inner = inner[part]
    inner.pop(loc[-1], None)
    return changed


def shapes() -> Iterator[Data]:
    """Yield a full claim with each key left out, and with each value that its kind may or may not have."""
    yield full()
    yield {"says": "x"}
    yield {}
    for key, loc in _places(Claim):
        yield _without(full(), loc)
        values = _values(key)
        for value in values:
            yield _put(full(), loc, value)
            if key.many:
                yield _put(full(), loc, [value])
    yield from _unknown_keys()
    yield from _together()


def _values(key: Key) -> list[object]:
    values: list[object] = [None, "", [], {}, [[]], [None], "reprot"]
    if key.choices:
        values += [key.choices[0][0], key.choices[-1][0][:-1], key.choices[0][0].upper()]
    elif key.form is not None:
        values += BY_HAND[key.form.name]
    return values


def _unknown_keys() -> Iterator[Data]:
    for model, at in ((Claim, ()), (Passage, ("passages", 0)), (Answer, ("answers", 0)), (Link, ("links", 0))):
        for name in ("slug", keys_of(model)[0].name + "s", "Says", "x" * 90, "a key", "ключ"):
            yield _put(full(), (*at, name), "x")
    yield _put(full(), ("withdrawn", keys_of(Withdrawn)[0].name + "n"), "x")


def _together() -> Iterator[Data]:
    yield full() | {"scope": "article"}
    yield {key: value for key, value in full().items() if key != "passages"} | {"scope": "paragraph"}
    for kind in ("agrees", "qualifies", "elaborates", "same-event", "disputes"):
        for link in ({"degree": "minor"}, {"because": "x"}, {}, {"degree": None, "because": None}):
            yield full() | {"links": [{"type": kind, "to": "harbor/moon-is-cause", **link}]}
    for by in (["author"], ["moon"], ["author", "moon"], ["author", "author"]):
        for stance in ("asserts", "reports", "rejects", None):
            yield full() | {"by": by, "stance": stance}


def names(dossier: Dossier, rng: random.Random) -> Iterator[tuple[str, Data]]:
    """Yield claims with names that exist, nearly exist, or do not."""
    data = bases()
    for name, base in data.items():
        yield name, base
        yield NEW, base
    kinds = {"topics": "topics", "mentions": "entities", "events": "events", "by": "entities", "via": "entities"}
    for _ in range(_NAMES):
        base = dict(rng.choice(list(data.values())))
        key = rng.choice(list(kinds))
        known_names = [*getattr(dossier, kinds[key]), "author", "constructor", "nothing-like-it"]
        base[key] = [_mangled(rng.choice(known_names), rng) for _ in range(rng.randint(1, 4))]
        question = rng.choice(list(dossier.questions.values()))
        position = rng.choice(question.positions).slug
        asked = _mangled(question.slug, rng)
        base["answers"] = [{"question": asked, "position": _mangled(position, rng)} for _ in range(rng.randint(0, 2))]
        if base["answers"] and rng.random() < 0.3:
            base["answers"][0]["value"] = "3"
        if rng.random() < 0.2:
            base["origin"] = _mangled(rng.choice(list(dossier.events)), rng)
        yield f"{rng.choice(list(dossier.articles))}/zzz-new-claim", base
    for name in ("nowhere/x", "gazete/x", "gazette/index", "gazette/note-x", "gazette/dossier-x", "gazette/notes"):
        yield name, data["gazette/gauge-stopped"]
    for question in dossier.questions.values():
        for article in question.silent:
            answer = {"question": question.slug, "position": question.positions[0].slug}
            base = {"says": "x", "kind": "report", "by": ["author"], "scope": "article", "answers": [answer]}
            yield f"{article}/zzz-new-claim", base
            yield f"{article}/zzz-new-claim", base | {"withdrawn": {"on": "2026", "why": "x"}}


def links(dossier: Dossier, rng: random.Random) -> Iterator[tuple[str, Data]]:
    """Yield claims that link, point and are renamed to claims that exist, nearly exist, or do not."""
    data, keys = bases(), list(dossier.claims)
    former = [old for claim in dossier.claims.values() for old in claim.claim.formerly]
    for name in (*keys, *former, "nowhere/x", "gazette/gauge-stoped", NEW):
        yield NEW, data[keys[0]] | {"withdrawn": {"on": "2026", "why": "x", "instead": name}}
        yield NEW, data[keys[0]] | {"formerly": [name]}
        yield NEW, data[keys[0]] | {"formerly": [name, name], "links": [{"type": "qualifies", "to": name}]}
    types = ["agrees", "disputes", "qualifies", "same-event"]
    for _ in range(_LINKS):
        own = rng.choice([NEW, *keys])
        base = dict(data.get(own, data[rng.choice(keys)]))
        base.pop("note", None)
        linking = [key for key, one in data.items() if any(each["to"] == own for each in one.get("links", []))]
        written = []
        for _ in range(rng.randint(1, 3)):
            to = rng.choice(
                [rng.choice(keys), rng.choice([*linking, own]), _mangled(rng.choice([*keys, *former]), rng)]
            )
            kind = rng.choice(types)
            further = {"degree": "minor", "because": "x"} if kind == "disputes" else {}
            written.append({"type": kind, "to": to, **further})
        if rng.random() < 0.3:
            written.append(written[0])
        yield own, base | {"links": written}


def _mangled(name: str, rng: random.Random) -> str:
    at = rng.randrange(len(name))
    return rng.choice([name, name, name[:at] + name[at + 1 :] or "x", name + "s", name[:at] + "x" + name[at:]])


def cases() -> list[dict[str, object]]:
    """Return all cases: the name of each claim, its data, and what is said of it; the same at every call."""
    dossier, faults = load_dossier(TIDES)
    assert not [each for each in faults if each.severity == "error"]
    rng = random.Random(15)
    every = [*((NEW, data) for data in shapes()), *names(dossier, rng), *links(dossier, rng)]
    distinct = {json.dumps([name, data], sort_keys=False): (name, data) for name, data in every}
    return [{"id": name, "claim": data, "findings": said(dossier, name, data)} for name, data in distinct.values()]


def files() -> Mapping[str, str]:
    """Return the texts of the fixtures by the names of their files."""
    dossier, _ = load_dossier(TIDES)
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases())
    return {
        "cases.json": f"[\n{lines}\n]\n",
        "dossier.json": json.dumps(known(dossier, Publication()), ensure_ascii=False, indent=1) + "\n",
    }


def main() -> None:
    """Write the fixtures."""
    for name, text in files().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
