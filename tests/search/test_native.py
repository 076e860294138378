"""The native module as Python sees it; what it computes is tested in native/ and by the contract fixtures."""

from __future__ import annotations

import errno
import html.entities
import inspect
import os
import re
import runpy
import threading
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier import _native
from dossier._native import (
    FORMAT_VERSION,
    Block,
    Document,
    Index,
    anchors_and_links,
    build_index,
    index_site,
    page_documents,
    scan,
    tokenize,
)

ROOT = Path(__file__).parents[2]
FORMAT = (ROOT / "docs" / "project" / "index-format.md").read_text(encoding="utf-8")
MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<li>", "<b>", "</b>", "<br>", "&amp;", "&#x1F989;", " ", "\n", "<i hidden>", "</i>"]
    )
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=4),
    max_size=30,
).map("".join)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
DOCUMENTS = st.builds(Document, **dict.fromkeys(["url", "kind", "title", "crumbs", "text", "aliases"], WORDS))


def _content(page: str) -> list[tuple[str, str, str | None, str]]:
    return [(block.kind, block.path, block.id, block.text) for block in scan(page).blocks]


@given(
    st.lists(
        st.sampled_from(
            ["<a href=x&amp;y>", "<a name=b>", '<p id="é">', "<script>", "</script>", "<!--", "-->", "<svg>"]
        )
        | MARKUP,
        max_size=12,
    ).map("".join)
)
def test_anchors_and_links_are_those_of_a_scan(page: str) -> None:
    found = scan(page)
    assert anchors_and_links(page) == ({name for name, _ in found.ids}, {href for href, _ in found.links})


@given(MARKUP)
@example("🦉<p id='é'>né&amp;𝛑  e\u0301</p>")
def test_runs_lead_from_text_to_markup_in_code_points(page: str) -> None:
    for block in scan(page).blocks:
        assert block.text
        assert 0 <= block.start <= block.inner_start <= block.inner_end <= block.end <= len(page)
        at, last = 0, block.inner_start
        for text_start, text_end, html_start, html_end in block.runs:
            assert text_start == at < text_end
            assert last <= html_start < html_end
            at, last = text_end, html_end
            text, markup = block.text[text_start:text_end], page[html_start:html_end]
            if len(text) == len(markup):
                assert text == markup or (text.isspace() and markup.isspace())
            else:
                assert text == " " or markup.startswith("&")
        assert at == len(block.text)
        assert last <= block.inner_end


@given(MARKUP)
def test_marks_are_invisible(page: str) -> None:
    runs = [run for block in scan(page).blocks for run in block.runs]
    woven = page
    for _, _, start, end in reversed(runs):
        # A `</` at the very end is text, and no longer with something after it.
        if page[start:end] != "<br>" and not page.endswith("</", start, end):
            mark = f'<mark data-dossier="mark">{page[start:end]}</mark><i data-dossier="n">1</i>'
            woven = woven[:start] + mark + woven[end:]
    assert _content(woven) == _content(page)


def test_named_references_are_those_of_the_standard() -> None:
    for name, characters in html.entities.html5.items():
        expected = f"a{' ' if characters.isspace() and characters.isascii() else characters}."
        assert _content(f"<p>a&{name}.</p>") == [("p", "p", None, expected)], name


def test_table_of_references_is_up_to_date() -> None:
    script = runpy.run_path(str(ROOT / "native" / "named_references.py"))
    assert script["TABLE"].read_text(encoding="ascii") == script["table"]()


def test_ids_and_links_have_offsets_in_code_points() -> None:
    page = "🦉<p id=a><a href='x?a&amp;b'>é</a><svg id=b></svg>"
    found = scan(page)
    assert found.ids == [("a", 1), ("b", page.index("<svg"))]
    assert found.links == [("x?a&b", page.index("<a"))]


def test_words_have_ranges_in_code_points() -> None:
    assert tokenize("🦉 Né’s 𝛑") == [("ne", 2, 6), ("π", 7, 8)]


