"""The questions of the two resettlement reports, by pathway, as versioned sets.

A report keeps the version it was answered in. The wording is the house's own, after what the source asks about; every
question can be left with "No answer provided", so that nothing is made up where a person did not say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from throughcare.rules.plans.sources import RESETTLEMENT as SOURCE

__all__ = ["NO_ANSWER", "NO_ANSWER_WORDS", "QUESTION_SETS", "SOURCE", "Question", "QuestionSet", "newest"]

NO_ANSWER, NO_ANSWER_WORDS = "no_answer", "No answer provided"
TEXT_LENGTH = 2_000
YES_NO = MappingProxyType({"yes": "Yes", "no": "No"})
READ_ON = SOURCE.checked_on.isoformat()


@dataclass(frozen=True, slots=True)
class Question:
    """One question. options: the answers to choose from, "" keys never; none where it is answered in words.

    several: whether more than one option may be chosen.
    """

    code: str
    asks: str
    options: Mapping[str, str] = field(default_factory=dict)
    several: bool = False

    def words(self, answer: object) -> str:
        """An answer as it reads on a page."""
        if answer in (None, "", NO_ANSWER) or answer == [NO_ANSWER]:
            return NO_ANSWER_WORDS
        if isinstance(answer, list):
            return "; ".join(self.options.get(each, str(each)) for each in answer)
        return self.options.get(str(answer), str(answer))


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One version of a report's questions, by pathway."""

    id: str
    report: str
    title: str
    pathways: Mapping[str, tuple[Question, ...]]


def _yes_no(code: str, asks: str) -> Question:
    return Question(code, asks, YES_NO)


def _one(code: str, asks: str, **options: str) -> Question:
    return Question(code, asks, MappingProxyType(options))


def _some(code: str, asks: str, **options: str) -> Question:
    return Question(code, asks, MappingProxyType(options), several=True)


def _text(code: str, asks: str) -> Question:
    return Question(code, asks)


HOME = {
    "private_rented": "Rented from a private landlord", "social": "Rented from a council or housing association",
    "own": "A home of their own", "family_friends": "With family or friends",
    "supported": "Supported or approved housing",
    "none": "Nowhere to live", "elsewhere": "Somewhere else",
}  # fmt: skip
DOCUMENTS = {
    "birth": "Birth certificate", "driving": "Driving licence", "passport": "Passport",
    "residence": "Residence permit", "none": "None of these",
}  # fmt: skip
TREATMENT = {"here": "Yes, here", "outside": "Yes, before custody", "no": "No"}

