"""SNSV as the restatement of 2018 asks it: ages in place of dates, both forms side by side.

Previous sanctions are those before the current one. Twenty groups of offences, of which violence against the person
goes with a kind. Whether the dynamic answers are known is an answer of its own: where it is no, or is left out while
one of them is missing, only the static form is given; where it is yes, none of them may be missing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from throughcare.rules.instruments.instrument import Score
from throughcare.rules.instruments.narrating import with_terms
from throughcare.rules.instruments.ogp import PROBLEM
from throughcare.rules.instruments.ogrs4 import MOST_MONTHS, MOST_SANCTIONS, OLDEST, YOUNGEST
from throughcare.rules.instruments.ogrs4_questions import PAST_ITEMS
from throughcare.rules.instruments.snsv import DYNAMIC, FORMS, POPULATION, READ_ON, SOURCE, STATIC
from throughcare.rules.kernel import (
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Item,
    Problem,
    Unknown,
    Whole,
    YesNo,
    is_known,
    published,
)  # fmt: skip

VIOLENCE = "violence_against_the_person"
GROUPS: dict[str, tuple[str, str]] = {
    "absconding_bail": ("Absconding or bail", "absconding_or_bail"),
    "acquisitive_violence": ("Robbery and other violence for gain", "acquisitive_violence"),
    "burglary_domestic": ("Burglary of a home", "burglary_domestic"),
    "burglary_other": ("Other burglary", "burglary_other"),
    "criminal_damage": ("Criminal damage", "criminal_damage"),
    "drink_driving": ("Drink driving", "drink_driving"),
    "drug_import_export_production": (
        "Drug import, export or production",
        "drug_import_export_or_production",
    ),
    "drug_possession_supply": ("Drug possession or supply", "drug_possession_or_supply"),
    "drunkenness": ("Drunkenness", "drunkenness"),
    "fraud_forgery_and_misrepresentation": ("Fraud, forgery and misrepresentation", "fraud_and_forgery"),
    "handling_stolen_goods": ("Handling stolen goods", "handling_stolen_goods"),
    "motoring_not_drink_driving": ("Motoring, not drink driving", "motoring_offences"),
    "other_offence": ("Other offence", "other_offences"),
    "public_order_harassment": ("Public order and harassment", "public_order_and_harrassment"),
    "sexual_against_children": ("Sexual, against children", "sexual_against_child"),
    "sexual_not_against_children": ("Sexual, not against children", "sexual_not_against_child"),
    "theft_not_vehicle_related": ("Theft, not of or from vehicles", "theft_non_motor"),
    "vehicle_related_theft": ("Theft of or from vehicles", "vehicle_related_theft"),
    VIOLENCE: ("Violence against the person", ""),
    "welfare_fraud": ("Welfare fraud", "welfare_fraud"),
}
"""The groups of 2018: their words, and the same group's name in the form of 2025."""
KINDS: dict[str, tuple[str, str]] = {
    "none": ("Below actual bodily harm", "violence_against_the_person_sub_abh"),
    "firearms_most_serious": ("Firearms, most serious", "firearms_most_serious"),
    "firearms_other": ("Other firearms", "firearms_other"),
    "weapons_non_firearm": ("Weapons other than firearms", "weapons_non_firearm"),
    "actual_bodily_harm_or_worse": ("Actual bodily harm or worse", "violence_against_the_person_abh_plus"),
}
"""The same of the kinds of violence against the person."""
DEGREES = ("NO_PROBLEMS", "SOME_PROBLEMS", "SIGNIFICANT_PROBLEMS")
DEGREE_OF = {
    "accommodation_problems": ("How much of a problem is accommodation?", "suitability_of_accommodation"),
    "relationship_problems": (
        "How much of a problem is the relationship?",
        "current_relationship_with_partner",
    ),
    "alcohol_problems": ("How much of a problem is alcohol now?", "current_alcohol_use_problems"),
    "binge_drinking": ("How much of a problem is drinking in binges?", "excessive_alcohol_use"),
    "impulsivity": ("How much of a problem is acting on impulse?", "impulsivity_problems"),
    "temper_control": ("How much of a problem is control of temper?", "temper_control"),
    "procriminal_attitudes": (
        "How much of a problem are attitudes that favour crime?",
        "pro_criminal_attitudes",
    ),
}
YES_NO_OF = {
    "offence_involved_weapon": (
        "Was a weapon carried or used in the offence?", "did_offence_involve_carrying_or_using_weapon"
    ),
    "unemployed": ("Is the person out of work?", "is_unemployed"),
    "domestic_abuse_perpetrator": ("Has the person abused a partner?", "domestic_abuse_perpetrator"),
    **{
        name: (item.asks, item.name)
        for name, item in zip(
            (
                "previous_homicide", "previous_wounding", "previous_kidnapping", "previous_firearm",
                "previous_robbery", "previous_aggravated_burglary", "previous_weapon", "previous_danger_to_life",
                "previous_arson",
            ),
            PAST_ITEMS, strict=True,
        )
    },
}  # fmt: skip
"""Dynamic answers: the question, and its name in the form of 2025."""


