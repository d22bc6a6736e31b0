"""A predictor of 2026: two instruments, without and with the dynamic answers, and the rule that chooses between them.

The published rule for missing answers: without the record there is no score; without a dynamic answer that is needed
the static form is used, and the result says so. Questions about drugs may be left open, unless a drug is named while
nobody says how motivated the person is to tackle it: then, too, the static form is used.
"""

from dataclasses import dataclass
from datetime import date

from throughcare.rules.dates import age_on, months_between
from throughcare.rules.instruments.checks import Check
from throughcare.rules.instruments.instrument import Instrument, Score
from throughcare.rules.instruments.links import Bands
from throughcare.rules.instruments.narrating import with_terms
from throughcare.rules.instruments.offence_codes import CATEGORIES, Offence, in_use
from throughcare.rules.instruments.ogrs4 import HORIZON, LINK, MOST_MONTHS, POPULATION, READ_ON, SOURCE, Terms
from throughcare.rules.instruments.ogrs4_questions import (
    DRUGS,
    PAST,
    PAST_ITEMS,
    RECORD,
    RECORD_OPTIONAL,
    asked,
)
from throughcare.rules.instruments.ogrs4_refusals import RECORD as RECORD_CHECKS
from throughcare.rules.instruments.ogrs4_refusals import Refusal, found, missing, refuse
from throughcare.rules.instruments.parts import Feature
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import (
    Answers,
    Conclusion,
    Example,
    Item,
    RuleCard,
    RuleId,
    Unknown,
    is_known,
)

