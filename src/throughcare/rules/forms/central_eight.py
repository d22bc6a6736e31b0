"""Eight needs and the strengths beside each: a structured judgement, not a score.

The eight are public concepts of criminology (Andrews and Bonta). The officer rates each need and each strength as
none, some or considerable and writes the evidence; nothing is added up, no cut point is set and no chance is worked
out. The questions are our own. Licensed tools that score these subjects are neither copied nor imitated: their totals
are entered with the tool's own form.
"""

from datetime import date

from throughcare.rules import needs
from throughcare.rules.forms.blocks import (
    MOTIVATION,
    ask,
    change,
    choice,
    count,
    problem,
    several,
    when,
    words,
    yes_no,
)
from throughcare.rules.forms.form import Alarm, Form, Link, Profession, Question, Section
from throughcare.rules.forms.interview import INTERVIEW
from throughcare.rules.forms.options import COMPANY, DOING, DRUGS, TREATMENT
from throughcare.rules.forms.register import form
from throughcare.rules.kernel import Choice, Mark, RuleId, Source

VERSION = date(2026, 11, 22)
"""The day its questions were written."""
RATINGS = {"NONE": "None", "SOME": "Some", "CONSIDERABLE": "Considerable"}
SOURCE = Source(
    title="Eight needs and strengths: a structured professional judgement",
    citation="the eight needs are public concepts (Andrews and Bonta); questions and ratings are this program's, "
    "without points, cut points or coefficients",
    version="questions of 2026-11-22",
    effective_from=None,
    checked_on=VERSION,
    licence="The program's own",
    mark=Mark.AGENCY_DEFAULT,
)


def _rated(code: str, about: str) -> tuple[Question, ...]:
    """How each of the eight ends: the need, the strength beside it, and what the person wants."""
    return (
        ask(f"{code}_need", f"How great is the need in {about}?", Choice(RATINGS), link=Link.NEED,
            hint="Your judgement of all you know, not a sum of the answers above."),
        words(f"{code}_need_words", f"What shows the need in {about}? Say where you know it from.", needed=True,
              when=when(f"{code}_need", "SOME", "CONSIDERABLE")),
        ask(f"{code}_strength", f"How great is the strength in {about}?", Choice(RATINGS), link=Link.STRENGTH,
            hint="Something that helps now, or helped before, even where there is a need too."),
        words(f"{code}_strength_words", f"What shows the strength in {about}?", needed=True,
              when=when(f"{code}_strength", "SOME", "CONSIDERABLE")),
        *change(code, about),
    )  # fmt: skip


def _need(
    code: str,
    title: str,
    about: str,
    says: str,
    *questions: Question,
    area: str = "",
    also: tuple[str, ...] = (),
) -> Section:
    return Section(
        code=code, title=title, says=says, need=title, area=area, also=also, by=(Profession.OFFICER,),
        questions=(*questions, *_rated(code, about)),
    )  # fmt: skip


