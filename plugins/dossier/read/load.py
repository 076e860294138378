"""Loading: the files of a dossier as checked values, each with its place in its file.

Files are written by anybody who opens a pull request. Nothing in them, or about them, makes loading raise: what
cannot be read becomes a diagnostic, and the rest is loaded.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from dossier.diagnostics import Diagnostic, did_you_mean, ordered, shown
from dossier.read.documents import Documents
from dossier.read.faults import validated
from dossier.read.files import FORMAT, LISTS, Found, Tree, read_text
from dossier.read.front_matter import split_front_matter
from dossier.read.lints import linted
from dossier.read.model import (
    FORMAT_VERSION,
    Claim,
    Entity,
    Event,
    Format,
    FrontMatter,
    Question,
    Record,
    Sentence,
    Topic,
)
from dossier.read.renamed import follow_renames
from dossier.read.source_map import Loc
from dossier.read.states import without_text, without_wording
from dossier.read.values import Article, Dossier, ListFile, LoadedClaim, LoadedRecord, QuestionFile
from dossier.read.yaml_gate import MAX_BYTES, Document

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping
    from pathlib import Path

MAX_ARTICLE_BYTES = 1024 * 1024

_Item = TypeVar("_Item", Topic, Entity, Event, Sentence)


def load_dossier(
    root: Path,
    *,
    annotations: str = "annotations",
    articles: str = "docs/articles",
    publishes: Callable[[str], bool] = lambda _: True,
) -> tuple[Dossier, list[Diagnostic]]:
    """Return what is in the files below `root`, and a diagnostic for everything that could not be loaded.

    Args:
        root: The project root.
        annotations: Folder of the annotations, relative to `root`, with forward slashes.
        articles: Folder of the renditions, relative to `root`, with forward slashes.
        publishes: Returns whether `articles/NAME.md` becomes a page; if not, the file is not part of the dossier.
    """
    return _Loader(root, annotations, articles, publishes).load()


class _Loader:
    """Collects values and diagnostics while it goes through the folders."""

    def __init__(self, root: Path, annotations: str, articles: str, publishes: Callable[[str], bool]) -> None:
        self._root = root
        self._annotations = annotations
        self._articles = articles
        self._below = f"{annotations}/"
        self._publishes = publishes
        self._excluded: dict[str, str] = {}
        self._diagnostics: list[Diagnostic] = []
        self._unread: set[tuple[str, str]] = set()
        self._lists: dict[str, ListFile] = {}
        self._question_files: dict[str, QuestionFile] = {}
        self._documents = Documents(root)

    def load(self) -> tuple[Dossier, list[Diagnostic]]:
        tree = Tree(self._root, self._diagnostics)
        found = tree.annotations(self._annotations)
        articles = without_text(self._load_articles(tree))
        if not self._is_current(found):
            # Nothing that a file says would be understood, so nothing is read, and nothing more is said of any.
            stated = f"{self._annotations}/{FORMAT}.yml"
            said = [each for each in self._diagnostics if each.path == stated or not each.path.startswith(self._below)]
            return self._unreadable(articles), ordered(said)
        self._documents.read_ahead([path for *_, path in (*found.claims, *found.questions, *found.records)])
        questions = self._load_questions(found.questions)
        dossier = Dossier(
            root=self._root,
            articles=MappingProxyType(articles),
            claims=MappingProxyType(
                without_wording(self._with_article(self._load_claims(found.claims), articles), articles)
            ),
            questions=MappingProxyType(questions),
            topics=MappingProxyType(self._load_list("topics", Topic, found)),
            entities=MappingProxyType(self._load_list("entities", Entity, found)),
            events=MappingProxyType(self._load_list("events", Event, found)),
            records=MappingProxyType(self._load_records(found.records)),
            summary=MappingProxyType(self._load_list("summary", Sentence, found)),
            question_files=MappingProxyType(self._question_files),
            lists=MappingProxyType(self._lists),
            unread=frozenset(self._unread),
        )
        dossier, notes = follow_renames(dossier)
        return dossier, ordered([*self._diagnostics, *notes])

    def _is_current(self, found: Found) -> bool:
        """Return whether the annotations are of the format that is read here; a folder without any is."""
        if found.format is None:
            if not (found.claims or found.questions or found.records or found.lists):
                return True
            return self._other_format(1, f"{self._annotations}/{FORMAT}.yml", (1, 1))
        document = self._document(found.format)
        stated = None if document is None else self._model(Format, document, found.format)
        if document is None or stated is None:
            return False
        place = document.marks.value("format")
        return stated.format == FORMAT_VERSION or self._other_format(stated.format, found.format, place)

    def _other_format(self, stated: int, path: str, place: tuple[int, int]) -> bool:
        hint = "run 'dossier upgrade'" if stated < FORMAT_VERSION else "install a newer version of mkdocs-dossier"
        message, expected = "the annotations are of another format", f"'format: {FORMAT_VERSION}'"
        self._diagnostics.append(Diagnostic("D120", message, path, *place, expected, f"format {stated}", hint))
        return False

    def _unreadable(self, articles: Mapping[str, Article]) -> Dossier:
        kinds = ("claims", "questions", "topics", "entities", "events")
        lists = {kind: ListFile(f"{self._annotations}/{kind}.yml") for kind in LISTS}
        return Dossier(
            root=self._root,
            articles=MappingProxyType(dict(articles)),
            lists=MappingProxyType(lists),
            unread=frozenset((kind, "*") for kind in kinds),
        )

    def _load_questions(self, files: list[tuple[str, str]]) -> dict[str, Question]:
        loaded = {}
        for slug, path in files:
            document = self._document(path)
            # The slug is the name of the file; the model has it too, so that a question knows what it is called.
            named = document is not None and isinstance(document.data, dict) and "slug" in document.data
            if document is not None and named:
                place = document.marks.key("slug")
                hint = "delete the key: a question is called like its file"
                self._diagnostics.append(Diagnostic("D201", "the key 'slug' is not known", path, *place, hint=hint))
            data = None if document is None else document.data
            if document is not None and isinstance(data, dict):
                document = Document({**data, "slug": slug}, document.marks)
            question = None if document is None else self._model(Question, document, path)
            if document is None or question is None or named:
                self._unread.add(("questions", slug))
            else:
                loaded[slug] = question
                self._question_files[slug] = QuestionFile(path, document.marks)
        last = max((question.rank or 0 for question in loaded.values()), default=0) + 1
        return dict(sorted(loaded.items(), key=lambda item: (item[1].rank or last, item[0])))

    def _load_articles(self, tree: Tree) -> dict[str, Article]:
        loaded = {}
        for slug, path in tree.articles(self._articles):
            if not self._publishes(f"articles/{slug}.md"):
                self._excluded[slug] = path
                continue
            article = self._article(slug, path)
            if article is None:
                self._unread.add(("articles", slug))
            else:
                loaded[slug] = article
        return loaded

    def _article(self, slug: str, path: str) -> Article | None:
        text, faults = read_text(self._root / path, path, MAX_ARTICLE_BYTES)
        self._diagnostics += faults
        if text is None:
            return None
        split = split_front_matter(text)
        if split is None:
            hint = "start the file with a line '---', the keys, and another line '---'"
            self._diagnostics.append(Diagnostic("D114", "the front matter is missing or has no end", path, hint=hint))
            return None
        front_text, body, body_line = split
        if len(front_text.encode()) > MAX_BYTES:
            expected = f"at most {MAX_BYTES // 1024} KiB"
            self._diagnostics.append(Diagnostic("D102", "the front matter is too large", path, expected=expected))
            return None
        document, faults = linted(front_text, path, first_line=2)
        self._diagnostics += faults
        front = None if document is None else self._model(FrontMatter, document, path)
        if document is None or front is None:
            return None
        return Article(slug, path, front, body, body_line, document.marks)

    def _load_claims(self, files: list[tuple[str, str, str]]) -> dict[str, LoadedClaim]:
        loaded = {}
        for article, slug, path in files:
            name = f"{article}/{slug}"
            document = self._document(path)
            claim = None if document is None else self._model(Claim, document, path)
            if document is None or claim is None:
                self._unread.add(("claims", name))
            else:
                loaded[name] = LoadedClaim(name, article, slug, path, claim, document.marks)
        return loaded

    def _with_article(
        self, claims: Mapping[str, LoadedClaim], articles: Mapping[str, Article]
    ) -> dict[str, LoadedClaim]:
        """Return the claims whose article is loaded; a folder without one is reported once, at its first claim."""
        housed: dict[str, LoadedClaim] = {}
        for claim in claims.values():
            if claim.article in articles:
                housed[claim.id] = claim
                continue
            self._unread.add(("claims", claim.id))
            if ("articles", claim.article) not in self._unread:
                self._unread.add(("articles", claim.article))
                self._diagnostics.append(self._no_article(claim, articles))
        return housed

    def _no_article(self, claim: LoadedClaim, articles: Collection[str]) -> Diagnostic:
        if claim.article in self._excluded:
            message = "the article has claims, but 'exclude_docs' or 'draft_docs' of mkdocs.yml keeps it from the site"
            hint = f"take it out of there, or delete {self._annotations}/claims/{claim.article}/"
            return Diagnostic("D315", message, self._excluded[claim.article], hint=hint)
        message = f"there is no article {shown(claim.article)}"
        hint = did_you_mean(claim.article, articles) or "add the article, or rename the folder of the claim"
        return Diagnostic("D301", message, claim.path, hint=hint)

    def _load_records(self, files: list[tuple[str, str]]) -> dict[str, LoadedRecord]:
        loaded = {}
        for slug, path in files:
            document = self._document(path)
            record = None if document is None else self._model(Record, document, path)
            if document is not None and record is not None:
                loaded[slug] = LoadedRecord(slug, path, record, document.marks)
        return loaded

    def _load_list(self, kind: str, model: type[_Item], found: Found) -> dict[str, _Item]:
        path = found.lists.get(kind)
        if path is None:
            self._lists[kind] = ListFile(f"{self._annotations}/{kind}.yml")
            return {}
        document = self._document(path)
        if document is None or not isinstance(document.data or [], list):
            if document is not None:
                place = document.marks.value()
                hint = "start every item with '- slug: …'"
                message = "the file has the wrong shape"
                self._diagnostics.append(Diagnostic("D203", message, path, *place, "a list", hint=hint))
            self._lists[kind] = ListFile(path)
            self._unread.add((kind, "*"))
            return {}
        return self._load_items(kind, model, document, path)

    def _load_items(self, kind: str, model: type[_Item], document: Document, path: str) -> dict[str, _Item]:
        loaded: dict[str, _Item] = {}
        numbers: dict[str, int] = {}
        items = document.data if isinstance(document.data, list) else []
        for number, data in enumerate(items):
            item = self._model(model, Document(data, document.marks), path, (number,))
            if item is None:
                name = data.get("slug") if isinstance(data, dict) else None
                # Without a name, any reference could be meant for this item.
                self._unread.add((kind, name if isinstance(name, str) else "*"))
            elif item.slug in loaded:
                place = document.marks.value(number, "slug")
                first = document.marks.value(numbers[item.slug], "slug").line
                message = f"the slug {shown(item.slug)} is defined twice"
                hint = f"choose another; the first is on line {first}"
                self._diagnostics.append(Diagnostic("D209", message, path, *place, hint=hint))
            else:
                loaded[item.slug] = item
                numbers[item.slug] = number
        self._lists[kind] = ListFile(path, document.marks, MappingProxyType(numbers))
        return loaded

    def _model(self, model: type[_AnyModel], document: Document, path: str, at: Loc = ()) -> _AnyModel | None:
        result = validated(model, document.data, document.marks, path, at)
        if isinstance(result, list):
            self._diagnostics += result
            return None
        return result

    def _document(self, path: str) -> Document | None:
        document, faults = self._documents.read(path)
        self._diagnostics += faults
        return document


_AnyModel = TypeVar("_AnyModel", bound=BaseModel)