def test_hits_carry_what_was_indexed_with_ranges_in_code_points() -> None:
    document = Document(url="a/", kind="claim", title="🦉 Tide", crumbs="¶1", text="🦉 né tide", aliases="moon")
    index = Index(build_index([document]))
    [hit] = index.search("tid").hits
    assert (hit.url, hit.kind, hit.title, hit.crumbs) == ("a/", "claim", "🦉 Tide", "¶1")
    assert (hit.excerpt, hit.ranges, hit.title_ranges) == ("🦉 né tide", [(5, 9)], [(2, 6)])
    assert [found.url for found in index.search("moon").hits] == ["a/"]


@given(st.lists(DOCUMENTS))
def test_the_same_documents_yield_the_same_bytes(documents: list[Document]) -> None:
    files = build_index(documents)
    assert build_index(documents) == files
    index = Index(files)
    for document in documents:
        for word, _, _ in tokenize(document.title):
            answer = index.search(word, limit=len(documents), prefix=False)
            known = word in {one for one, _, _ in tokenize(word)}
            assert document.url in {hit.url for hit in answer.hits} or not known


@given(st.binary(max_size=60))
@example(b"DSIX")
@example(build_index([])["manifest.bin"][:-1])
def test_other_bytes_are_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^expected .*"):
        Index({"manifest.bin": data})


def test_a_newer_version_is_refused_by_name() -> None:
    manifest = bytearray(build_index([])["manifest.bin"])
    manifest[4] = FORMAT_VERSION + 1
    with pytest.raises(ValueError, match=f"expected index format version {FORMAT_VERSION}, found {FORMAT_VERSION + 1}"):
        Index({"manifest.bin": bytes(manifest)})


def test_the_written_format_names_this_version_and_shows_its_bytes() -> None:
    assert f"| 4 | 2 | format version | {FORMAT_VERSION} |" in FORMAT
    moon = Document(url="a/", kind="page", title="Moon", text="The moon.")
    tide = Document(url="b/", kind="claim", title="Tide", crumbs="¶3", aliases="moon", fields=[("topic", "sea")])
    files = build_index([moon, tide])
    shown = {
        name: bytes.fromhex("".join(line[6:] for line in block.splitlines()))
        for name, block in re.findall(r"`([0-9a-z]+\.bin)`[^\n]*:\n\n```hex\n(.*?)```", FORMAT, flags=re.DOTALL)
    }
    assert shown == files


def test_a_page_is_cut_into_sections_without_navigation() -> None:
    page = """<html lang=en><title>T</title><nav>skip</nav><main><h1>Tides <a class=headerlink>¶</a></h1><p>Lead.
        <section id=causes><h2>Causes</h2><p>Moon.<p hidden>never<nav>no</nav><h3 id=wind>Wind</h3>Some.
        </section></main><footer>skip</footer>"""
    documents = page_documents("t/", page)
    found = [(one.url, one.kind, one.title, one.crumbs, one.text) for one in documents]
    assert found == [
        ("t/", "page", "Tides", "", "Lead."),
        ("t/#causes", "section", "Causes", "Tides", "Moon."),
        ("t/#wind", "section", "Wind", "Tides › Causes", "Some."),
    ]
    assert [one.text for one in page_documents("t/", "<div id=x>in</div>out", "#x")] == ["in"]


def test_the_cells_of_a_table_are_told_apart() -> None:
    table = "<tr><th>Port<th>Height<tr><td>Hull<td><p>7 m</p><p>at springs</p></table>after"
    [page] = page_documents("t/", f"<h1>Tides</h1><p>before</p><table>{table}")
    assert page.text == "before · Port · Height · Hull · 7 m · at springs after"