NEEDS = (
    _need(
        "history", "History of antisocial behavior", "the history of antisocial behavior",
        "What happened before, how early, how often and how gravely. The past does not change; what the person has "
        "made of it does.",
        count("history_first_age", "How old was the person at the first arrest or finding?", 0, 109, "completed years"),
        count("history_arrests", "How many arrests are on the record?", 0, 999, "arrests"),
        yes_no("history_violence", "Is there violence in the record?", static=True),
        yes_no("history_supervision", "Did earlier supervision end early because of the person?", static=True),
        yes_no("history_custody", "Were there serious incidents in custody?", static=True),
        words("history_best", "When did things go well for longest, and why?", static=True),
    ),
    _need(
        "personality", "Personality pattern", "the way the person feels and acts",
        "Impulse, temper, restlessness and regard for others. It is no diagnosis.",
        problem("personality_impulse", "How far is acting on impulse a problem?"),
        problem("personality_temper", "How far is temper a problem?"),
        problem("personality_thrill", "How far is looking for thrills a problem?"),
        problem("personality_regard", "How far is little regard for others a problem?"),
        area=needs.THINKING,
    ),
    _need(
        "cognition", "Thinking that favors crime", "thinking that favors crime",
        "How the person sees crime, the law, those who were harmed, and this supervision.",
        problem("cognition_crime", "How far are attitudes that favor crime a problem?"),
        problem("cognition_excuses", "How far are excuses, and blaming others, a problem?"),
        problem("cognition_law", "How far is the attitude to police, courts and supervision a problem?"),
        yes_no("cognition_harm", "Does the person see what the crime did to others?"),
        area=needs.ATTITUDES,
    ),
    _need(
        "associates", "Associates", "the company the person keeps",
        "With whom the person spends time, and who leads whom.",
        choice("associates_company", "With whom is the time spent?", COMPANY),
        yes_no("associates_gang", "Is there a tie to a gang?"),
        yes_no("associates_model", "Is there a friend who does not offend and whose advice counts?"),
        problem("associates_led", "How far is being led by others a problem?"),
        area=needs.LIFESTYLE,
    ),
    _need(
        "family", "Family and partner", "family and partner",
        "Partner, children, parents and home: care, help, and what is expected of one another.",
        words("family_who", "Who belongs to the family, and who can be counted on?"),
        problem("family_partner", "How far is the relationship with a partner a problem?"),
        problem("family_relations", "How far are relationships with other family a problem?"),
        yes_no("family_children", "Has the person children, or cares for any?"),
        yes_no("family_violence", "Is there violence in the home, by anybody?"),
        yes_no("family_offends", "Do close family members offend?"),
        area=needs.RELATIONSHIPS,
    ),
    _need(
        "school_work", "School and work", "school and work",
        "What the person does, can do and wants to do; how it goes with teachers, bosses and others there.",
        choice("school_work_now", "What does the person do now?", DOING),
        choice(
            "school_work_finished", "What has the person finished?",
            {
                "NONE": "No high school diploma or equivalent", "HIGH_SCHOOL": "High school or equivalent",
                "TRADE": "A trade or certificate", "COLLEGE": "College",
            },
        ),
        problem("school_work_record", "How far is the record of school and work a problem?"),
        problem("school_work_relations", "How far are relations with bosses, teachers or others there a problem?"),
        words("school_work_wants", "What does the person want to do, and what stands in the way?"),
        area=needs.WORK,
    ),
    _need(
        "leisure", "Leisure", "free time",
        "What the person does when nothing has to be done.",
        words("leisure_week", "What does an ordinary week look like?"),
        yes_no("leisure_group", "Does the person belong to a club, team, faith or other group that helps?"),
        problem("leisure_empty", "How far are empty hours a problem?"),
        area=needs.LIFESTYLE,
    ),
    _need(
        "substances", "Substance use", "alcohol and drugs",
        "Alcohol and drugs, now and before, and what they have to do with crime.",
        problem("substances_alcohol", "How far is alcohol a problem now?"),
        problem("substances_drugs", "How far are drugs a problem now?"),
        several("substances_used", "Which drugs does the person use now?", DRUGS),
        choice("substances_treatment", "Is there treatment?", TREATMENT),
        yes_no("substances_overdose", "Was there ever an overdose?"),
        yes_no("substances_crime", "Did alcohol or drugs play a part in the crime?"),
        area=needs.DRUGS, also=(needs.ALCOHOL,),
    ),
)  # fmt: skip

BARRIERS = {
    "LANGUAGE": "Language",
    "READING": "Reading or writing",
    "LEARNING": "The way the person learns",
    "HEALTH": "Health of body or mind",
    "TRAUMA": "What the person has lived through",
    "HOUSING": "Housing",
    "MONEY": "Money",
    "TRANSPORT": "Transport",
    "CARE": "Care of children or others",
}
RESPONSIVITY = Section(
    code="responsivity",
    title="What the work must fit",
    says="Not needs by themselves, but what decides whether help can reach the person.",
    questions=(
        several("responsivity_barriers", "What could stand in the way?", BARRIERS),
        words("responsivity_adjusted", "What will be done about it?"),
        ask("responsivity_motivation", "How motivated is the person to change?", MOTIVATION),
    ),
)
SAFETY = Section(
    code="safety",
    title="Safety",
    says="Ask openly, and act at once on a danger there is now.",
    questions=(
        yes_no(
            "safety_self_now", "Is there a risk now that the person takes their life or hurts themselves?"
        ),
        yes_no("safety_self_before", "Was there such a risk before?"),
        words("safety_self_words", "What is known, what helps, and who has been told?"),
        yes_no("safety_others", "Is there somebody whom the person could seriously harm?"),
        words(
            "safety_others_words",
            "Who, how, and what is done about it?",
            when=when("safety_others", True),
            needed=True,
        ),
    ),
)
PRIORITIES = Section(
    code="priorities",
    title="What to work on first",
    says="At most three needs at a time, the greatest first, built on the strengths.",
    questions=(
        several("priorities_needs", "Which needs come first?", {each.code: each.title for each in NEEDS}),
        words("priorities_words", "Why these, and which strengths will carry the work?", needed=True),
        words("priorities_person", "What does the person want to work on first?"),
    ),
)

CENTRAL_EIGHT = form(
    Form(
        id=RuleId("central-eight", VERSION),
        title="Needs and strengths",
        what_for="Finds which of eight needs the plan should work on, and which strengths it can build on; it is a "
        "judgement and gives no score",
        population="adults under supervision",
        source=SOURCE,
        sections=(INTERVIEW, *NEEDS, RESPONSIVITY, SAFETY, PRIORITIES),
        alarms=(Alarm("safety_self_now", answers=frozenset({True})),),
        beside={
            "cognition": "offending",
            "personality": "choices",
            "associates": "time",
            "family": "people",
            "school_work": "work",
            "leisure": "time",
            "substances": "drugs",
            "responsivity": "help",
            "safety": "safety",
        },
    )
)
