from __future__ import annotations

import pytest

from dossier.publish.styles import compact, extract_images

CROSS = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 4'><path d='M0 0l4 4'/></svg>"


@pytest.mark.parametrize(
    "address",
    [
        f'url("data:image/svg+xml;charset=utf-8,{CROSS}")',
        f'url( "data:image/svg+xml,{CROSS}" )',
        "url('data:image/svg+xml," + CROSS.replace("'", "%27") + "')",
    ],
    ids=["charset", "plain", "escaped"],
)
def test_an_image_becomes_a_file_beside_its_style_sheet(address: str) -> None:
    extracted = extract_images(f":root{{--cross:{address};--size:1rem}}", "assets/theme.css")
    ((path, image),) = extracted.images.items()
    assert image == CROSS.encode()
    assert path.startswith("assets/icons/")
    assert extracted.style == f':root{{--cross:url("{path.removeprefix("assets/")}");--size:1rem}}'


def test_equal_images_share_a_file_and_others_do_not() -> None:
    one, other = (f'url("data:image/svg+xml,{image}")' for image in (CROSS, CROSS.replace("4 4", "8 8")))
    assert len(extract_images(f"{one}{one}{other}", "a.css").images) == 2


@pytest.mark.parametrize("style", ["a{b:url(icons/x.svg)}", 'a{b:url("../x.png")}', "a{content:'data:image/svg+xml,'}"])
def test_a_style_sheet_without_images_is_unchanged(style: str) -> None:
    assert extract_images(style, "a.css") == extract_images(style, "b/c.css")
    assert extract_images(style, "a.css").style == style
    assert extract_images(style, "a.css").images == {}


@pytest.mark.parametrize(
    ("style", "compacted"),
    [
        ("/* a: b; */\na { color: red; }\n\nb,\nc { margin: 0 auto; }\n", "a{color:red}b,c{margin:0 auto}"),
        ("@media (min-width: 60em) {\n  a { top: 0; }\n}", "@media (min-width:60em){a{top:0}}"),
        (
            "a { top: calc(1px + 2px); inset: max(anchor(--x top), 0px); }",
            "a{top:calc(1px + 2px);inset:max(anchor(--x top),0px)}",
        ),
        ("div :is(a, b) > c:not(.d) {}", "div :is(a,b) > c:not(.d){}"),
        ("""a { content: ";  } /* no */ \\"; "; }""", """a{content:";  } /* no */ \\"; "}"""),
        ("a::before { content: ': , ' attr(value); }", "a::before{content:': , ' attr(value)}"),
    ],
)
def test_only_what_means_nothing_is_left_out(style: str, compacted: str) -> None:
    assert compact(style) == compacted
    assert compact(compacted) == compacted
