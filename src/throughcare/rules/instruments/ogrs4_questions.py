"""The questions of the 2026 predictors: what the record says, and the dynamic answers of an assessment.

Answers stand as the national assessment writes them (SOME_PROBLEMS). A predictor asks the record in dates; the
instrument beneath it takes ages and months, so that whole populations can be scored.
"""

from dataclasses import replace

from throughcare.rules.instruments.offence_codes import CATEGORIES, OffenceCode
from throughcare.rules.instruments.ogrs4 import MOST_MONTHS, MOST_SANCTIONS, OLDEST, YOUNGEST
from throughcare.rules.kernel import Choice, Day, Item, Kind, Several, Whole, YesNo

GENDER = Item(
    name="gender", asks="Is the person male or female?", kind=Choice({"MALE": "Male", "FEMALE": "Female"})
)
CATEGORY = Item(
    name="offence_category", asks="In which group is the current offence?", kind=Choice(CATEGORIES)
)
SANCTIONS = Item(
    name="total_number_of_sanctions_for_all_offences",
    asks="How many sanctions has the person had, the current one included?",
    kind=Whole(1, MOST_SANCTIONS, "sanctions"),
)
VIOLENT_SANCTIONS = Item(
    name="total_number_of_violent_sanctions",
    asks="How many of the sanctions were for violence, the current one included?",
    kind=Whole(0, MOST_SANCTIONS, "sanctions"),
)
FIRST_AGE = Item(
    name="age_at_first_sanction", asks="How old was the person at the first sanction?",
    kind=Whole(0, OLDEST, "completed years"),
)  # fmt: skip


def _day(name: str, asks: str) -> Item:
    return Item(name=name, asks=asks, kind=Day())


ASSESSED = _day("assessment_date", "On which day is this assessed?")
BORN = _day("date_of_birth", "When was the person born?")
CONVICTED = _day("date_of_current_conviction", "On which day was the current conviction?")
FOLLOWED = _day(
    "date_at_start_of_followup",
    "On which day, past or to come, does the sentence in the community or the release begin?",
)
AS_OF = _day("as_of", "As of which day, after which none but the start of follow-up may lie, is this asked?")
CODE = Item(
    name="current_offence_code",
    asks="Which Home Office code has the current offence?",
    kind=OffenceCode(),
)


def optional(*items: Item) -> tuple[Item, ...]:
    """The same questions, which may be left out."""
    return tuple(replace(item, needed=False) for item in items)


RECORD = (GENDER, ASSESSED, BORN, CONVICTED, FIRST_AGE, SANCTIONS)
"""What all three need to be told of the record ..."""
RECORD_OPTIONAL = optional(FOLLOWED, CODE, CATEGORY, AS_OF)
"""... and what may be missing: without a start of follow-up the conviction stands in; a group does without its code."""
FIGURES = (
    GENDER,
    Item(
        name="age_at_start_of_followup",
        asks="How old is the person when the sentence in the community, or release from custody, begins?",
        kind=Whole(YOUNGEST, OLDEST, "completed years"),
    ),
    CATEGORY,
    SANCTIONS,
    Item(
        name="age_at_current_conviction",
        asks="How old was the person at the current conviction?",
        kind=Whole(YOUNGEST, OLDEST, "completed years"),
    ),
    FIRST_AGE,
    Item(
        name="offence_free_months",
        asks="How many complete months in the community since follow-up began, without an offence?",
        kind=Whole(0, MOST_MONTHS, "months; 0 before follow-up, 36 for more"),
    ),
)
"""The same record in the ages and months that the instruments take."""

PROBLEM: Kind = Choice(
    {
        "NO_PROBLEMS": "No problems",
        "SOME_PROBLEMS": "Some problems",
        "SIGNIFICANT_PROBLEMS": "Significant problems",
    }
)
MOTIVATION: Kind = Choice(
    {"FULL_MOTIVATION": "Full", "PARTIAL_MOTIVATION": "Partial", "NO_MOTIVATION": "None"}
)
RELATIONSHIP: Kind = Choice(
    {
        "NOT_IN_RELATIONSHIP": "Not in a relationship",
        "IN_RELATIONSHIP_LIVING_TOGETHER": "In a relationship, living together",
        "IN_RELATIONSHIP_NOT_LIVING_TOGETHER": "In a relationship, not living together",
    }
)
PAST: dict[str, str] = {
    "HOMICIDE": "homicide",
    "WOUNDING_GBH": "wounding or grievous bodily harm",
    "KIDNAPPING": "kidnapping",
    "FIREARMS": "firearms",
    "ROBBERY": "robbery",
    "AGGRAVATED_BURGLARY": "aggravated burglary",
    "WEAPON": "a weapon other than a firearm",
    "CRIMINAL_DAMAGE": "criminal damage",
    "ARSON": "arson",
}
"""Earlier convictions that SVRP counts."""
DRUGS: dict[str, str] = {
    "has_heroin_usage": "heroin",
    "has_methadone_usage": "methadone that is not prescribed",
    "has_other_opiate_usage": "other opiates",
    "has_crack_cocaine_usage": "crack cocaine",
    "has_powder_cocaine_usage": "powder cocaine",
    "has_misused_prescription_drug_usage": "prescribed drugs, misused",
    "has_benzodiazepines_usage": "benzodiazepines",
    "has_cannabis_usage": "cannabis",
    "has_steroids_usage": "steroids",
    "has_other_drugs_usage": "other drugs",
    "has_ketamine_usage": "ketamine",
    "has_spice_usage": "spice",
    "has_hallucinogens_usage": "hallucinogens",
    "has_solvents_usage": "solvents",
}

_ASKED: dict[str, tuple[str, Kind]] = {
    "did_offence_involve_carrying_or_using_weapon": ("Was a weapon carried or used in the offence?", YesNo()),
    "suitability_of_accommodation": ("How far is accommodation a problem?", PROBLEM),
    "is_unemployed": ("Is the person out of work?", YesNo()),
    "current_relationship_with_partner": ("How far is the relationship with a partner a problem?", PROBLEM),
    "evidence_of_domestic_abuse": ("Is there evidence that the person abused a partner or family?", YesNo()),
    "current_relationship_status": ("Is the person in a relationship?", RELATIONSHIP),
    "regular_offending_activities": ("How far do regular activities encourage offending?", PROBLEM),
    "motivation_to_tackle_drug_misuse": ("How motivated is the person to tackle drug misuse?", MOTIVATION),
    "current_alcohol_use_problems": ("How far is current use of alcohol a problem?", PROBLEM),
    "excessive_alcohol_use": ("How far is binge drinking or excess of alcohol a problem?", PROBLEM),
    "impulsivity_problems": ("How far is impulsivity a problem?", PROBLEM),
    "temper_control": ("How far is control of temper a problem?", PROBLEM),
    "pro_criminal_attitudes": ("How far are attitudes that favour crime a problem?", PROBLEM),
    "previous_convictions": ("For which of these was the person convicted earlier?", Several(Choice(PAST))),
} | {name: (f"Does the person use {drug}?", YesNo()) for name, drug in DRUGS.items()}


def asked(*names: str, needed: bool = True) -> tuple[Item, ...]:
    """The dynamic questions by name."""
    return tuple(Item(name=name, asks=_ASKED[name][0], kind=_ASKED[name][1], needed=needed) for name in names)


PAST_ITEMS = tuple(
    Item(name=f"earlier_{code.lower()}", asks=f"Was the person convicted earlier for {words}?", kind=YesNo())
    for code, words in PAST.items()
)
"""The earlier convictions one by one, as the instrument takes them."""
