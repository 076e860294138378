//! Ids and links are found alike with and without a look at what is open.

use dossier_core::scan::{ids_and_links, scan};

#[test]
fn what_is_open_matters_only_in_drawings() {
    for markup in [
        "<p id=a><svg><path id=b><circle/></svg><script>'<a href=no>'</script><a name=c href=d>",
        "<svg><title><a href=in></title></svg><title><a href=out></title>",
        "<svg><desc><p></svg><title><a href=in></title>",
        "<svg/><title><a href=no></title>",
        "<svg><p></svg><title><a href=no></title>",
        "<svg><path></p><title><a href=no></title>",
        "<svg><![CDATA[<a href=no>]]></svg><![CDATA[<a href=yes>",
        "<math><title><a href=in></title></math>",
        "<plaintext><a href=no>",
        "<svg><svg></svg><title><a href=in></title></svg>",
        &format!("<svg>{}</svg><title><a href=in>", "<g>".repeat(600)),
        "<textarea><a href=no></textarea><area href=yes>",
    ] {
        let whole = scan(markup);
        assert_eq!(ids_and_links(markup), (whole.ids, whole.links), "{markup}");
    }
}
