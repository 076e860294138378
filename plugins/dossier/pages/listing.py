"""Listings: which claims belong on a page of their own, by topic, by whom they name, by kind, verdict and standing.

They are what a reader filters by where no script runs, so that every choice is a plain page with an address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dossier import targets
from dossier.language.words import N_, gettext, opening
from dossier.pages.sides import disputing_entries
from dossier.pages.wording import KIND_NAMES, STANDING_NAMES, STANDING_WORDS, VERDICTS, Worded, entity_name
from dossier.read.model import Claim
from dossier.read.terms import EntityType, Kind, Verdict
from dossier.read.values import Dossier
from dossier.relations import Relations, Standing

INDEX_TITLES = Worded({targets.TOPICS_INDEX: N_("Topics"), targets.ENTITIES_INDEX: N_("People and others")})
_TYPES = Worded(
    {
        EntityType.PERSON: N_("People"),
        EntityType.GROUP: N_("Groups"),
        EntityType.STATE: N_("States"),
        EntityType.ORGANISATION: N_("Organizations"),
        EntityType.PLACE: N_("Places"),
        EntityType.WORK: N_("Works"),
        EntityType.OBJECT: N_("Things"),
    }
)
_TYPE = Worded(
    {
        EntityType.PERSON: N_("Person"),
        EntityType.GROUP: N_("Group"),
        EntityType.STATE: N_("State"),
        EntityType.ORGANISATION: N_("Organization"),
        EntityType.PLACE: N_("Place"),
        EntityType.WORK: N_("Work"),
        EntityType.OBJECT: N_("Object"),
    }
)
_KINDS = Worded(
    {
        Kind.REPORT: N_("Claims that say that something happened or was said."),
        Kind.INTERPRETATION: N_("Claims that say what something means."),
        Kind.EVALUATION: N_("Claims that call something good or bad, won or lost."),
        Kind.PREDICTION: N_("Claims that say what may come."),
        Kind.BACKGROUND: N_("Claims that give history or context."),
        Kind.PROPOSAL: N_("Claims that say what ought to be done, or is asked for."),
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
        questions: Questions that belong to it, of a topic or about an entity, and those on which one of its claims is
            disputed.
        beside: Of `questions`, those that are not its own.
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
    beside: tuple[str, ...] = ()
    group: str = ""
    speaks: bool = False

    @property
    def claims(self) -> frozenset[str]:
        """All claims on the page."""
        return frozenset().union(*(claims for _, claims in self.sections))

    @property
    def index(self) -> str:
        """Source path of the page that lists this one among others."""
        return self.family if self.family in INDEX_TITLES else targets.CLAIMS_INDEX

    @property
    def family(self) -> str:
        """Source path of the page at the address above its own."""
        return targets.folder(self.path)


def question_topics(dossier: Dossier, relations: Relations) -> dict[str, str]:
    """Return for every question the topic that most of the claims answering it share; without any, none.

    Of several topics as frequent, the one that comes first in the list of topics is taken.
    """
    rank = {slug: -number for number, slug in enumerate(dossier.topics)}
    found = {}
    for slug, answers in relations.answers.items():
        count = Counter(topic for key in answers.claims for topic in dossier.claims[key].claim.topics if topic in rank)
        if count:
            found[slug] = max(count, key=lambda topic: (count[topic], rank[topic]))
    return found


def question_entities(dossier: Dossier, relations: Relations) -> dict[str, list[str]]:
    """Return for every entity the questions about it, in their order.

    A question is about an entity if half of the claims that answer it at least name it or pass on what it said.
    """
    found: dict[str, list[str]] = {slug: [] for slug in dossier.entities}
    for question, answers in relations.answers.items():
        contents = [dossier.claims[key].claim for key in answers.claims]
        count = Counter(slug for one in contents for slug in {*one.by, *one.via, *one.mentions} if slug in found)
        for slug in count:
            if 2 * count[slug] >= len(contents):
                found[slug].append(question)
    return found


def listings(dossier: Dossier, relations: Relations, asked: Mapping[str, str]) -> tuple[Listing, ...]:
    """Return all listings, those of one family together, in the order of their lists.

    Topics and entities have a page each, even if empty; kinds, verdicts and standings only where some claim has them.
    `asked` are the topics of questions, as `question_topics` returns them.
    """
    claims = {key: loaded.claim for key, loaded in dossier.standing.items()}
    disputed = {
        slug: {one.claim for one, _, _ in disputing_entries(relations, answers)}
        for slug, answers in relations.answers.items()
        if answers.disputed
    }
    return (
        *(_with_disputes(disputed, one) for one in _topics(dossier, asked, claims)),
        *(_with_disputes(disputed, one) for one in _entities(dossier, question_entities(dossier, relations), claims)),
        *(one for one in _properties(relations, claims) if one.claims),
    )


def _with_disputes(disputed: Mapping[str, set[str]], one: Listing) -> Listing:
    """Return `one` with the questions too that are not its own, but on which one of its claims is disputed.

    `disputed` has the claims that are, by question.
    """
    beside = tuple(
        slug for slug, claims in disputed.items() if slug not in one.questions and not claims.isdisjoint(one.claims)
    )
    return replace(one, questions=(*one.questions, *beside), beside=beside)


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
        yield Listing(targets.topic(slug), topic.name, gettext("Topic"), topic.about, (), sections, asking)


def _entities(dossier: Dossier, asked: Mapping[str, Sequence[str]], claims: Mapping[str, Claim]) -> Iterator[Listing]:
    saying = _claims_by(claims, lambda claim: [*claim.by, *claim.via])
    naming = _claims_by(claims, lambda claim: claim.mentions)
    for slug, entity in dossier.entities.items():
        said = frozenset(saying.get(slug, ()))
        named = frozenset(naming.get(slug, ())) - said
        name = entity_name(entity)
        sections = (
            (gettext("Said by %(name)s, as the articles have it", name=name), said),
            (gettext("Claims that name %(name)s", name=name), named),
        )
        yield Listing(
            targets.entity(slug),
            opening(name),
            _TYPE[entity.type],
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
        name = opening(KIND_NAMES[kind])
        yield Listing(f"kinds/{kind}.md", name, gettext("Kind"), _KINDS[kind], (), (("", found),))
    for verdict in Verdict:
        checked = {
            key for key, records in relations.records.items() if any(r.record.verdict is verdict for r in records)
        }
        about = gettext("Claims whose record in public sources has this verdict.")
        found = frozenset(checked & claims.keys())
        yield Listing(
            f"verdicts/{verdict}.md", opening(VERDICTS[verdict]), gettext("Verdict"), about, (), (("", found),)
        )
    for standing in Standing:
        title, about = STANDING_NAMES[standing], STANDING_WORDS[standing]
        found = frozenset(key for key in claims if relations.tallies[key].state is standing)
        yield Listing(f"standing/{standing}.md", title, gettext("Disputed or agreed"), about, (), (("", found),))
