//! Pages as generators and editors leave them: which are found, under which titles and addresses.

use dossier_core::index::{page_documents, site_documents};

/// Address, title and text of each document of the page at `guide/winch.html`.
fn read(html: &str) -> Vec<(String, String, String)> {
    let documents = page_documents("guide/winch.html", html, None).0;
    documents.into_iter().map(|one| (one.url, one.title, one.text)).collect()
}

#[test]
fn a_page_that_leads_elsewhere_or_asks_for_it_is_left_out() {
    for (head, found) in [
        ("<meta http-equiv=refresh content='0; url=../'>", false),
        ("<META HTTP-EQUIV='Refresh' CONTENT='2;URL=\"crane.html\"'>", false),
        ("<meta http-equiv=refresh content=30>", true),
        ("<meta http-equiv=refresh content='30; url=next.html'>", true),
        ("<meta http-equiv=refresh content='0; url=winch.html#rope'>", true),
        ("<meta http-equiv=refresh content='5; url=https://example.org/docs/guide/winch.html'>", true),
        ("<noscript><meta http-equiv=refresh content='0; url=plain.html'></noscript>", true),
        ("<template><meta name=robots content=noindex></template>", true),
        ("<!-- <meta name=robots content=noindex> -->", true),
        ("<meta name=robots content='noindex,follow'>", false),
        ("<meta name=Robots content=' None '>", false),
        ("<meta name=robots content='index, follow, max-image-preview:none-such'>", false),
        ("<meta name=robots content='nofollow'>", true),
        ("<meta name=description content='noindex'>", true),
    ] {
        let html = format!("<html><head><title>Winch</title>{head}</head><body><main>drum</main>");
        assert_eq!(!read(&html).is_empty(), found, "{head}");
    }
}

#[test]
fn a_copy_is_left_out_where_its_original_is_found() {
    let found = |link: &str| {
        let html = format!("<link rel='shortlink canonical' href='{link}'><main>drum</main>");
        !site_documents("old/winch.html", &html, None, |page| page == "new/winch").0.is_empty()
    };
    for (link, expected) in [
        ("../new/winch.html", false),
        ("https://example.org/docs/new/winch", false),
        ("https://example.org/docs/old/winch.html", true),
        ("https://example.org/elsewhere.html", true),
        ("https://example.org/", true),
        ("winch.html", true),
    ] {
        assert_eq!(found(link), expected, "{link}");
    }
}

#[test]
fn a_link_to_a_heading_is_no_part_of_it() {
    for heading in [
        "<h2 id=drum>Drum<a href='#drum'>§</a></h2>",
        "<h2 id=drum><a href='#drum'>#</a> Drum</h2>",
        "<h2 id=drum>Drum <a href='#drum'>Link to this part</a></h2>",
        "<h2 id=drum><a href='#drum'>Drum</a></h2>",
        "<h2 id=drum>Drum<a href='#drum'>&#8203;</a></h2>",
        "<h2 id=drum>Drum<a href='#drum'><span>🔗</span></a></h2>",
        "<h2 id=drum>Drum<a href='winch.html#drum'>¶</a></h2>",
        "<div id=drum><h2>Drum <a href='#drum'>copy</a></h2></div>",
        "<div><h2 id=drum>Drum</h2><a href='#drum'><span>Part “Drum”</span></a></div>",
        "<h2><a name=drum></a>Drum<a href='#x'>¶</a></h2>",
    ] {
        let found = read(&format!("<main><h1>Winch</h1><p>All.{heading}<p>Turns.</main>"));
        let expected = ("guide/winch.html#drum".to_owned(), "Drum".to_owned(), "Turns.".to_owned());
        assert_eq!(found.get(1), Some(&expected), "{heading}");
    }
    let found = read("<main><h2 id=a>Drum of the <a href='#b'>Winch</a></h2><p>See <a href='#a'>this</a>.</main>");
    assert_eq!((&*found[0].1, &*found[0].2), ("Drum of the Winch", "See this."));
    let umlaut = read("<main><h2 id='maß'>Drum<a href='#ma%C3%9F'>copy</a></h2></main>");
    assert_eq!(umlaut[0].1, "Drum");
}

#[test]
fn what_a_browser_shows_is_read_and_what_an_editor_excludes_is_not() {
    let text = |html: &str| read(html).into_iter().map(|one| one.2).collect::<Vec<_>>().join("|");
    assert_eq!(text("<main>a<div hidden=until-found>b</div><div hidden>c</div></main>"), "a b");
    assert_eq!(text("<main>a<template shadowrootmode=open><p>b</template><template><p>c</template></main>"), "a b");
    assert_eq!(text("<main>a<div data-search-exclude>b</div></main>"), "a");
    let found = read("<main>a<h2 id=b data-search-exclude>b</h2><p>c<h2 id=d>d</h2><p>e</main>");
    assert_eq!(found.iter().map(|one| &*one.2).collect::<Vec<_>>(), ["a", "e"]);
}

#[test]
fn a_page_is_named_by_what_it_has() {
    let title = |html: &str| read(html)[0].1.clone();
    assert_eq!(title("<title>Site</title><body><header><h1>Winch</h1></header><p>Turns."), "Winch");
    assert_eq!(title("<title>Site</title><header><h1>Name</h1></header><main><p>Turns.</main>"), "Site");
    assert_eq!(title("<body><p>Turns."), "Turns.");
    assert_eq!(title("<p>One two three four five six seven eight nine"), "One two three four five six seven eight …");
}

#[test]
fn an_address_can_be_followed() {
    let (documents, _) = page_documents("a%23b.html", "<main><h2 id='50% off'>Sale</h2></main>", None);
    assert_eq!(documents[0].url, "a%23b.html#50%25%20off");
}