IMMEDIATE: Mapping[str, tuple[Question, ...]] = MappingProxyType({
    "accommodation": (
        _one("lived_before", "Where did the person live before custody?", **HOME),
        _one("keep_home", "Can they keep that home while they are in custody?",
             yes="Yes", help_needed="With help", no="No", none="There was none"),
        _yes_no("belongings", "Is anything left there that has to be fetched or looked after?"),
        _text("accommodation_more", "What else should be known about their home?"),
    ),
    "attitudes_thinking_and_behaviour": (
        _yes_no("emotions_help", "Do they want help with managing how they feel?"),
        _yes_no("gambling", "Has gambling been a problem?"),
        _text("behaviour_more", "What else should be known about how they think and act?"),
    ),
    "children_families_and_community": (
        _yes_no("partner", "Have they a partner?"),
        _yes_no("children", "Do they care for a child under 16?"),
        _yes_no("caring", "Does anybody else depend on their care?"),
        _some("threats", "Is any of this a worry?", gang="Pressure from a gang",
              threatened="Somebody threatens them", hurt_by="Somebody hurt them at home",
              hurts="They hurt somebody at home", none="None of these"),
        _text("family_more", "What else should be known about family and community?"),
    ),
    "drugs_and_alcohol": (
        _yes_no("drugs", "Have drugs been a problem, now or before?"),
        _yes_no("alcohol", "Has alcohol been a problem, now or before?"),
        _one("substance_help", "Are they in treatment or support for it?", **TREATMENT),
        _text("substances_more", "What else should be known about drugs and alcohol?"),
    ),
    "education_skills_and_work": (
        _yes_no("job_before", "Had they a job before custody?"),
        _one("keep_job", "Can they go back to it?",
             yes="Yes", perhaps="Perhaps, with help", no="No", none="There was none"),
        _yes_no("training_before", "Were they in education or training?"),
        _text("work_more", "What else should be known about learning and work?"),
    ),
    "finance_and_id": (
        _yes_no("bank_account", "Have they a bank account?"),
        _some("documents", "Which identity documents do they hold?", **DOCUMENTS),
        _yes_no("benefits_before", "Did they get benefits before custody?"),
        _yes_no("debts", "Have they debts?"),
        _text("money_more", "What else should be known about money and identity?"),
    ),
    "health": (
        _yes_no("doctor", "Are they registered with a doctor outside?"),
        _yes_no("physical", "Do they need help with a physical illness?"),
        _yes_no("mental", "Do they need help with their mental health?"),
        _yes_no("daily_help", "Do they need help with everyday things?"),
        _text("health_more", "What else should be known about their health?"),
    ),
})  # fmt: skip
PRE_RELEASE: Mapping[str, tuple[Question, ...]] = MappingProxyType({
    "accommodation": (
        _one("live_after", "Where will the person live on release?", **HOME),
        _yes_no("address_checked", "Was that address checked?"),
        _text("accommodation_plan", "What is still to be arranged for a home, by whom and by when?"),
    ),
    "attitudes_thinking_and_behaviour": (
        _yes_no("programme_done", "Did they complete work on how they think and act?"),
        _yes_no("emotions_help", "Do they want help with managing how they feel?"),
        _yes_no("gambling", "Is gambling a problem?"),
        _text("behaviour_plan", "What support is arranged, by whom and by when?"),
    ),
    "children_families_and_community": (
        _yes_no("partner", "Will they live with a partner?"),
        _yes_no("children", "Will they care for a child under 16?"),
        _some("threats", "Is any of this a worry on release?", gang="Pressure from a gang",
              threatened="Somebody threatens them", hurt_by="Somebody may hurt them at home",
              hurts="They may hurt somebody at home", none="None of these"),
        _text("family_plan", "What support is arranged for family and community?"),
    ),
    "drugs_and_alcohol": (
        _yes_no("drugs", "Are drugs a problem now?"),
        _yes_no("alcohol", "Is alcohol a problem now?"),
        _one("substance_appointment", "Is treatment or support outside booked?", yes="Yes, with a day", no="No",
             not_wanted="They do not want any", not_needed="None is needed"),
        _text("substances_plan", "What support is arranged, by whom and by when?"),
    ),
    "education_skills_and_work": (
        _one("job_after", "Is a job or training arranged for after release?",
             job="A job", training="Training or education", both="Both", no="Nothing yet", not_able="They cannot work"),
        _yes_no("work_help", "Do they want help with finding work or training?"),
        _text("work_plan", "What is still to be arranged, by whom and by when?"),
    ),
    "finance_and_id": (
        _yes_no("bank_account", "Have they a bank account they can use on release?"),
        _some("documents", "Which identity documents do they hold?", **DOCUMENTS),
        _yes_no("benefits_after", "Is a claim for benefits prepared?"),
        _yes_no("debts", "Have they debts?"),
        _text("money_plan", "What is still to be arranged, by whom and by when?"),
    ),
    "health": (
        _yes_no("doctor", "Are they registered with a doctor where they will live?"),
        _yes_no("medicine", "Will they leave with the medicine they need?"),
        _yes_no("care_after", "Is care for their health arranged outside?"),
        _text("health_plan", "What is still to be arranged, by whom and by when?"),
    ),
})  # fmt: skip

QUESTION_SETS: Mapping[str, QuestionSet] = MappingProxyType(
    {
        made.id: made
        for made in (
            QuestionSet(f"immediate-needs@{READ_ON}", "BCST2", "Immediate needs report", IMMEDIATE),
            QuestionSet(f"pre-release@{READ_ON}", "RESETTLEMENT_PLAN", "Pre-release report", PRE_RELEASE),
        )
    }
)
"""By id. A set is never changed once it was answered: a new one gets a new day."""


def newest(report: str) -> QuestionSet:
    """The newest questions of a report."""
    return max((each for each in QUESTION_SETS.values() if each.report == report), key=lambda each: each.id)
