"""SNSV as the restatement of 2025 asks it: dates, an offence code or group, and the answers of an assessment.

The record is needed; where a dynamic answer is missing the static form is used, and the result says so. Abuse counts
where a partner was abused: where there is no evidence of abuse at all, nobody needs to say against whom.
"""

from dataclasses import dataclass, replace

from throughcare.rules.instruments.instrument import Instrument, Score
from throughcare.rules.instruments.narrating import with_terms
from throughcare.rules.instruments.offence_codes import CATEGORIES, Offence, in_use
from throughcare.rules.instruments.ogrs4_predictor import MISSING, Form, Predictor, assess
from throughcare.rules.instruments.ogrs4_questions import (
    AS_OF,
    ASSESSED,
    BORN,
    CATEGORY,
    CODE,
    CONVICTED,
    FIRST_AGE,
    FOLLOWED,
    GENDER,
    SANCTIONS,
    VIOLENT_SANCTIONS,
    asked,
    optional,
)  # fmt: skip
from throughcare.rules.instruments.ogrs4_refusals import refuse
from throughcare.rules.instruments.snsv import (
    ABUSE,
    DYNAMIC,
    FORMS,
    NEEDED,
    POPULATION,
    READ_ON,
    SOURCE,
    STATIC,
)
from throughcare.rules.kernel import Answers, Conclusion, Example, Item, YesNo, published

START = replace(
    FOLLOWED, name="date_at_start_of_followup_user_input",
    asks="When does the sentence in the community, or the release from custody, begin (it may lie ahead)?",
)  # fmt: skip
EVIDENCE, PARTNER = "evidence_of_domestic_abuse", "domestic_abuse_against_partner"
RECORD = (GENDER, ASSESSED, BORN, CONVICTED, FIRST_AGE, SANCTIONS, VIOLENT_SANCTIONS, START)
FURTHER = optional(CODE, CATEGORY, AS_OF)
FINDINGS = optional(
    *asked(*NEEDED, EVIDENCE),
    Item(name=PARTNER, asks="Was it a partner whom the person abused?", kind=YesNo()),
    *asked("previous_convictions"),
)
ITEMS = (*RECORD, *FURTHER, *FINDINGS)


def _form(instrument: Instrument) -> Form:
    return Form(instrument=instrument, keys=tuple(part.name for part in instrument.parts))


SNSV = Predictor(
    code="snsv-2025", title="SNSV", algorithm="SNSV", record=(VIOLENT_SANCTIONS,),
    needs=(*NEEDED, ABUSE.name, "previous_convictions"), drugs=(), static=_form(STATIC), dynamic=_form(DYNAMIC),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Violence:
    """SNSV of one person. form: STATIC or DYNAMIC. missing: the dynamic answers for want of which it is static."""

    form: str
    score: Score
    missing: tuple[str, ...]
    offence: object

    def explained(self, said: Conclusion) -> Conclusion:
        """The conclusion with the offence's group, the form and why, and every term."""
        if isinstance(self.offence, Offence):
            said = said.because(
                "The offence {code} is in the group {group}, as {table} has it.",
                code=self.offence.code, group=CATEGORIES[self.offence.category or ""], table=in_use().name,
            )  # fmt: skip
        if self.missing:
            said = said.because(
                "The static form of SNSV is used: no answer to {missing}.", missing=", ".join(self.missing)
            )
        else:
            said = said.because("Every dynamic question is answered: the dynamic form of SNSV is used.")
        return with_terms(said, self.score).because(
            "Together that is {total:+.3f}, which makes SNSV, the violent part, {percent:.2f} % within two years.",
            total=self.score.total, percent=self.score.value,
        )  # fmt: skip


def violence_of_2025(rule: str, answers: Answers) -> Violence:
    """SNSV by the form for which there are answers. Raises BadAnswers, as `rule`, where the record is refused."""
    evidence = answers[EVIDENCE]
    asked_name = {FOLLOWED.name: START.name, ABUSE.name: PARTNER if evidence is True else EVIDENCE}
    abuse = answers[PARTNER] if evidence is True else evidence
    found = assess(SNSV, {**answers, FOLLOWED.name: answers[START.name], ABUSE.name: abuse})
    named = [
        replace(each, fields=tuple(asked_name.get(name, name) for name in each.fields))
        for each in found.refusals
    ]
    refuse(rule, (each for each in named if each.kind != MISSING), answers)
    assert found.score is not None and found.form is not None, "a record that is not refused has a score"
    missing = tuple(name for each in named for name in each.fields)
    return Violence(found.form, found.score, missing, answers[CODE.name])


FACTS: dict[str, object] = {
    "gender": "MALE", "date_of_birth": "1980-01-01", "assessment_date": "2025-01-01",
    "date_of_current_conviction": "2020-01-01", "current_offence_code": "02700", "age_at_first_sanction": 40,
    "total_number_of_sanctions_for_all_offences": 1, "total_number_of_violent_sanctions": 1,
    "date_at_start_of_followup_user_input": "2024-01-01",
}  # fmt: skip
ANSWERS: dict[str, object] = {
    **dict.fromkeys(NEEDED, "NO_PROBLEMS"), "did_offence_involve_carrying_or_using_weapon": False,
    "is_unemployed": False, EVIDENCE: False, "previous_convictions": ["WOUNDING_GBH"],
}  # fmt: skip


@published(
    f"snsv-2025@{READ_ON}",
    title="SNSV, form of 2025",
    decides="the chance of a proven serious violent reoffence, not sexual, within two years, in one form or the other",
    population=POPULATION,
    source=SOURCE,
    items=ITEMS,
    figures=(FORMS,),
    examples=(
        Example(
            says="Nothing but the record: the static form.",
            given=FACTS, gives={"type": "STATIC", "score": 0.14},
        ),
        Example(
            says="The same man assessed without problems, once convicted of wounding: the dynamic form.",
            given=FACTS | ANSWERS, gives={"type": "DYNAMIC", "score": 0.14},
        ),
    ),
)  # fmt: skip
def snsv_2025(**answers: object) -> Conclusion:
    """Raises BadAnswers where the record is incomplete or impossible."""
    found = violence_of_2025("snsv-2025", answers)
    return found.explained(Conclusion({
        "type": found.form, "score": found.score.value, "probability": found.score.also["p2"],
        "one_year_probability": found.score.also["p1"], "static_because_of": list(found.missing),
    }))  # fmt: skip
