"""Codes: every kind of finding that the project reports, with its meaning."""

from __future__ import annotations

from types import MappingProxyType

CODES = MappingProxyType(
    {
        # D1xx: a file cannot be read, or is not the plain YAML that the dossier accepts.
        "D101": "the file cannot be read",
        "D102": "the file is too large",
        "D103": "the file is not UTF-8, or has a character that hides or breaks text",
        "D104": "the YAML cannot be parsed",
        "D105": "an anchor or an alias is used",
        "D106": "a tag is used",
        "D107": "a directive is used",
        "D108": "a second document follows",
        "D109": "values are nested too deep",
        "D110": "there are too many values",
        "D111": "a key is written twice",
        "D112": "a merge key is used",
        "D113": "a key is not plain text",
        "D114": "the front matter is missing or has no end",
        "D115": "a symbolic link is in place of a file or folder",
        "D116": "a file name does not end in .yml",
        "D117": "a file is in a place where nothing is read",
        "D118": "a file name is not a slug",
        "D119": "a file name is not UTF-8",
        "D120": "the annotations are of another version of the format",
        "D121": "a text begins with a sign that YAML reads as its own",
        "D122": "a comment cuts off a text",
        "D123": "quotation marks around a value are part of it",
        "D124": "a plain text has signs of Markdown in it",
        # D2xx: the YAML does not follow the model.
        "D201": "a key is not known",
        "D202": "a key is missing",
        "D203": "a value has the wrong shape",
        "D204": "a value is not one of those allowed",
        "D205": "a text is empty or too long",
        "D206": "a value is malformed",
        "D207": "keys do not go together",
        "D208": "a list has too few items",
        "D209": "a slug is defined twice",
        "D210": "a slug is reserved",
        # D3xx: something that is named does not exist or contradicts something else.
        "D301": "an article is not found",
        "D302": "a topic is not defined",
        "D303": "an entity is not defined",
        "D304": "an event is not defined",
        "D305": "a question is not defined",
        "D306": "a position is not defined on its question",
        "D307": "a claim is not found",
        "D308": "an article is marked silent on a question that one of its claims answers",
        "D309": "a list names the same thing twice",
        "D310": "a former address belongs to a claim or question that exists",
        "D311": "a former address is given twice",
        "D312": "a withdrawn claim points to itself or to another withdrawn claim",
        "D313": "a value is given for a question without a unit",
        "D314": "an article has not yet been read for a question",
        "D315": "an article with claims is kept from the site",
        "D316": "a claim is made twice",
        "D317": "two articles have the same text",
        "D318": "a record checks a remark where only the author of the article speaks",
        "D319": "an article is marked silent on a question, but one of its claims takes a side on it",
        "D320": "a sentence of the summary rests on a claim that is disputed, rejected or withdrawn",
        "D321": "a claim says nearly the same as another one of its article",
        # D4xx: a passage cannot be placed in the article's text.
        "D401": "a passage is not found in the article",
        "D402": "a passage is found more than once",
        "D403": "a passage runs across blocks",
        "D404": "the blocks of a rendition do not match the paragraphs of its original",
        "D405": "a claim's slug is already an anchor of its article",
        "D406": "a passage is in a different paragraph from its pinpoint",
        "D407": "a passage is where no note can be shown",
        "D408": "a passage is found, but not next to its `before` or `after`",
        "D411": "the article has other words than a passage, and its place is certain",
        "D412": "the article has other words than a passage, and its place is likely",
        "D413": "a passage is gone from the article",
        # D5xx: the originals do not support what is written.
        "D501": "the original of an article is missing",
        "D502": "the original is not the one that the article names",
        "D503": "a pinpoint is lost: its words are nowhere in the original",
        "D504": "a pinpoint has shifted: its words are elsewhere in the original",
        "D505": "the front matter counts paragraphs that the original does not have",
        "D506": "a run of words is shared with an original",
        "D507": "the original cannot be read",
        "D508": "a sentence of an original is not accounted for",
        # D6xx: links between claims.
        "D601": "the other end of a link is not found",
        "D602": "a claim links to itself",
        "D603": "a symmetric link is written on both sides",
        "D604": "a link is written twice",
        "D605": "a link leads to a withdrawn claim",
        "D606": "an agreement is written that a shared position already gives",
        "D607": "a link on a finished page leads nowhere",
        "D608": "two claims are said both to agree and to dispute",
        "D609": "a dispute between claims of one speaker has no note",
        "D610": "a claim or question is named as it was called before",
        "D611": "two claims dispute each other and both agree with a third",
        # D7xx: addresses.
        "D701": "a published address would lead nowhere",
        # D8xx: the Markdown of a rendition.
        "D801": "a rendition contains raw HTML",
        "D802": "a rendition has Markdown of another dialect",
        "D803": "an address in a rendition is refused",
        "D804": "a block of a rendition holds too much markup",
        "D805": "another plugin changes the text of an article",
        "D806": "another plugin leaves the HTML of an article unfinished",
        # D9xx: pages in `docs/` other than articles, and what the site is built with.
        "D901": "a value in the front matter of a page is not plain text",
        "D902": "a page contains HTML that could do harm",
        "D903": "the theme is not Material",
        "D904": "another plugin does not work with a dossier",
        "D905": "a block of a page holds too much markup",
        "D906": "an address in a page is malformed",
        "D907": "a page has the address of one that is made from annotations",
        "D908": "an entry of a catalogue of words is left out",
    }
)
"""The meaning of every code that is reported. A code is never given a second meaning."""

ADVICE = frozenset(
    {
        *("D124", "D314", "D317", "D319", "D321", "D411", "D412", "D413", "D502", "D504", "D508"),
        *("D605", "D606", "D609", "D610", "D611", "D903", "D904"),
    }
)
"""Codes of findings that may be warnings or notes; a dossier sets how much they count under `severity`."""

GROUPS = MappingProxyType(
    {
        "1": "files and YAML",
        "2": "keys and values",
        "3": "names and contradictions",
        "4": "passages",
        "5": "originals",
        "6": "links",
        "7": "addresses",
        "8": "the text of articles",
        "9": "other pages, and what the site is built with",
    }
)
"""What codes are about, by their first digit."""
