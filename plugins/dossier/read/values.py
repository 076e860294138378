"""What is in a dossier once it is loaded: checked values, each with the place where it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from dossier.read.model import Claim, Entity, Event, FrontMatter, Question, Record, Sentence, Topic
from dossier.read.source_map import SourceMap, SourcePosition
from dossier.read.terms import ArticleState


@dataclass(frozen=True, slots=True)
class Article:
    """One rendition, `docs/articles/ARTICLE.md`.

    Attributes:
        slug: Name of the file without its ending.
        path: File, relative to the project root, with forward slashes.
        front: What is established about the article.
        body: Markdown below the front matter.
        body_line: Line of the file on which `body` starts, counted from 1.
        marks: Where the values of the front matter are written.
    """

    slug: str
    path: str
    front: FrontMatter
    body: str
    body_line: int
    marks: SourceMap = field(default_factory=SourceMap, repr=False)

    @property
    def taken_down(self) -> bool:
        """Whether its outlet asked to take it down; its text is then not shown."""
        return self.front.state is not None and self.front.state.kind is ArticleState.TAKEN_DOWN


@dataclass(frozen=True, slots=True)
class LoadedClaim:
    """One claim with its address.

    Attributes:
        id: `ARTICLE/CLAIM`, its identity.
        article: Slug of the article.
        slug: Slug of the claim.
        path: File, relative to the project root, with forward slashes.
        claim: What the file says.
        marks: Where its values are written.
    """

    id: str
    article: str
    slug: str
    path: str
    claim: Claim
    marks: SourceMap = field(default_factory=SourceMap, repr=False)


@dataclass(frozen=True, slots=True)
class LoadedRecord:
    """What public records say, with its address; attributes as in `LoadedClaim`."""

    slug: str
    path: str
    record: Record
    marks: SourceMap = field(default_factory=SourceMap, repr=False)


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """Where the values of a question are written.

    Attributes:
        path: File, relative to the project root, with forward slashes.
        marks: Where its values are written.
    """

    path: str
    marks: SourceMap = field(default_factory=SourceMap, repr=False)

    def place(self, *loc: str | int) -> SourcePosition:
        """Return where the value at `loc` is written."""
        return self.marks.value(*loc)


@dataclass(frozen=True, slots=True)
class ListFile:
    """Where the items of `topics.yml` or another list are written.

    Attributes:
        path: File, relative to the project root, with forward slashes.
        marks: Where its values are written.
        numbers: Number of each item in the file, counted from 0, by its slug.
    """

    path: str
    marks: SourceMap = field(default_factory=SourceMap, repr=False)
    numbers: Mapping[str, int] = field(default_factory=dict)

    def place(self, slug: str, *loc: str | int) -> SourcePosition:
        """Return where the value at `loc` of the item `slug` is written."""
        return self.marks.value(self.numbers[slug], *loc)


@dataclass(frozen=True)
class Dossier:
    """Everything that was loaded, in an order that depends only on names and files.

    Articles, claims (keyed `ARTICLE/CLAIM`) and records come sorted by name, questions by rank and name, the items of
    the list files in the order of their file.

    Attributes:
        root: The project root.
        articles: Articles by slug.
        claims: Claims by id; the article of each is among `articles`.
        questions: Questions by slug.
        topics: Topics by slug.
        entities: Entities by slug.
        events: Events by slug.
        records: Records by slug.
        summary: Sentences of what happened, by slug.
        question_files: Where the values of each question are written, by slug.
        lists: Where the items of `topics`, `entities`, `events` and `summary` are written, by these names.
        unread: What exists but could not be loaded, as kind and name, such as `("claims", "unherd/x")`; the name
            `*` stands for a whole list file. A reference to one of them is not a second fault.
    """

    root: Path
    articles: Mapping[str, Article] = field(default_factory=dict)
    claims: Mapping[str, LoadedClaim] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    entities: Mapping[str, Entity] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    records: Mapping[str, LoadedRecord] = field(default_factory=dict)
    summary: Mapping[str, Sentence] = field(default_factory=dict)
    question_files: Mapping[str, QuestionFile] = field(default_factory=dict)
    lists: Mapping[str, ListFile] = field(default_factory=dict)
    unread: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def standing(self) -> Mapping[str, LoadedClaim]:
        """Claims that are not withdrawn, by id."""
        return {key: claim for key, claim in self.claims.items() if claim.claim.withdrawn is None}

    @cached_property
    def _by_article(self) -> Mapping[str, list[LoadedClaim]]:
        found: dict[str, list[LoadedClaim]] = {article: [] for article in self.articles}
        for claim in self.standing.values():
            found.setdefault(claim.article, []).append(claim)
        return found

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Claims whose wording is not shown, because their article was taken down and they were not kept."""
        gone = {slug for slug, one in self.articles.items() if one.taken_down and not _keeps_claims(one)}
        return frozenset(key for key, claim in self.claims.items() if claim.article in gone)

    def claims_of(self, article: str) -> Sequence[LoadedClaim]:
        """Return the claims of `article` that are not withdrawn, sorted by name."""
        return self._by_article.get(article, ())

    def knows(self, kind: str, name: str) -> bool:
        """Return whether `name` exists among `kind`, such as `topics`, whether or not it was loaded."""
        return name in getattr(self, kind) or bool({(kind, name), (kind, "*")} & self.unread)

    def where(self, kind: str, name: str) -> str:
        """Return the file in which `name` of `kind`, such as `topics` or `questions`, is defined or would be."""
        if kind != "questions":
            return self.lists[kind].path
        folder = self.lists["topics"].path.rpartition("/")[0]
        return f"{folder}/questions/{name}.yml"

    def annotation_files(self) -> list[str]:
        """Return the files from which annotations were loaded, relative to the project root."""
        files: list[ListFile | LoadedClaim | LoadedRecord | QuestionFile]
        # A list without items may have no file.
        lists = [one for one in self.lists.values() if one.numbers]
        files = [*lists, *self.question_files.values(), *self.claims.values(), *self.records.values()]
        return [file.path for file in files]


def _keeps_claims(article: Article) -> bool:
    return article.front.state is not None and article.front.state.claims == "kept"
