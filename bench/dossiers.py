"""Dossiers of any size, made of meaningless words, to measure what it costs to check and build one.

The shape is that of the Alaska dossier, scaled: each claim has a sentence to itself, most answer one of three
questions per article, and every fifth has a link, which disputes or qualifies an answer to the same question.
"""

from __future__ import annotations

import random
from pathlib import Path

from dossier.read.model import FORMAT_VERSION

_SYLLABLES = ("ba", "ro", "ti", "mel", "su", "kan", "le", "vor", "ni", "dax", "po", "rim")
_KINDS = ("report", "interpretation", "evaluation", "prediction", "background", "proposal")
_SENTENCES = 5
"""Sentences for each paragraph, and claims for each one with a link."""
_ANSWERING = 0.6
"""Share of the claims that answer a question."""


def write_dossier(root: Path, *, articles: int, questions: int, claims: int, seed: int = 1) -> None:
    """Write a dossier without faults below `root`, with its `mkdocs.yml`; the same arguments give the same bytes.

    Args:
        root: An empty folder.
        articles: Number of articles.
        questions: Number of questions, at least one.
        claims: Number of claims, shared out evenly among the articles.
        seed: A different number gives different words.
    """
    _Writer(root, random.Random(seed)).write(articles, questions, claims)  # noqa: S311 - nothing is kept secret


class _Writer:
    def __init__(self, root: Path, chance: random.Random) -> None:
        self._root = root
        self._chance = chance
        self._latest: dict[int, tuple[int, int]] = {}
        self._words = [f"{a}{b}{c}" for a in _SYLLABLES for b in _SYLLABLES for c in _SYLLABLES[:6]]

    def write(self, articles: int, questions: int, claims: int) -> None:
        self._file("mkdocs.yml", _SETTINGS)
        self._file("annotations/dossier.yml", f"format: {FORMAT_VERSION}\n")
        self._file("docs/index.md", "# A large dossier\n\n<!-- dossier: disputes -->\n\n<!-- dossier: articles -->\n")
        topics, entities, events = max(questions // 20, 3), max(questions // 5, 5), max(questions // 20, 3)
        self._list("topics", [f"- slug: topic-{n}\n  name: Topic {n}\n" for n in range(topics)])
        self._list("entities", [f"- slug: person-{n}\n  name: Person {n}\n  type: person\n" for n in range(entities)])
        self._list("events", [f"- slug: event-{n}\n  name: Event {n}\n  when: 2025-01-01\n" for n in range(events)])
        answered: dict[int, set[int]] = {question: set() for question in range(questions)}
        number = 0
        for article in range(articles):
            share = claims // articles + (article < claims % articles)
            asked = [self._chance.randrange(questions) for _ in range(3)]
            paragraphs: list[list[str]] = []
            for claim in range(share):
                sentence = self._sentence(number)
                if claim % _SENTENCES == 0:
                    paragraphs.append([])
                paragraphs[-1].append(sentence)
                question = self._chance.choice(asked)
                answers = self._chance.random() < _ANSWERING
                if answers:
                    answered[question].add(article)
                self._claim(article, claim, sentence, question if answers else None, (topics, entities, events))
                number += 1
            text = "\n\n".join(" ".join(sentences) for sentences in paragraphs)
            front = f"label: Article {article}\noutlet: Outlet {article}\nparagraphs: {len(paragraphs)}\n"
            self._file(f"docs/articles/article-{article}.md", f"---\n{front}---\n\n{text}\n")
        for question in range(questions):
            text = self._question(articles, answered[question])
            self._file(f"annotations/questions/question-{question}.yml", text)

    def _claim(
        self, article: int, claim: int, sentence: str, question: int | None, lists: tuple[int, int, int]
    ) -> None:
        topics, entities, events = lists
        lines = [
            f"says: {sentence}",
            f"kind: {self._chance.choice(_KINDS)}",
            f"by: [{'author' if claim % 3 else f'person-{self._chance.randrange(entities)}'}]",
            f"passages:\n  - text: {sentence.rstrip('.')}",
            f"topics: [topic-{self._chance.randrange(topics)}]",
            f"mentions: [person-{self._chance.randrange(entities)}]",
        ]
        if claim % 10 == 0:
            lines.append(f"events: [event-{self._chance.randrange(events)}]")
        if question is not None:
            position = self._chance.choice("abc")
            lines.append(f"answers:\n  - question: question-{question}\n    position: {position}")
        if claim % _SENTENCES == 0:
            lines += self._link(article, claim, question)
        if question is not None:
            self._latest[question] = (article, claim)
        self._file(f"annotations/claims/article-{article}/claim-{claim}.yml", "\n".join(lines) + "\n")

    def _link(self, article: int, claim: int, question: int | None) -> list[str]:
        other_article, other_claim = self._latest.get(-1 if question is None else question, (article, claim))
        if other_article == article:
            return []
        kind = "type: disputes\n    degree: direct" if claim % 2 else "type: qualifies"
        to = f"article-{other_article}/claim-{other_claim}"
        return [f"links:\n  - {kind}\n    to: {to}\n    because: {self._phrase(9)}"]

    def _question(self, articles: int, answered: set[int]) -> str:
        silent = ", ".join(f"article-{n}" for n in range(articles) if n not in answered)
        positions = "".join(f"  - slug: {slug}\n    label: {self._phrase(3)}\n" for slug in "abc")
        return f"ask: {self._phrase(6)}?\npositions:\n{positions}silent: [{silent}]\n"

    def _sentence(self, number: int) -> str:
        """Return a sentence unlike any other."""
        return f"{self._phrase(6)} {number} {self._phrase(8).lower()}."

    def _phrase(self, words: int) -> str:
        return " ".join(self._chance.choices(self._words, k=words)).capitalize()

    def _list(self, name: str, items: list[str]) -> None:
        self._file(f"annotations/{name}.yml", "".join(items))

    def _file(self, path: str, text: str) -> None:
        file = self._root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


_SETTINGS = """\
site_name: A large dossier
theme:
  name: material
  font: false
plugins:
  - dossier
nav:
  - Home: index.md
  - Who says what: questions/index.md
  - All claims: claims/index.md
  - Topics: topics/index.md
  - People: entities/index.md
  - Timeline: events/index.md
not_in_nav: /articles/
"""
