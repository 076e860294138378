"""Pages that are made from annotations: claims, questions, and the lists that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from markupsafe import Markup

from dossier.cards import Card, Cards
from dossier.cite import Citation, cite
from dossier.history import History
from dossier.listing import ENTITIES_INDEX, INDEX_TITLES, TOPICS_INDEX, Listing, listings, question_topics
from dossier.load import LoadedClaim
from dossier.matrix import Matrix
from dossier.model import AUTHOR, Kind, Stance, Verdict
from dossier.relate import Relation, Standing
from dossier.templating import Templates
from dossier.timeline import TIMELINE, moments
from dossier.wording import KINDS, STANDING_WORDS, VERDICTS, number, stance_words

CLAIMS_INDEX = "claims/index.md"
QUESTIONS_INDEX = "questions/index.md"
QUESTIONS_CSV = "questions/questions.csv"

_MEANINGS = MappingProxyType(
    {
        Relation.DISPUTES: "as they stand, the two cannot both be held",
        Relation.QUALIFIED_BY: "the other limits this claim or adds a condition; both can be held",
        Relation.QUALIFIES: "this claim limits the other or adds a condition; both can be held",
        Relation.AGREES: "the other article holds the same",
        Relation.ALSO_REPORTS: "the other article passes it on as said by somebody, without saying so itself",
        Relation.ELABORATED_BY: "the other adds detail",
        Relation.ELABORATES: "this claim adds detail",
        Relation.SAME_EVENT: "both speak of one occurrence",
    }
)
_STANCES = MappingProxyType(
    {
        Stance.ASSERTS: "asserted: the article says so in its own voice",
        Stance.REPORTS: "reported: the article passes it on as said by somebody",
        Stance.REJECTS: "rejected: the article passes it on and contradicts it",
    }
)


@dataclass(frozen=True, slots=True)
class Publication:
    """What a site says of itself on its pages.

    Attributes:
        site_name: Name of the site.
        site_url: Its address, or None.
        repo_url: Address of the repository, or None.
        edit_url: For a file of the project, the address where it can be edited, or None.
        history: What git knows of the annotations, or None.
        full_text: Whether articles are the originals themselves and not renditions.
    """

    site_name: str = "this dossier"
    site_url: str | None = None
    repo_url: str | None = None
    edit_url: Callable[[str], str | None] = lambda _path: None
    history: History | None = None
    full_text: bool = False


class Pages:
    """Writes the pages of one edition that are made from annotations.

    Attributes:
        dossier: The loaded dossier.
        web: What follows from it.
    """

    def __init__(self, cards: Cards, matrix: Matrix, templates: Templates, publication: Publication) -> None:
        self._cards = cards
        self._matrix = matrix
        self._templates = templates
        self._publication = publication
        self.dossier = cards.dossier
        self.web = cards.web
        self._listings = listings(cards.dossier, cards.web)

    # Claims.

    def claim(self, claim: str) -> Markup:
        """Return the page of `claim`."""
        page = f"claims/{claim}.md"
        loaded = self.dossier.claims[claim]
        content = loaded.claim
        front = self.dossier.articles[loaded.article].front
        author = f"the author, {front.author}" if front.author else "the author, who is not named"
        names, via = (self._cards.names(slugs, author) for slugs in (content.by, content.via))
        withdrawn = content.withdrawn
        history = self._publication.history
        return self._templates.render(
            "claim.html",
            page,
            card=self._cards.card(claim, page),
            claim=content,
            kind=content.kind.value,
            kind_words=KINDS[content.kind],
            stance=stance_words(content, names, via),
            stance_words=_STANCES[content.stance],
            meanings=_MEANINGS,
            speakers=[self._entity(slug, author, page) for slug in content.by],
            via=[self._entity(slug, author, page) for slug in content.via],
            mentions=[self._entity(slug, author, page) for slug in content.mentions],
            topics=self._topics(content.topics, page),
            events=[self.dossier.events[slug] for slug in content.events if slug in self.dossier.events],
            origin=self.dossier.events.get(content.origin or ""),
            outlet=self._cards.outlet(loaded.article),
            article=loaded.article,
            contexts=self._cards.paragraphs(claim),
            answers=[
                (question, position, number(answer.value) if answer.value is not None else None)
                for answer in content.answers
                if (question := self.dossier.questions.get(answer.question))
                for position in question.positions
                if position.slug == answer.position
            ],
            instead=self._instead(withdrawn.instead if withdrawn else None, page),
            span=history.spans.get(loaded.path) if history else None,
            commit_url=f"{self._publication.repo_url.rstrip('/')}/commit/" if self._publication.repo_url else None,
            citation=self._citation(loaded),
            file=loaded.path,
            edit=self._publication.edit_url(loaded.path),
            claims_index=CLAIMS_INDEX,
            timeline=TIMELINE,
        )

    def _topics(self, slugs: Iterable[str], page: str) -> list[tuple[str, str]]:
        """Return names and addresses of the topics `slugs`."""
        topics = self.dossier.topics
        return [(topics[slug].name, self._cards.address(f"topics/{slug}.md", page)) for slug in slugs if slug in topics]

    def _entity(self, slug: str, author: str, page: str) -> tuple[str, str | None]:
        """Return the name of a speaker, and the address of its page; the author has none."""
        if slug == AUTHOR or slug not in self.dossier.entities:
            return self._cards.names([slug], author)[0], None
        return self._cards.names([slug])[0], self._cards.address(f"entities/{slug}.md", page)

    def _citation(self, loaded: LoadedClaim) -> Citation:
        history = self._publication.history
        span = history.spans.get(loaded.path) if history else None
        # Seen from no page, an address is the path below the site's root.
        path = self._cards.address(f"claims/{loaded.id}.md", "")
        site = self._publication.site_url
        return cite(
            loaded.id,
            loaded.claim.says,
            self.dossier.articles[loaded.article].front.outlet,
            self._cards.setting(loaded.id).paragraph,
            site=self._publication.site_name,
            address=f"{site.rstrip('/')}/{path}" if site else path,
            change=span.last if span else None,
        )

    def _instead(self, claim: str | None, page: str) -> tuple[str, str] | None:
        if claim is None or claim not in self.dossier.claims:
            return None
        return self._cards.address(f"claims/{claim}.md", page), self.dossier.claims[claim].claim.says

    def claims_index(self) -> Markup:
        """Return the list of all claims by article, with the choices by which it can be narrowed down."""
        claims = [claim for claim in self.dossier.claims.values() if claim.claim.withdrawn is None]
        speakers = {slug for claim in claims for slug in claim.claim.by}
        verdicts = {record.record.verdict for found in self.web.records.values() for record in found}
        kinds = {claim.claim.kind for claim in claims}
        filters = [
            ("article", "Article", [(slug, self._cards.outlet(slug)) for slug in self.dossier.articles]),
            ("kind", "Kind", [(kind.value, kind.capitalize()) for kind in Kind if kind in kinds]),
            ("topic", "Topic", [(slug, topic.name) for slug, topic in self.dossier.topics.items()]),
            (
                "speaker",
                "Speaker",
                [
                    (slug, "The authors" if slug == AUTHOR else self._cards.names([slug])[0])
                    for slug in [AUTHOR, *self.dossier.entities]
                    if slug in speakers
                ],
            ),
            ("verdict", "Verdict", [(v.value, VERDICTS[v].capitalize()) for v in Verdict if v in verdicts]),
            ("standing", "Standing", [(state.value, STANDING_WORDS[state][0]) for state in Standing]),
        ]
        return self._templates.render(
            "claims.html",
            CLAIMS_INDEX,
            groups=self._by_article({claim.id for claim in claims}, CLAIMS_INDEX),
            filters=[found for found in filters if found[2]],
            facets=self._facets,
            families=self._families(CLAIMS_INDEX),
            entities=ENTITIES_INDEX if self.dossier.entities else None,
            entities_title=INDEX_TITLES[ENTITIES_INDEX],
            total=len(claims),
        )

    def _families(self, page: str) -> list[tuple[str, list[tuple[str, str, int]]]]:
        """Return the listings that the list of all claims leads to, by family: title, address and number of claims."""
        families: dict[str, list[tuple[str, str, int]]] = {}
        for one in self._listings:
            if one.index != ENTITIES_INDEX:
                found = families.setdefault(one.kicker, [])
                found.append((one.title, self._cards.address(one.path, page), len(one.claims)))
        return list(families.items())

    def _facets(self, card: Card) -> list[tuple[str, str]]:
        """Return by what a claim can be found, as names and values parted by spaces."""
        key = card.place.claim
        content = self.dossier.claims[key].claim
        verdicts = dict.fromkeys(record.record.verdict.value for record in self.web.records.get(key, ()))
        return [
            ("kind", content.kind.value),
            ("topic", " ".join(content.topics)),
            ("speaker", " ".join(content.by)),
            ("verdict", " ".join(verdicts)),
            ("standing", card.state),
        ]

    def _by_article(self, claims: Iterable[str], page: str) -> list[tuple[str, str, list[Card]]]:
        """Return `claims` by article, in the order of its text: slug and outlet of each article, and its cards."""
        wanted = set(claims)
        found = (
            (slug, [self._cards.card(claim, page) for claim in self._cards.in_order(slug) if claim in wanted])
            for slug in self.dossier.articles
        )
        return [(slug, self._cards.outlet(slug), cards) for slug, cards in found if cards]

    # Questions.

    def question(self, question: str) -> Markup:
        """Return the answer sheet of `question`: who holds which position, who is silent, who has not been read."""
        page = f"questions/{question}.md"
        topic = question_topics(self.dossier, self.web).get(question)
        return self._templates.render(
            "question.html",
            page,
            view=self._matrix.question(question, page),
            figures=self._matrix.figures(question, page),
            topic=self._topics([topic] if topic else [], page),
            questions_index=QUESTIONS_INDEX,
        )

    def questions_index(self) -> Markup:
        """Return the matrix of all questions and articles, by topic, what is disputed first."""
        answers = self.web.answers
        topics = question_topics(self.dossier, self.web)
        groups = []
        for slug, name in [*((slug, topic.name) for slug, topic in self.dossier.topics.items()), (None, "Further")]:
            asked = sorted((q for q in answers if topics.get(q) == slug), key=lambda q: not answers[q].disputed)
            if asked:
                rows = [self._matrix.row(question, QUESTIONS_INDEX) for question in asked]
                groups.append((slug or "further", name, rows, sum(row.disputed for row in rows)))
        return self._templates.render(
            "questions.html",
            QUESTIONS_INDEX,
            articles=[(slug, self._cards.outlet(slug)) for slug in self.dossier.articles],
            groups=groups,
            total=len(answers),
            disputed=sum(found.disputed for found in answers.values()),
            csv=QUESTIONS_CSV,
        )

    # Lists by topic, entity, kind, verdict and standing.

    def listings(self) -> Iterator[tuple[str, Markup]]:
        """Yield source path and page of every listing, and of the pages that list those of one family."""
        for one in self._listings:
            yield one.path, self._listing(one)
        for index in (TOPICS_INDEX, ENTITIES_INDEX):
            if listed := [one for one in self._listings if one.index == index]:
                yield index, self._listing_index(index, listed)

    def timeline(self) -> Markup:
        """Return the page of all events, in order."""
        return self._templates.render("timeline.html", TIMELINE, moments=list(moments(self._cards)))

    def _listing(self, one: Listing) -> Markup:
        return self._templates.render(
            "listing.html",
            one.path,
            one=one,
            index=(self._cards.address(one.index, one.path), INDEX_TITLES.get(one.index, "All claims")),
            sections=[(heading, self._by_article(claims, one.path)) for heading, claims in one.sections],
            answers=[self.web.answers[question] for question in one.questions],
        )

    def _listing_index(self, index: str, listed: list[Listing]) -> Markup:
        groups: dict[str, list[Listing]] = {}
        for one in listed:
            groups.setdefault(one.group, []).append(one)
        return self._templates.render("listings.html", index, title=INDEX_TITLES[index], groups=groups)