STATIC, DYNAMIC = "STATIC", "DYNAMIC"
MISSING, DRUGS_OPEN = "MISSING_DYNAMIC_INPUT", "MOTIVATION_TO_TACKLE_DRUG_MISUSE_INCONSISTENT"
DYNAMIC_KINDS = frozenset({MISSING, DRUGS_OPEN})
"""Refusals after which the static form still serves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One of the two instruments. keys: the source's names of its weights, in the order in which they are added."""

    instrument: Instrument
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predictor:
    """A predictor. algorithm: its source's name. record: the questions about the record, beyond the common ones.

    needs: the dynamic questions without which the static form is used. drugs: the dynamic ones that may stay open.
    """

    code: str
    title: str
    algorithm: str
    record: tuple[Item, ...]
    needs: tuple[str, ...]
    drugs: tuple[str, ...]
    static: Form
    dynamic: Form

    @property
    def items(self) -> tuple[Item, ...]:
        """Every question it asks, in dates."""
        dynamic = asked(*self.needs, *self.drugs, needed=False)
        return (*RECORD, *self.record, *RECORD_OPTIONAL, *dynamic)

    @property
    def mandatory(self) -> tuple[str, ...]:
        """What has to be known of the record, in the source's order."""
        return (
            "assessment_date", "date_of_birth", "date_of_current_conviction", "age_at_first_sanction", "gender",
            "current_offence_code", "total_number_of_sanctions_for_all_offences", *(item.name for item in self.record),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Assessed:
    """What a predictor says of somebody. form: STATIC, DYNAMIC, or None where the record is refused.

    refusals: those of the record, then those of the dynamic answers; with a score, why it is the static one.
    """

    predictor: Predictor
    form: str | None
    score: Score | None
    refusals: tuple[Refusal, ...]

    @property
    def weights(self) -> dict[str, float]:
        """Each weight under its source's name, in order, and their sum; nothing without a score."""
        if self.score is None:
            return {}
        keys = (self.predictor.dynamic if self.form == DYNAMIC else self.predictor.static).keys
        named = zip(keys, self.score.weighed, strict=True)
        return {key: each.contribution for key, each in named} | {"total_weight": self.score.total}

    @property
    def band(self) -> str | None:
        """The band's code; None without a score."""
        return self.score.band.code if self.score and self.score.band else None

    @property
    def percent(self) -> float | None:
        """The percentage; None without a score."""
        return self.score.value if self.score else None


def form(
    code: str, *, title: str, predicts: str, items: tuple[Item, ...], features: tuple[Feature, ...], terms: Terms,
    bands: Bands, checks: tuple[Check, ...], example: Example,
) -> Form:  # fmt: skip
    """One of the two instruments of a predictor, registered."""
    made = Instrument(
        card=RuleCard(
            id=RuleId(code, READ_ON), title=title, population=POPULATION, source=SOURCE, examples=(example,)
        ),
        predicts=predicts, horizon=HORIZON, items=items, features=features,
        parts=tuple(part for _, part in terms), link=LINK, bands=bands, checks=checks,
    )  # fmt: skip
    return Form(instrument=instrument(made), keys=tuple(key for key, _ in terms))


def assess(predictor: Predictor, answers: Answers) -> Assessed:
    """The score from answers in their own types, with a key for every question; never raises for what they say."""
    record = tuple(record_refusals(predictor.mandatory, answers))
    dynamic = tuple(_dynamic_refusals(predictor, answers))
    if record:
        return Assessed(predictor, None, None, (*record, *dynamic))
    figures = _figures(answers)
    if dynamic:
        return Assessed(predictor, STATIC, predictor.static.instrument.score(figures), dynamic)
    score = predictor.dynamic.instrument.score({**answers, **figures})
    return Assessed(predictor, DYNAMIC, score, ())


def record_refusals(mandatory: tuple[str, ...], answers: Answers) -> tuple[Refusal, ...]:
    """What is missing from the record, or cannot be. A group of offences does without its code."""
    grouped = is_known(answers["offence_category"])
    needed = (name for name in mandatory if not (grouped and name == "current_offence_code"))
    return (*missing(answers, needed), *found(RECORD_CHECKS, answers))


def _dynamic_refusals(predictor: Predictor, answers: Answers) -> tuple[Refusal, ...]:
    refusals = tuple(missing(answers, predictor.needs, MISSING))
    used = tuple(name for name in predictor.drugs if name in DRUGS and answers[name] is True)
    if used and isinstance(answers["motivation_to_tackle_drug_misuse"], Unknown):
        reason = "is answered yes, while motivation to tackle drug misuse is not answered"
        return (*refusals, Refusal(DRUGS_OPEN, used, reason))
    return refusals


def _figures(answers: Answers) -> dict[str, object]:
    """The record in the ages and months that the instruments take, with every other answer as it is."""
    born, convicted = _day(answers, "date_of_birth"), _day(answers, "date_of_current_conviction")
    followed = is_known(answers["date_at_start_of_followup"])
    start = _day(answers, "date_at_start_of_followup") if followed else convicted
    code, category = answers["current_offence_code"], answers["offence_category"]
    past = answers.get("previous_convictions")
    convictions = past if isinstance(past, tuple) else ()
    return {
        **answers,
        "age_at_start_of_followup": age_on(born, start),
        "age_at_current_conviction": age_on(born, convicted),
        "offence_free_months": min(
            max(months_between(start, _day(answers, "assessment_date")), 0), MOST_MONTHS
        ),
        "offence_category": code.category if isinstance(code, Offence) else category,
        **{item.name: name in convictions for item, name in zip(PAST_ITEMS, PAST, strict=True)},
    }


def _day(answers: Answers, name: str) -> date:
    value = answers[name]
    assert isinstance(value, date), f"{name} was not checked"
    return value


def concluded(predictor: Predictor, answers: Answers) -> Conclusion:
    """The score with its form and why, its band and every term. Raises BadAnswers where the record is refused."""
    found = assess(predictor, answers)
    if found.score is None or found.score.band is None:
        record = [refusal for refusal in found.refusals if refusal.kind not in DYNAMIC_KINDS]
        refuse(predictor.code, record, answers)
    score = found.score
    assert score is not None
    said = Conclusion(
        {
            "type": found.form, "band": found.band, "score": found.percent, "total_weight": score.total, **score.also,
            "static_because_of": [name for refusal in found.refusals for name in refusal.fields],
            "weights": found.weights,
        }
    )  # fmt: skip
    said = _why_this_form(_which_offence(said, answers), found)
    return with_terms(said, score).because(
        "Together that is {total:+.3f}, which is a chance of {percent:.2f} % within 2 years: {band}.",
        total=score.total, percent=score.value, band=score.band.title.lower() if score.band else "",
    )  # fmt: skip


def _which_offence(said: Conclusion, answers: Answers) -> Conclusion:
    code = answers["current_offence_code"]
    if not isinstance(code, Offence):
        return said
    return said.because(
        "The offence {code} is in the group {group}, as {table} has it.",
        code=code.code, group=CATEGORIES[code.category or ""], table=in_use().name,
    )  # fmt: skip


def _why_this_form(said: Conclusion, found: Assessed) -> Conclusion:
    if not found.refusals:
        return said.because("Every dynamic question that is needed is answered: the dynamic form is used.")
    for refusal in found.refusals:
        said = said.because(
            "The static form is used: {fields} {reason}.",
            fields=", ".join(refusal.fields),
            reason=refusal.reason,
        )
    return said
