"""Terms: the words that keys of annotations allow, each a value of an enumeration."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What the words of a claim do."""

    REPORT = "report"
    INTERPRETATION = "interpretation"
    EVALUATION = "evaluation"
    PREDICTION = "prediction"
    BACKGROUND = "background"
    PROPOSAL = "proposal"


class Stance(StrEnum):
    """What the article does with a claim."""

    ASSERTS = "asserts"
    REPORTS = "reports"
    REJECTS = "rejects"


class Speech(StrEnum):
    """Whether somebody's words are given as spoken or retold."""

    DIRECT = "direct"
    REPORTED = "reported"


class LinkType(StrEnum):
    """How one claim is related to another. `agrees`, `disputes` and `same-event` are symmetric."""

    AGREES = "agrees"
    DISPUTES = "disputes"
    QUALIFIES = "qualifies"
    ELABORATES = "elaborates"
    SAME_EVENT = "same-event"


class Degree(StrEnum):
    """How strongly two claims are opposed: at face value, as readings, or in a small matter of fact."""

    DIRECT = "direct"
    INTERPRETIVE = "interpretive"
    MINOR = "minor"


class Scope(StrEnum):
    """What a claim without a passage rests on."""

    PARAGRAPH = "paragraph"
    ARTICLE = "article"


class Verdict(StrEnum):
    """How a claim compares with public records."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    OVERSTATED = "overstated"
    CONTESTED = "contested"
    DOUBTFUL = "doubtful"
    MISATTRIBUTED = "misattributed"
    UNVERIFIED = "unverified"


class VerdictScope(StrEnum):
    """What the verdict of a record is about."""

    CLAIM = "claim"
    REMARK = "remark"


class Evidence(StrEnum):
    """What a record rests on."""

    PRIMARY = "primary"
    SEVERAL_REPORTS = "several reports"
    ONE_REPORT = "one report"
    SECOND_HAND = "second-hand"


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    GROUP = "group"
    PLACE = "place"
    OBJECT = "object"
    WORK = "work"


class ArticleState(StrEnum):
    """What an outlet did with an article after it was published."""

    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    TAKEN_DOWN = "taken-down"