def _age(name: str, asks: str) -> Item:
    return Item(name=name, asks=asks, kind=Whole(YOUNGEST, OLDEST, "completed years"))


RECORD = (
    Item(name="gender", asks="Is the person male or female?", kind=Choice({"male": "Male", "female": "Female"})),
    Item(
        name="offence_category", asks="In which group is the current offence?",
        kind=Choice({code: words for code, (words, _) in GROUPS.items()}),
    ),
    Item(
        name="violence_category", asks="Which kind of violence against the person is it?", needed=False,
        kind=Choice({code: words for code, (words, _) in KINDS.items()}),
    ),
    Item(
        name="previous_sanctions", asks="How many times was the person sanctioned before the current conviction?",
        kind=Whole(0, MOST_SANCTIONS - 1, "sanctions"),
    ),
    Item(
        name="violent_sanctions", asks="How many sanctions were for violence, the current one included?",
        kind=Whole(0, MOST_SANCTIONS, "sanctions"),
    ),
    _age("age_at_sentence", "How old was the person at the sentence, or at release from custody?"),
    _age("age_at_current_conviction", "How old was the person at the current conviction?"),
    Item(
        name="age_at_first_sanction", asks="How old was the person at the first sanction?",
        kind=Whole(0, OLDEST, "completed years"),
    ),
    Item(
        name="offence_free_months", asks="For how many complete months is the person free of offences since then?",
        kind=Whole(0, 1200, "months, counted up to 36"),
    ),
)  # fmt: skip
KNOWN = Item(
    name="dynamic_items_known", asks="Are the answers of an assessment known?", kind=YesNo(), needed=False
)
ASSESSED = (
    *(Item(name=name, asks=asks, kind=PROBLEM, needed=False) for name, (asks, _) in DEGREE_OF.items()),
    *(Item(name=name, asks=asks, kind=YesNo(), needed=False) for name, (asks, _) in YES_NO_OF.items()),
)
ITEMS = (*RECORD, KNOWN, *ASSESSED)


def violence_of_2018(rule: str, answers: Mapping[str, Any]) -> tuple[Score, Score | None]:
    """The static score, and the dynamic one where its answers are known. Raises BadAnswers, as `rule`."""
    problems = [*_impossible(answers), *_missing(answers)]
    if problems:
        raise BadAnswers(rule, problems)
    figures = _figures(answers)
    missing = [item.name for item in ASSESSED if not is_known(answers[item.name])]
    known = answers[KNOWN.name]
    dynamic = not missing if isinstance(known, Unknown) else known
    return STATIC.score(figures), DYNAMIC.score({**figures, **_dynamic(answers)}) if dynamic else None


def _impossible(answers: Mapping[str, Any]) -> Iterator[Problem]:
    violent, previous = answers["violent_sanctions"], answers["previous_sanctions"]
    if violent > previous + 1:
        yield Problem(
            "violent_sanctions",
            violent,
            f"are more than all sanctions, the current one with {previous} before",
        )
    first, current = answers["age_at_first_sanction"], answers["age_at_current_conviction"]
    if first > current:
        yield Problem("age_at_first_sanction", first, f"is later than the current conviction, at {current}")
    offence, kind = answers["offence_category"], answers["violence_category"]
    if offence == VIOLENCE and not is_known(kind):
        yield Problem("violence_category", kind, "is needed for violence against the person")
    if offence != VIOLENCE and is_known(kind) and kind != "none":
        yield Problem("violence_category", kind, f"does not go with the offence, {offence}")


