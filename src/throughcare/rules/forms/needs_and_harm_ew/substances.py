"""Drugs and alcohol. Where drugs were never misused, nothing further is asked and everything about them is none."""

from throughcare.rules import needs
from throughcare.rules.forms.blocks import (
    MOTIVATION,
    analysis,
    ask,
    choice,
    problem,
    several,
    when,
    words,
    yes_no,
)
from throughcare.rules.forms.form import Profession, Section
from throughcare.rules.forms.options import DRUGS, TREATMENT

EVER = when("drugs_ever", True)

DRUG_MISUSE = Section(
    code="drugs",
    title="Drugs",
    says="Illegal drugs, and others used in a way they were not meant for.",
    by=(Profession.OFFICER, Profession.HEALTH),
    need="Drugs",
    area=needs.DRUGS,
    questions=(
        yes_no("drugs_ever", "Has the person ever misused drugs?"),
        several("drugs_now", "Which drugs does the person use now?", DRUGS, when=EVER),
        several("drugs_before", "Which drugs did the person use before, and no longer?", DRUGS, when=EVER),
        problem("current_drug_misuse", "How far is misuse of drugs a problem now?", when=EVER),
        problem("level_of_use_of_main_drug", "How far is the amount of the main drug a problem?", when=EVER),
        choice(
            "ever_injected_drugs",
            "Has the person injected drugs?",
            {"NEVER": "Never", "PREVIOUSLY": "Earlier", "NOW": "Now"},
            when=EVER,
        ),
        problem("drugs_major_activity", "How far does getting and using drugs take up the days?", when=EVER),
        ask(
            "motivation_to_tackle_drug_misuse",
            "How motivated is the person to deal with drugs?",
            MOTIVATION,
            when=EVER,
            hint="Somebody who has stopped and wants to stay so is fully motivated.",
        ),
        choice("drugs_treatment", "Is there treatment for the use of drugs?", TREATMENT, when=EVER),
        yes_no("drugs_overdose", "Was there ever an overdose?", when=EVER),
        words("drugs_paid", "How are the drugs paid for?", when=EVER),
        words("drugs_stopped", "What helped the person to stop drugs or use less?", when=EVER),
        *analysis("drugs", "the use of drugs"),
    ),
)

ALCOHOL_MISUSE = Section(
    code="alcohol",
    title="Alcohol",
    says="Drinking, now and over time.",
    by=(Profession.OFFICER, Profession.HEALTH),
    need="Alcohol",
    area=needs.ALCOHOL,
    questions=(
        problem("current_alcohol_use_problems", "How far is drinking a problem now?"),
        problem("excessive_alcohol_use", "How far is drinking much at once a problem?"),
        problem(
            "alcohol_frequency_and_level",
            "How far is it a problem how often and how much the person drank over time?",
        ),
        ask(
            "alcohol_motivation",
            "How motivated is the person to deal with drinking?",
            MOTIVATION,
            hint="Fully, where there is nothing to deal with.",
        ),
        yes_no("alcohol_violence", "Has drinking gone with violence?"),
        yes_no(
            "alcohol_withdrawal",
            "Does the person feel ill without a drink?",
            "Stopping at once can be dangerous.",
        ),
        choice("alcohol_treatment", "Is there treatment for drinking?", TREATMENT),
        words("alcohol_stopped", "What helped the person to stop or drink less?"),
        *analysis("alcohol", "drinking"),
    ),
)
