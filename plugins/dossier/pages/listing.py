"""Listings: which claims belong on a page of their own, by topic, by whom they name, by kind, verdict and standing.

They are what a reader filters by where no script runs, so that every choice is a plain page with an address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dossier import targets
from dossier.pages.wording import KINDS, STANDING_WORDS, VERDICTS, entity_name
from dossier.read.model import Claim
from dossier.read.terms import EntityType, Kind, Verdict
from dossier.read.values import Dossier
from dossier.relations import Relations, Standing

INDEX_TITLES = MappingProxyType({targets.TOPICS_INDEX: "Topics", targets.ENTITIES_INDEX: "People and others"})
_TYPES = MappingProxyType(
    {
        EntityType.PERSON: "People",
        EntityType.GROUP: "Groups",
        EntityType.STATE: "States",
        EntityType.ORGANISATION: "Organizations",
        EntityType.PLACE: "Places",
        EntityType.WORK: "Works",
        EntityType.OBJECT: "Things",
    }
)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of claims.

    Attributes:
        path: Its source path.
        title: Its title, plain text.
        kicker: What kind of listing it is, in a word or two.
        about: What it is about, or None.
        aliases: Other names, for the page and the search.
        sections: Headings with the claims under each; a single section has the empty heading.
        questions: Questions that belong to it: of a topic, or about an entity.
        group: Heading under which an index lists it.
        speaks: Whether the first section is what an entity said.
    """

    path: str
    title: str
    kicker: str
    about: str | None
    aliases: tuple[str, ...]
    sections: tuple[tuple[str, frozenset[str]], ...]
    questions: tuple[str, ...] = ()
    group: str = ""
    speaks: bool = False

    @property
    def claims(self) -> frozenset[str]:
        """All claims on the page."""
        return frozenset().union(*(claims for _, claims in self.sections))

    @property
    def index(self) -> str:
        """Source path of the page that lists this one among others."""
        index = f"{self.path.partition('/')[0]}/index.md"
        return index if index in INDEX_TITLES else targets.CLAIMS_INDEX


def question_topics(dossier: Dossier, relations: Relations) -> dict[str, str]:
    """Return for every question the topic that most of the claims answering it share; without any, none.

    Of several topics as frequent, the one that comes first in the list of topics is taken.
    """
    rank = {slug: -number for number, slug in enumerate(dossier.topics)}
    found = {}
    for slug, answers in relations.answers.items():
        claims = {entry.claim for cell in answers.cells for entry in cell.entries}
        count = Counter(topic for key in claims for topic in dossier.claims[key].claim.topics if topic in rank)
        if count:
            found[slug] = max(count, key=lambda topic: (count[topic], rank[topic]))
    return found


def question_entities(dossier: Dossier, relations: Relations) -> dict[str, list[str]]:
    """Return for every entity the questions about it, in their order.

    A question is about an entity if half of the claims that answer it at least name it or pass on what it said.
    """
    found: dict[str, list[str]] = {slug: [] for slug in dossier.entities}
    for question, answers in relations.answers.items():
        claims = {entry.claim for cell in answers.cells for entry in cell.entries}
        contents = [dossier.claims[key].claim for key in claims]
        count = Counter(slug for one in contents for slug in {*one.by, *one.via, *one.mentions} if slug in found)
        for slug in count:
            if 2 * count[slug] >= len(claims):
                found[slug].append(question)
    return found


def listings(dossier: Dossier, relations: Relations, asked: Mapping[str, str]) -> tuple[Listing, ...]:
    """Return all listings, those of one family together, in the order of their lists.

    Topics and entities have a page each, even if empty; kinds, verdicts and standings only where some claim has them.
    `asked` are the topics of questions, as `question_topics` returns them.
    """
    claims = {key: loaded.claim for key, loaded in dossier.standing.items()}
    return (
        *_topics(dossier, asked, claims),
        *_entities(dossier, question_entities(dossier, relations), claims),
        *(one for one in _properties(relations, claims) if one.claims),
    )


def _claims_by(claims: Mapping[str, Claim], names: Callable[[Claim], Iterable[str]]) -> dict[str, set[str]]:
    """Return the claims that each name is given for by `names`."""
    found: dict[str, set[str]] = {}
    for key, claim in claims.items():
        for name in names(claim):
            found.setdefault(name, set()).add(key)
    return found


def _topics(dossier: Dossier, asked: Mapping[str, str], claims: Mapping[str, Claim]) -> Iterator[Listing]:
    by_topic = _claims_by(claims, lambda claim: claim.topics)
    questions: dict[str, list[str]] = {}
    for question, about in asked.items():
        questions.setdefault(about, []).append(question)
    for slug, topic in dossier.topics.items():
        sections = (("", frozenset(by_topic.get(slug, ()))),)
        asking = tuple(questions.get(slug, ()))
        yield Listing(targets.topic(slug), topic.name, "Topic", topic.about, (), sections, asking)


def _entities(dossier: Dossier, asked: Mapping[str, Sequence[str]], claims: Mapping[str, Claim]) -> Iterator[Listing]:
    saying = _claims_by(claims, lambda claim: [*claim.by, *claim.via])
    naming = _claims_by(claims, lambda claim: claim.mentions)
    for slug, entity in dossier.entities.items():
        said = frozenset(saying.get(slug, ()))
        named = frozenset(naming.get(slug, ())) - said
        name = entity_name(entity)
        sections = ((f"Said by {name}, as the articles have it", said), (f"Claims that name {name}", named))
        yield Listing(
            targets.entity(slug),
            name,
            "Organization" if entity.type is EntityType.ORGANISATION else entity.type.capitalize(),
            entity.about,
            tuple(entity.aliases),
            tuple(section for section in sections if section[1]),
            tuple(asked[slug]),
            group=_TYPES[entity.type],
            speaks=bool(said),
        )


def _properties(relations: Relations, claims: Mapping[str, Claim]) -> Iterator[Listing]:
    by_kind = _claims_by(claims, lambda claim: [claim.kind])
    for kind in Kind:
        found = frozenset(by_kind.get(kind, ()))
        about = f"Claims that {KINDS[kind]}."
        yield Listing(f"kinds/{kind}.md", kind.capitalize(), "Kind", about, (), (("", found),))
    for verdict in Verdict:
        checked = {
            key for key, records in relations.records.items() if any(r.record.verdict is verdict for r in records)
        }
        about = "Claims whose record in public sources has this verdict."
        found = frozenset(checked & claims.keys())
        yield Listing(f"verdicts/{verdict}.md", VERDICTS[verdict].capitalize(), "Verdict", about, (), (("", found),))
    for standing in Standing:
        title, about = STANDING_WORDS[standing]
        found = frozenset(key for key in claims if relations.tallies[key].state is standing)
        yield Listing(f"standing/{standing}.md", title, "Standing", about, (), (("", found),))