def test_terms_that_a_section_defines_are_names_of_it() -> None:
    [page] = page_documents("t/", "<h1>Tides</h1><dl><dt>ebb(height)<dd>Falls.<dt>flood (of water)<dd>Rises.</dl>")
    assert page.aliases.split() == ["ebb", "flood"]
    assert page.text == "ebb(height) Falls. flood (of water) Rises."
    assert [one.text for one in page_documents("t/", "<header>h</header>in<aside>a</aside>")] == ["in"]
    assert page_documents("t/", "<meta http-equiv=refresh content='0; url=x'><p>moved") == []
    with pytest.raises(ValueError, match="expected a selector"):
        page_documents("t/", "", "main > p")


def test_wrong_arguments_are_type_errors() -> None:
    with pytest.raises(TypeError):
        Document(url="a", kind="page")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        build_index(["a"])  # type: ignore[list-item]


def test_results_cannot_be_changed() -> None:
    [block] = scan("<p>a</p>").blocks
    assert isinstance(block, Block)
    with pytest.raises(AttributeError):
        block.text = "b"  # type: ignore[misc]


def test_other_threads_run_while_a_page_is_scanned() -> None:
    page = "<p>a &amp; b</p>" * 200_000
    scanning = threading.Thread(target=scan, args=(page,))
    scanning.start()
    turns = 0
    while scanning.is_alive():
        time.sleep(0.001)
        turns += 1
    assert turns > 3


def test_stub_names_what_the_module_holds() -> None:
    public = {name for name, value in vars(_native).items() if not name.startswith("_") and not inspect.ismodule(value)}
    assert public == set(_native.__all__)


def _page(folder: Path) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text("<main><h1>Tide</h1>turns</main>", "utf-8")
    return folder


def _raised(error: pytest.ExceptionInfo[OSError]) -> tuple[type[OSError], int | None, object]:
    """Return what Python's own functions raise for a file: class, number and name."""
    assert error.value.strerror
    return type(error.value), error.value.errno, error.value.filename


def test_a_file_that_cannot_be_written_is_an_os_error_that_names_it(tmp_path: Path) -> None:
    site, out = _page(tmp_path / "site"), tmp_path / "out"
    (out / "manifest.bin").mkdir(parents=True)
    with pytest.raises(OSError, match=r"manifest\.bin") as found:
        index_site(site, out)
    assert found.value.filename == str(out / "manifest.bin")
    with pytest.raises(OSError, match=r"manifest\.bin") as expected:
        (site / "index.html").replace(out / "manifest.bin")
    if os.name == "posix":
        assert _raised(found)[:2] == _raised(expected)[:2]
        assert found.value.strerror == expected.value.strerror
    assert [path.name for path in out.iterdir() if path.suffix == ".tmp"] == []


def test_a_folder_that_is_not_there_is_the_error_that_python_raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as site:
        index_site(tmp_path / "none", tmp_path / "out")
    assert _raised(site) == (FileNotFoundError, errno.ENOENT, str(tmp_path / "none"))
    with pytest.raises(FileNotFoundError) as index:
        Index.open(tmp_path / "none")
    assert _raised(index) == (FileNotFoundError, errno.ENOENT, str(tmp_path / "none" / "manifest.bin"))


def test_a_part_that_is_gone_is_an_os_error_when_a_query_needs_it(tmp_path: Path) -> None:
    index_site(_page(tmp_path / "site"), tmp_path / "out")
    index = Index.open(tmp_path / "out")
    for part in (tmp_path / "out").glob("[0-9a-f]*.bin"):
        part.unlink()
    for ask in (lambda: index.search("tide"), lambda: index.rank(["tide"])):
        with pytest.raises(FileNotFoundError) as error:
            ask()
        assert Path(error.value.filename).parent == tmp_path / "out"


def test_what_is_wrong_with_the_bytes_is_a_value_error(tmp_path: Path) -> None:
    index_site(_page(tmp_path / "site"), tmp_path / "out")
    (tmp_path / "out" / "manifest.bin").write_bytes(b"DSIX")
    with pytest.raises(ValueError, match=r"^expected an index of 16 bytes, found 4"):
        Index.open(tmp_path / "out")
    with pytest.raises(ValueError, match=r"^expected the file manifest\.bin of the index, found none"):
        Index({})