def _missing(answers: Mapping[str, Any]) -> Iterator[Problem]:
    """Dynamic answers that are said to be known, and are not."""
    if answers[KNOWN.name] is True:
        for item in ASSESSED:
            if not is_known(answers[item.name]):
                yield Problem(
                    item.name, answers[item.name], "is needed, since the answers are said to be known"
                )


def _figures(answers: Mapping[str, Any]) -> dict[str, object]:
    offence, months = answers["offence_category"], answers["offence_free_months"]
    kind = answers["violence_category"]
    return {
        "gender": str(answers["gender"]).upper(),
        "age_at_start_of_followup": answers["age_at_sentence"],
        "offence_category": KINDS[str(kind)][1] if offence == VIOLENCE else GROUPS[str(offence)][1],
        "total_number_of_sanctions_for_all_offences": answers["previous_sanctions"] + 1,
        "total_number_of_violent_sanctions": answers["violent_sanctions"],
        "age_at_current_conviction": answers["age_at_current_conviction"],
        "age_at_first_sanction": answers["age_at_first_sanction"],
        "offence_free_months": min(months, MOST_MONTHS),
    }


def _dynamic(answers: Mapping[str, Any]) -> dict[str, object]:
    degrees = {name: DEGREES[answers[asked]] for asked, (_, name) in DEGREE_OF.items()}
    return degrees | {name: answers[asked] for asked, (_, name) in YES_NO_OF.items()}


FACTS: dict[str, object] = {
    "gender": "male", "offence_category": "other_offence", "violence_category": None, "previous_sanctions": 25,
    "violent_sanctions": 6, "age_at_sentence": 23, "age_at_current_conviction": 23, "age_at_first_sanction": 12,
    "offence_free_months": 0,
}  # fmt: skip
FINDINGS: dict[str, object] = {
    **dict.fromkeys(YES_NO_OF, False), **dict.fromkeys(DEGREE_OF, 2), "relationship_problems": 1,
    "alcohol_problems": 0, "binge_drinking": 0, "offence_involved_weapon": True, "unemployed": True,
    "domestic_abuse_perpetrator": True, "previous_wounding": True, "previous_weapon": True,
}  # fmt: skip


@published(
    f"snsv-2018@{READ_ON}",
    title="SNSV, form of 2018",
    decides="the chance of a proven serious violent reoffence, not sexual, within two years, in one form or both",
    population=POPULATION,
    source=SOURCE,
    items=ITEMS,
    figures=(FORMS,),
    examples=(
        Example(
            says="A man of 23, sanctioned 25 times before, 6 times for violence: the record alone.",
            given=FACTS, gives={"sv_static": 0.03642075945762091, "sv_dynamic": None, "form": "STATIC"},
        ),
        Example(
            says="The same man assessed: both forms.",
            given=FACTS | FINDINGS | {"dynamic_items_known": True},
            gives={"sv_static": 0.03642075945762091, "sv_dynamic": 0.08156458710669157, "form": "DYNAMIC"},
        ),
    ),
)  # fmt: skip
def snsv_2018(**answers: object) -> Conclusion:
    """Raises BadAnswers where the record is impossible, or answers said to be known are missing."""
    static, dynamic = violence_of_2018("snsv-2018", answers)
    form = "DYNAMIC" if dynamic else "STATIC"
    results: dict[str, object] = {
        "sv_static": static.also["p2"], "sv_dynamic": dynamic.also["p2"] if dynamic else None, "form": form,
    }  # fmt: skip
    said = with_terms(Conclusion(results), dynamic or static)
    if dynamic:
        return said.because(
            "Together that is {total:+.3f}, a chance of {dynamic:.2f} %; by the record alone it is {static:.2f} %.",
            total=dynamic.total, dynamic=dynamic.value, static=static.value,
        )  # fmt: skip
    return said.because(
        "Together that is {total:+.3f}, a chance of {static:.2f} % by the record alone: no assessment is complete.",
        total=static.total, static=static.value,
    )  # fmt: skip
