"""What each key and each term of the annotations means, in one sentence, for schemas and the reference."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

KEYS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Claim": {
            "says": "What the article says, in one sentence of your own words, no more and no less.",
            "kind": "What the words do.",
            "by": "Who makes the claim: `author`, or entities.",
            "stance": "What the article does with the claim; by default, it asserts its author's and reports others'.",
            "speech": "Whether somebody's words are given as spoken or retold.",
            "via": "Through whom the article has it: entities that pass it on, or `author`.",
            "passages": "The words of the rendition that carry the claim.",
            "scope": "What a claim without a passage rests on.",
            "source": "Where a claim without a passage is in the original.",
            "topics": "What it is about: topics.",
            "mentions": "Whom or what it names: entities.",
            "events": "What happened: events that it is about.",
            "origin": "The event at which somebody said it.",
            "answers": "The positions that it takes on questions; claims that take the same position agree.",
            "links": "How it is related to other claims; write a link in one of the two files only.",
            "note": "What else a reader should know, such as why one speaker says two things.",
            "formerly": "Names that the claim had before; their addresses lead to it.",
            "withdrawn": "Why the claim no longer stands; its page stays and says so.",
        },
        "Passage": {
            "text": "The exact words of the rendition, down to the commas.",
            "source": "Where the words that they retell are in the original.",
            "before": "The words directly before, if the passage occurs more than once.",
            "after": "The words directly after, if the passage occurs more than once.",
        },
        "Answer": {
            "question": "The question.",
            "position": "One of the positions of the question.",
            "value": "The number that the claim gives, in the unit of the question.",
        },
        "Link": {
            "type": "How this claim is related to the other.",
            "to": "The other claim.",
            "degree": "How strongly two claims are opposed; of a dispute only, which needs it.",
            "because": "Why, in a sentence that can be understood without the other claim; a dispute needs it.",
        },
        "Withdrawn": {
            "on": "The day.",
            "why": "The reason, for readers.",
            "instead": "The claim to read in its place.",
        },
        "Question": {
            "rank": "Its place among the questions; those without a rank come last, by name.",
            "ask": "The question, in one sentence.",
            "lead": "What the dispute on it is about, in one sentence.",
            "unit": "The unit of the numbers that answers give.",
            "positions": "The answers that are possible.",
            "silent": "Articles that were read for an answer and give none.",
            "formerly": "Names that the question had before; their addresses lead to it.",
        },
        "Position": {
            "slug": "Its name in answers.",
            "label": "The position in words.",
            "short": "The same where there is little room.",
        },
        "Topic": {
            "slug": "Its name in claims.",
            "name": "Its title for readers.",
            "about": "What belongs to it, in one sentence.",
        },
        "Entity": {
            "slug": "Its name in claims.",
            "name": "What readers see.",
            "type": "What it is.",
            "about": "Who or what it is, in one sentence.",
            "aliases": "Other names by which the search finds it.",
            "unnamed": "Whether it is a group that no article names, such as analysts; `no` if it is left out.",
        },
        "Event": {
            "slug": "Its name in claims.",
            "name": "What happened, in a few words.",
            "when": "The day, or what is known of it.",
            "where": "The place.",
            "about": "What happened, in one sentence.",
        },
        "Sentence": {
            "slug": "Its name.",
            "says": "One sentence of what happened that no article denies.",
            "claims": "The claims that support it.",
        },
        "Record": {
            "claims": "The claims that it is about.",
            "verdict": "How they compare with public records.",
            "checked": "What the verdict is about; the claim if it is left out.",
            "says": "What the public records say.",
            "looked_up": "The day on which they were looked up.",
            "evidence": "What the verdict rests on.",
            "see": "Where a reader finds them.",
        },
        "Source": {
            "outlet": "Who published it.",
            "title": "Its title.",
            "date": "The day on which it was published.",
            "url": "Its public address.",
        },
        "Format": {"format": "The version of the format of all annotations."},
        "FrontMatter": {
            "label": "The heading of the rendition: what the article is about, without taking a side.",
            "outlet": "Who published the article.",
            "outlet_kind": "What kind of outlet that is, as in *online magazine*.",
            "outlet_country": "Where the outlet is.",
            "short": "A short name of the outlet.",
            "title": "The title of the original.",
            "title_note": "Why the title is not known.",
            "author": "Who wrote it.",
            "author_note": "Why the author is not known.",
            "published": "The day on which it was published.",
            "published_note": "Why the day is not known.",
            "url": "The address of the original.",
            "url_note": "Why the address is not known.",
            "language": "The language of the rendition and its claims, if it is not that of the site.",
            "original_language": "The language of the original, if it is another.",
            "state": "What the outlet did with the article later.",
            "source_sha256": "The fingerprint of the original's text, as sha256sum prints it.",
            "paragraphs": "How many paragraphs the original has.",
            "furniture": "Numbers of paragraphs of the original that are not part of its text.",
            "unclaimed": "Words of the original that carry no claim of their own.",
        },
        "State": {
            "kind": "What the outlet did.",
            "on": "The day.",
            "note": "What was changed and why, for readers.",
            "url": "Where the outlet says so.",
            "claims": "Whether the claims of an article that was taken down stay; they are hidden if it is left out.",
        },
        "Unclaimed": {
            "source": "Where the words are in the original.",
            "why": "Why they carry no claim.",
        },
    }
)
"""For each model its keys, and what each says."""

TERMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "Kind": {
            "report": "says that something happened or was said",
            "interpretation": "says what something means",
            "evaluation": "says how good or bad something is",
            "prediction": "says what will or may happen",
            "background": "says what was known before",
            "proposal": "says what should be done",
        },
        "Stance": {
            "asserts": "says it in its own voice",
            "reports": "passes on what somebody else says",
            "rejects": "passes it on and contradicts it",
        },
        "Speech": {"direct": "the words are given as spoken", "reported": "the words are retold"},
        "Scope": {"paragraph": "a paragraph as a whole", "article": "the article as a whole"},
        "LinkType": {
            "agrees": "says the same; not needed where both take the same position",
            "disputes": "cannot be true together with the other",
            "qualifies": "limits the other without denying it",
            "elaborates": "adds details to the other",
            "same-event": "is about the same event",
        },
        "Degree": {
            "direct": "opposed at face value",
            "interpretive": "opposed as readings of the same facts",
            "minor": "opposed in a small matter of fact",
        },
        "Verdict": {
            "supported": "the records say the same",
            "partly": "the records support a part of it",
            "overstated": "the records say less",
            "contested": "the records contradict each other",
            "doubtful": "the records speak against it",
            "misattributed": "somebody else said or did it",
            "unverified": "no record was found",
        },
        "VerdictScope": {
            "claim": "the claim itself",
            "remark": "only that the remark was made",
        },
        "Evidence": {
            "primary": "the thing itself, such as a transcript or a document",
            "several reports": "several independent reports",
            "one report": "a single report",
            "second-hand": "what others say of a report",
        },
        "EntityType": {
            "person": "one human being",
            "organisation": "a company, party, institution or alliance",
            "state": "a state or its government",
            "group": "people who are not organised, such as analysts",
            "place": "a town, region or building",
            "object": "a thing, such as an aircraft",
            "work": "a text, film or other work",
        },
        "ArticleState": {
            "corrected": "the outlet changed something in it",
            "withdrawn": "the outlet retracted it",
            "taken-down": "the outlet asked for the rendition to be removed",
        },
    }
)
"""For each enumeration its words, and what each means."""
