"""The page of corrections: what has changed, when and why, and what is said where nothing is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dossier import targets
from dossier.pages.claim_page import claim_values
from dossier.pages.corrections import Log, corrections_entry, corrections_groups, log_of
from dossier.pages.paging import LIMITS, Limits
from dossier.pages.planned import corrections_pages, moved_anchors
from dossier.pages.publication import Publication
from dossier.pages.templating import Templates
from dossier.read.corrections import ClaimChange, ClaimVersion, Correction, LinkVersion, StateChange
from dossier.targets import Addresses
from tests.build import Tides
from tests.rendering import EVIL, Outline, Rendered, answer, dossier_of, text_of
from tests.repository import Repository

if TYPE_CHECKING:
    from pathlib import Path

    from dossier.read.values import Dossier

_WITHDRAWN = {"withdrawn": {"on": "2026-02-01", "why": "The article says the *opposite*."}}


def _version(says: str = "The tide turns.", **changes: Any) -> ClaimVersion:  # noqa: ANN401 - as ClaimVersion
    values = {"kind": "report", "by": ("author",), "stance": "asserts", "answers": (), "links": (), "withdrawn": False}
    return ClaimVersion(says, **{**values, **changes})


def _correction(day: str, *claims: ClaimChange, number: int = 1, **extra: Any) -> Correction:  # noqa: ANN401
    values = {"subject": "harbor: reword", "why": "", "states": (), "added": ()}
    return Correction(f"{number:040x}", day, claims=claims, **{**values, **extra})


def _change(before: ClaimVersion, after: ClaimVersion, claim: str = "alpha/one") -> ClaimChange:
    return ClaimChange(claim, before, after)


def _pages(
    dossier: Dossier, log: Log, limits: Limits = LIMITS, publication: Publication | None = None
) -> dict[str, str]:
    planned = list(corrections_pages(log, limits))
    view = Rendered(dossier, {}, Publication()).view
    templates = Templates(Addresses({}, moved_anchors(planned)), full_text=False)
    published = publication or Publication()
    return {page.path: templates.render(page.template, page.path, **page.values(view, published)) for page in planned}


def _page(dossier: Dossier, *corrections: Correction, publication: Publication | None = None) -> str:
    (page,) = _pages(dossier, log_of(dossier, corrections), publication=publication).values()
    Outline(page)
    return page


def test_a_new_wording_is_shown_before_and_after_with_the_words_that_differ() -> None:
    dossier = dossier_of({"alpha/one": {}})
    before, after = _version("The tide turns once a day."), _version("The tide turns twice a day.")
    page = _page(dossier, _correction("2026-03-01", _change(before, after), why="The article\nsays twice.\n"))
    assert "The tide turns <del>once</del> a day." in page
    assert "The tide turns <ins>twice</ins> a day." in page
    assert '<time datetime="2026-03-01">1 March 2026</time>' in page
    assert "<b>Why:</b> The article says twice." in page


def test_texts_with_little_in_common_are_shown_whole() -> None:
    dossier = dossier_of({"alpha/one": {}})
    page = _page(dossier, _correction("2026-03-01", _change(_version("It was a storm."), _version("The moon pulls."))))
    assert "<del>" not in page
    assert "It was a storm." in page
    assert "The moon pulls." in page


def test_links_answers_and_speakers_are_said_in_words() -> None:
    dossier = dossier_of({"alpha/one": {}, "beta/two": {"says": "The wind pushes."}})
    link = LinkVersion("disputes", "beta/two", "minor", "One says more.")
    before = _version(by=("ada",), stance="reports", answers=(("cause", "wind"),))
    after = _version(kind="background", answers=(("cause", "moon"),), links=(link,))
    words = text_of(_page(dossier, _correction("2026-03-01", _change(before, after))))
    assert "Now disputes (a dispute in a small matter) The wind pushes. Beta One says more." in words
    assert "Answer to What causes tides? Before The wind After The moon" in words
    assert "Speaker Before Ada Wave After the author" in words
    assert "Stance Before reported After asserted" in words
    assert "Kind Before report After background" in words
    words = text_of(_page(dossier, _correction("2026-03-01", _change(after, before))))
    assert "No longer disputes (a dispute in a small matter) The wind pushes. Beta" in words
    assert "One says more." not in words


def test_another_degree_and_another_reason_of_a_dispute_are_shown() -> None:
    dossier = dossier_of({"alpha/one": {}, "beta/two": {}})
    minor = LinkVersion("disputes", "beta/two", "minor", "One says more than the other.")
    page = _page(
        dossier,
        _correction(
            "2026-03-01",
            _change(_version(links=(minor,)), _version(links=(LinkVersion("disputes", "beta/two", "direct", ""),))),
            _change(
                _version(links=(minor,)),
                _version(links=(LinkVersion("disputes", "beta/two", "minor", "One says less than the other."),)),
                "beta/two",
            ),
        ),
    )
    words = text_of(page)
    assert "No longer disputes (a dispute in a small matter)" in words
    assert "Now disputes (a direct dispute)" in words
    assert "One says <del>more</del> than the other." in page


def _lead(*corrections: Correction, **claims: dict[str, Any]) -> str:
    dossier = dossier_of({"alpha/one": {}, "beta/two": {"says": "The wind pushes."}, **claims})
    words = text_of(_page(dossier, *corrections))
    return words[words.index("Last corrected") : words.index("Every change, by day")]


def test_the_page_begins_with_the_last_correction_and_what_follows_from_it() -> None:
    link = LinkVersion("disputes", "beta/two", "minor", "One says more.")
    reworded, disputing = _change(_version("So."), _version("Thus.")), _change(_version(), _version(links=(link,)))
    old = _correction("2026-03-01", _change(_version(), _version(kind="background")), number=2)
    lead = _lead(_correction("2026-03-02", reworded, disputing, why="It was overlooked."), old)
    assert lead.startswith("Last corrected, on 2 March 2026: one holds.")
    assert "It is called a dispute with “The wind pushes.” (Beta) since." in lead
    assert "The pictures and the counts of disputes changed with it." in lead
    assert "Why: It was overlooked. All 2 changes of that day" in lead
    lead = _lead(_correction("2026-03-02", _change(_version(links=(link,)), _version())))
    assert "It is no longer called a dispute with “The wind pushes.”" in lead
    assert "The change in full" in lead


def test_what_the_last_correction_means_depends_on_what_it_changed() -> None:
    def said(before: ClaimVersion, after: ClaimVersion) -> str:
        return _lead(_correction("2026-03-02", _change(before, after)))

    moon, wind = _version(answers=(("cause", "moon"),)), _version(answers=(("cause", "wind"),))
    assert "Its answer to “What causes tides?” is now “The wind”. The mark of its article moved" in said(moon, wind)
    assert "The question “What causes tides?” is no longer answered by it." in said(moon, _version())
    assert "Kind: report before, background now." in said(_version(), _version(kind="background"))
    assert "It was reworded or linked otherwise. What it counts for is the same." in said(_version("So."), _version())
    assert "It was restored." in said(_version(withdrawn=True), _version())
    assert "It was withdrawn." in said(_version(), _version(withdrawn=True))


def test_without_a_correction_the_page_says_what_it_is_for() -> None:
    assert "What has changed in this dossier, when and why." in text_of(_page(dossier_of({"alpha/one": {}})))


def test_what_no_longer_exists_is_named_by_its_slug() -> None:
    dossier = dossier_of({"alpha/one": {}})
    gone = _version(links=(LinkVersion("qualifies", "beta/was-here", "", ""),), answers=(("old-one", "not-so"),))
    words = text_of(_page(dossier, _correction("2026-03-01", _change(gone, _version()))))
    assert "No longer qualifies was here" in words
    assert "No longer answers old one not so" in words


def test_a_withdrawn_claim_is_listed_with_its_reason_whether_or_not_git_is_there() -> None:
    dossier = dossier_of(
        {"alpha/one": {**_WITHDRAWN, "withdrawn": {**_WITHDRAWN["withdrawn"], "instead": "beta/two"}}, "beta/two": {}}
    )
    for corrections in (None, ()):
        (page,) = _pages(dossier, log_of(dossier, corrections)).values()
        words = text_of(page)
        assert "Withdrawn on 1 February 2026: The article says the *opposite*. Instead: two holds." in words
        assert ("built without the history" in words) == (corrections is None)


def test_where_nothing_has_changed_the_page_says_so() -> None:
    dossier = dossier_of({"alpha/one": {}})
    assert "No change is recorded." in _page(dossier)


def test_new_claims_are_summed_up_by_day() -> None:
    dossier = dossier_of({"alpha/one": {}, "alpha/two": {}, "beta/three": {}})
    page = _page(
        dossier,
        _correction("2026-03-02", added=("beta/three",), number=2),
        _correction("2026-03-02", added=("alpha/one", "alpha/two")),
    )
    assert "New: 2 claims of Alpha , 1 claim of Beta" in text_of(page)
    assert "holds." not in page


def test_the_newest_comes_first_and_withdrawals_of_a_day_before_its_commits() -> None:
    dossier = dossier_of({"alpha/one": {}, "beta/two": _WITHDRAWN})
    first = _correction("2026-02-01", _change(_version("A b c."), _version("A b d.")), number=1)
    last = _correction("2026-03-01", _change(_version("A b d."), _version("A b e.")), number=2)
    log = log_of(dossier, (last, first))
    assert [edit.anchor for edit in log.edits] == ["c-0000000000", "w-2026-02-01", "c-0000000000"]
    assert log.changes == 3
    assert (log.last["alpha/one"].day, log.last["beta/two"].day) == ("2026-03-01", "2026-02-01")


def test_a_claim_counts_as_changed_where_another_is_linked_to_it() -> None:
    dossier = dossier_of({"alpha/one": {}, "beta/two": {}})
    link = LinkVersion("disputes", "beta/two", "minor", "x")
    log = log_of(dossier, (_correction("2026-03-01", _change(_version(), _version(links=(link,)))),))
    assert set(log.last) == {"alpha/one", "beta/two"}


def test_a_state_is_dated_by_git_where_it_knows_and_else_by_itself() -> None:
    dossier = dossier_of({}, front={"state": {"kind": "corrected", "on": "2026-01-05"}}, articles=("alpha",))
    (page,) = _pages(dossier, log_of(dossier, None)).values()
    assert "5 January 2026" in page
    change = StateChange("alpha", "", "corrected")
    page = _page(dossier, _correction("2026-03-01", states=(change,)))
    assert "5 January 2026" not in page
    assert "State of the article Before as published After corrected by its outlet" in text_of(page)


def test_an_uncertain_day_has_an_anchor_too() -> None:
    dossier = dossier_of({"alpha/one": {"withdrawn": {"on": "2026-02?", "why": "x"}}})
    (edit,) = log_of(dossier, None).edits
    assert edit.anchor == "w-2026-02-"


def test_a_reason_is_the_text_of_the_message_without_what_programs_read_or_its_first_line() -> None:
    dossier = dossier_of({"alpha/one": {}})
    change = _change(_version("A b c."), _version("A b d."))
    signed = "It was wrong.\nTwice.\n\nSigned-off-by: A <a@example.org>\n"
    assert "<b>Why:</b> It was wrong. Twice.</p>" in _page(dossier, _correction("2026-03-01", change, why=signed))
    assert "<b>Why:</b> Reword</p>" in _page(dossier, _correction("2026-03-01", change))
    long = _page(dossier, _correction("2026-03-01", change, why="word " * 400))
    assert "word…</p>" in long


def test_nothing_in_a_version_or_a_message_is_markup() -> None:
    dossier = dossier_of({"alpha/one": {"says": EVIL}})
    change = _change(_version(EVIL, kind=EVIL), _version(f"{EVIL} x", links=(LinkVersion(EVIL, EVIL, EVIL, EVIL),)))
    page = _page(dossier, _correction("2026-03-01", change, why=EVIL))
    assert "<script>alert" not in page
    assert "<img" not in page


def test_a_commit_is_linked_where_the_repository_has_an_address() -> None:
    dossier = dossier_of({"alpha/one": {}})
    one = _correction("2026-03-01", _change(_version("A b c."), _version("A b d.")))
    page = _page(dossier, one, publication=Publication(repo_url="https://code.example.org/x"))
    assert f'<a href="https://code.example.org/x/commit/{one.commit}"' in page
    assert one.commit[:10] not in text_of(_page(dossier, one)), "a number that leads nowhere says nothing"


def test_a_long_list_is_divided_and_each_anchor_leads_to_its_page() -> None:
    dossier = dossier_of({"alpha/one": {}})
    change = _change(_version("A b c."), _version("A b d."))
    corrections = [
        Correction(f"{number:x}" * 40, f"2026-03-{20 - number:02}", "x", "", (change,), (), ())
        for number in range(1, 10)
    ]
    log = log_of(dossier, corrections)
    pages = _pages(dossier, log, Limits(whole=9, page=9))
    assert list(pages) == ["corrections/index.md", "corrections/2.md", "corrections/3.md"]
    assert all(page.count("<h4>") == 3 for page in pages.values())
    assert 'id="c-1111111111"' in pages["corrections/index.md"]
    assert 'id="c-9999999999"' in pages["corrections/3.md"]
    assert corrections_groups(log)[0].name == "19 March 2026"


def test_the_search_finds_it() -> None:
    dossier = dossier_of({})
    entry = corrections_entry(Rendered(dossier, {}, Publication()).view)
    assert (entry.kind, entry.title) == ("page", "Corrections")


def test_the_page_of_a_claim_leads_to_its_last_change() -> None:
    dossier = dossier_of({"alpha/one": answer("moon")})
    log = log_of(dossier, (_correction("2026-03-01", _change(_version("A b c."), _version("A b d."))),))
    view = Rendered(dossier, {}, Publication()).view
    values = claim_values("alpha/one", view, Publication(changed=log.last))
    page = Templates(Addresses({}), full_text=False).render("claim.html", targets.claim("alpha/one"), **values)
    assert 'Changed on <time datetime="2026-03-01">1 March 2026</time>' in page
    assert 'href="../../corrections/index.md#c-0000000000"' in page


def test_a_built_site_shows_what_its_repository_knows(tmp_path: Path) -> None:
    tides = Tides.copy(tmp_path)
    repository = Repository(tides.root)
    claim = tides.root / "annotations/claims/harbor/twice-a-day.yml"
    text = claim.read_text("utf-8")
    says = next(line for line in text.splitlines() if line.startswith("says: "))
    repository.commit({"annotations/claims/harbor/twice-a-day.yml": text.replace(says, "says: It turns.")})
    commit = repository.commit({"annotations/claims/harbor/twice-a-day.yml": text}, "harbor: reword\n\nIt said less.")
    (tides.root / ".gitignore").write_text("site/\n")
    page = tides.build().page("corrections/index.html")
    assert "It said less." in page
    assert f'<section class="dossier-revision" id="c-{commit[:10]}">' in page
    assert f'href="../../../corrections/#c-{commit[:10]}"' in tides.page("claims/harbor/twice-a-day/index.html")
    first = page
    assert tides.build().page("corrections/index.html") == first


def test_changes_of_wording_alone_come_after_the_others_of_their_day_and_are_folded() -> None:
    dossier = dossier_of({"alpha/one": {}, "alpha/two": {}, "beta/three": {}})
    link = LinkVersion("disputes", "beta/three", "minor", "One says more.")
    reworded = _change(_version("A b c."), _version("A b d."))
    reasoned = _change(_version(links=(link,)), _version(links=(replace(link, because="It says less."),)), "beta/three")
    turned = _change(_version(), _version("All new.", kind="background"), "alpha/two")
    newest = _correction("2026-03-01", reworded, number=2)
    page = _page(dossier, newest, _correction("2026-03-01", reasoned, turned, added=("alpha/one",)))
    log = page.index('id="log"')
    fold = page.rindex("<details", log, page.index('id="c-0000000000-wording"'))
    assert (
        page.index('id="c-0000000000"') < page.index("two holds.", log) < fold < page.index('id="c-0000000000-wording"')
    )
    assert "3 changes" in text_of(page)
    assert "2 changes of wording alone" in text_of(page[fold:])
    assert page.index("three holds.", fold) < page.index("New:")


def test_disputes_and_answers_come_before_kinds_and_those_before_other_links() -> None:
    names = ["alpha/a", "alpha/b", "alpha/c"]
    dossier = dossier_of({name: {} for name in names})
    qualifies = LinkVersion("qualifies", "alpha/b", "", "")
    afters = [_version(links=(qualifies,)), _version(kind="background"), _version(answers=(("cause", "moon"),))]
    changes = [_change(_version(), after, name) for name, after in zip(names, afters, strict=True)]
    (edit,) = log_of(dossier, (_correction("2026-03-01", *changes),)).edits
    assert [item.claim for item in edit.items if isinstance(item, ClaimChange)] == ["alpha/c", "alpha/b", "alpha/a"]


def test_a_reason_has_no_sentence_about_files_and_code() -> None:
    dossier = dossier_of({"alpha/one": {}})
    change = _change(_version("A b c."), _version("A b d."))
    page = _page(
        dossier, _correction("2026-03-01", change, why="It was wrong. Three slugs are new. summary.yml says so.")
    )
    assert "<b>Why:</b> It was wrong.</p>" in page
    page = _page(dossier, _correction("2026-03-01", change, subject="check: read `says` only", why="See ADR 14."))
    assert "Why:" not in page


def test_new_claims_do_not_count_as_changes() -> None:
    dossier = dossier_of({"alpha/one": {}})
    change = _change(_version("A b c."), _version("A b d."))
    log = log_of(dossier, [_correction(f"2026-03-0{n}", change, number=n, added=("alpha/one",)) for n in (3, 2, 1)])
    pages = _pages(dossier, log, Limits(whole=4, page=4))
    assert "3 changes since" in text_of(pages["corrections/index.md"])
    assert "of 3" in text_of(pages["corrections/index.md"])
    assert "of 6" not in text_of(pages["corrections/index.md"])


def test_long_edits_are_folded_and_days_have_places() -> None:
    names = [f"alpha/a{number}" for number in range(6)]
    dossier = dossier_of({name: {} for name in names})
    turned = [_change(_version(), _version(kind="background"), name) for name in names]
    page = _page(
        dossier, _correction("2026-03-02", *turned), _correction("2026-03-01", turned[0], number=2), publication=None
    )
    assert page.count("dossier-revision-fold") == 1 + 2 + 1, "more claims, two days, and more changes of a day"
    assert "3 more changes" in text_of(page)
    assert page.count("<h4>") == 7, "nothing is left out"
    for day in ("2026-03-02", "2026-03-01"):
        assert f'<div id="day-{day}">' in page
        assert f"#day-{day}?from" in page or f'href="#day-{day}' in page


def test_what_corrections_come_to_is_said_once_however_often_a_claim_was_changed() -> None:
    names = ("alpha/one", "beta/two", "gamma/three")
    dossier = dossier_of({**{name: {} for name in names}, "beta/two": {**answer("moon")}})
    opposed = tuple(LinkVersion("disputes", other, "minor", "x") for other in names[1:])
    first = _correction("2026-03-01", _change(_version(), _version(links=opposed)), number=1)
    turned = _change(_version(answers=(("cause", "wind"),)), _version(answers=(("cause", "moon"),)), "beta/two")
    last = _correction("2026-03-02", _change(_version(links=opposed), _version()), turned, number=2)
    page = _page(dossier, last, first)
    words = text_of(page)
    assert "Since 1 March 2026, 2 claims were corrected in substance and 0 in wording alone." in words
    assert "2 disputes were taken back, 1 answer was changed" in words
    assert "No longer called a dispute 2 disputes" in words
    assert page.count(">one holds.</a>") == 1 + 1 + 2, (
        "the last correction, one row for both disputes, and two entries of the log"
    )
    assert "The wind → The moon · Beta" in words


def test_a_dispute_that_the_other_claim_states_since_is_no_correction_of_disputes() -> None:
    dossier = dossier_of({"alpha/one": {}, "beta/two": {}})
    to_two, to_one = (LinkVersion("disputes", name, "minor", "x") for name in ("beta/two", "alpha/one"))
    moved = (_change(_version(links=(to_two,)), _version()), _change(_version(), _version(links=(to_one,)), "beta/two"))
    page = _page(dossier, _correction("2026-03-01", *moved))
    assert "no-longer-disputed" not in page
    assert "newly-disputed" not in page


def test_a_dispute_that_was_added_has_a_row_with_its_reason() -> None:
    link = {"type": "disputes", "to": "beta/two", "degree": "minor", "because": "One says more."}
    dossier = dossier_of({"alpha/one": {"links": [link]}, "beta/two": {}})
    version = _version(links=(LinkVersion("disputes", "beta/two", "minor", "One says more."),))
    page = _page(dossier, _correction("2026-03-01", _change(_version(), version)))
    words = text_of(page[: page.index('id="log"')])
    assert "Called a dispute since 1 dispute" in words
    assert "One says more." in words
    assert "Today 1 pair of claims is in dispute, on 0 questions" in text_of(page)
