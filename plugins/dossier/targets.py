"""Targets: the source path of everything that a page can link to.

The values that templates show carry targets. A template turns a target into a relative address where it writes the
link, since only there is it known which page the link is on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

ARTICLES = "articles"
ARTICLES_INDEX = "articles.md"
CLAIMS_INDEX = "claims/index.md"
QUESTIONS_INDEX = "questions/index.md"
QUESTIONS_CSV = "questions/questions.csv"
TOPICS_INDEX = "topics/index.md"
ENTITIES_INDEX = "entities/index.md"
KINDS_INDEX = "kinds/index.md"
VERDICTS_INDEX = "verdicts/index.md"
STANDINGS_INDEX = "standing/index.md"
FAMILIES = (KINDS_INDEX, VERDICTS_INDEX, STANDINGS_INDEX)
"""Lists above pages of claims; a menu has the list of all claims in their place."""
TIMELINE = "events/index.md"
CORRECTIONS = "corrections/index.md"
CONTRIBUTE = "contribute.md"
"""The page on which editors say how to add a claim, if they have one."""
_ABOUT = frozenset({"method", "contribute", "reference", "project"})
"""Names of pages and of folders that are about the site rather than its subject."""
ANNOTATE = "annotate.json"
"""What the form for a claim knows of the dossier."""
ANNOTATE_FORM = "annotate-form.json"
"""The form itself, in the language of the site, and where it hands over what it makes."""
FEED = "feed.xml"
COMPARISONS = "compare"
ABREAST = "abreast"
ARTICLE_END = "dossier-end"
ASSETS = "assets/dossier"
STYLES = f"{ASSETS}/dossier.css"
"""The style sheet that all pages share; it is joined from those in `assets/css/`."""
OWN_ARTICLES_INDEX = ("articles/index.md", "articles/README.md", ARTICLES_INDEX)
"""Files in which editors may write the page of articles themselves; all have one address."""

Resolve = Callable[[str], str]
"""From a target to its address, relative to one page."""


def article(slug: str) -> str:
    """Return the target of the article `slug`."""
    return f"{ARTICLES}/{slug}.md"


def article_of(path: str) -> str | None:
    """Return the slug of the article that has the page `path`; None if it cannot be an article's."""
    folder, _, name = path.rpartition("/")
    is_article = folder == ARTICLES and name.endswith(".md") and path not in OWN_ARTICLES_INDEX
    return name.removesuffix(".md") if is_article else None


def folder(path: str) -> str:
    """Return the target of the folder of addresses that has the page `path`."""
    return f"{path.rpartition('/')[0]}/index.md"


def is_about_site(path: str) -> bool:
    """Return whether the page `path`, which editors wrote, is about the site itself, such as its method."""
    return path.partition("/")[0].removesuffix(".md") in _ABOUT


def comparison(first: str, second: str) -> str:
    """Return the target of the page that compares two articles, given in the order of their slugs."""
    return f"{COMPARISONS}/{first}/{second}.md"


def abreast(slug: str) -> str:
    """Return the target of the page that has the article `slug` abreast with its original; the full-text edition's."""
    return f"{ABREAST}/{slug}.md"


def article_end(slug: str) -> str:
    """Return the target of the end of the article `slug`."""
    return f"{article(slug)}#{ARTICLE_END}"


def passage(article_slug: str, claim: str) -> str:
    """Return the target of the passage of the claim with the slug `claim` in its article."""
    return f"{ARTICLES}/{article_slug}.md#{claim}"


def claim(key: str) -> str:
    """Return the target of the page of the claim `key`, given as `ARTICLE/CLAIM`."""
    return f"claims/{key}.md"


def claim_of(path: str) -> str | None:
    """Return the claim that has the page `path`, as `ARTICLE/CLAIM`; None if it cannot be a claim's."""
    key = path.removeprefix("claims/").removesuffix(".md")
    return key if path == f"claims/{key}.md" and key.count("/") == 1 else None


def question(slug: str) -> str:
    """Return the target of the page of the question `slug`."""
    return f"questions/{slug}.md"


def topic(slug: str) -> str:
    """Return the target of the page of the topic `slug`."""
    return f"topics/{slug}.md"


def entity(slug: str) -> str:
    """Return the target of the page of the entity `slug`."""
    return f"entities/{slug}.md"


def event(slug: str) -> str:
    """Return the target of the event `slug` on the timeline."""
    return f"{TIMELINE}#{slug}"


def leaf(path: str, number: int) -> str:
    """Return the target of page `number` of the list at `path`, whose first page is `path` itself.

    The number comes below the address of the list. It cannot be a slug, since those begin with a letter.
    """
    return path if number == 1 else f"{path.removesuffix('.md').removesuffix('/index')}/{number}.md"


def text_of_record(slug: str) -> str:
    """Return the target of the text of record of the article `slug`."""
    return f"{ARTICLES}/{slug}.text.json"


def generated_files(articles: Iterable[str]) -> tuple[str, ...]:
    """Return the targets of the files, besides pages, to which a page may link; `articles` are slugs."""
    return (QUESTIONS_CSV, *map(text_of_record, articles))


def claim_files(slug: str) -> str:
    """Return the address, from the site's root, of the files of the claims of the article `slug`."""
    return f"{ARTICLES}/{slug}.claims.json"


def question_file(slug: str) -> str:
    """Return the address, from the site's root, of the file of the question `slug`."""
    return f"questions/{slug}.file.json"


def list_file(kind: str) -> str:
    """Return the address, from the site's root, of the file of the list `kind`, such as `topics`."""
    return f"{kind}.file.json"


def schema(kind: str) -> str:
    """Return the target of the JSON Schema of files of `kind`, such as `claim`."""
    return f"schema/{kind}.json"


def feed(slug: str) -> str:
    """Return the target of the feed of the article `slug`."""
    return f"{ARTICLES}/{slug}.xml"


def topic_anchor(slug: str) -> str:
    """Return the anchor of the topic `slug` in the matrix of questions."""
    return f"about-{slug}"


def asset(path: str) -> str:
    """Return the target of a file of the package's assets, such as `page/main.js`."""
    return f"{ASSETS}/{path}"


class Addresses:
    """Relative addresses between pages.

    Args:
        urls: Address of every page relative to the site's root, by source path.
        moved: Targets with an anchor that is on another page than the target says, with the target that it is at.
    """

    def __init__(self, urls: Mapping[str, str], moved: Mapping[str, str] = MappingProxyType({})) -> None:
        self._urls = urls
        self._moved = moved

    def of(self, target: str) -> str:
        """Return the address of `target` relative to the site's root."""
        path, hash_sign, fragment = self._moved.get(target, target).partition("#")
        return self._urls.get(path, path) + hash_sign + fragment

    def seen_from(self, page: str) -> Resolve:
        """Return the function from a target to its address relative to the page with the source path `page`."""
        folder = self._urls.get(page, page).rpartition("/")[0]

        def resolve(target: str) -> str:
            path, hash_sign, fragment = self._moved.get(target, target).partition("#")
            if path in ("", page):
                return f"#{fragment}" if hash_sign else "."
            return _relative(self._urls.get(path, path), folder) + hash_sign + fragment

        return resolve


@lru_cache(maxsize=4096)
def _relative(url: str, folder: str) -> str:
    """Return `url` as seen from the folder `folder`, both relative to the site's root."""
    here = [part for part in folder.split("/") if part not in ("", ".")]
    there = [part for part in url.split("/") if part not in ("", ".")]
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    relative = "/".join([*[".."] * (len(here) - shared), *there[shared:]]) or "."
    return f"{relative}/" if url == "./" or url.endswith("/") else relative
