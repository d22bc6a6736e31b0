"""Federal rules on the specimen of a drug test (49 CFR part 40): validity, collection, refusal, chain of custody.

The version is the day the texts were read. Where creatinine and specific gravity contradict each other no text that
was read says how the specimen is called, so the rule refuses. A step is a proposal to the collector or officer; that
something counts as a refusal decides nothing about what follows from it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from throughcare.rules.kernel import (
    Answer,
    BadAnswers,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Number,
    Problem,
    Source,
    is_known,
    published,
)
from throughcare.rules.kernel.reading import law, not_seen, one_text_a_row

PART_40 = "Code of Federal Regulations, procedures for workplace drug testing"
POPULATION = "anyone tested in the United States where the federal procedures are used"


def _section(number: str, url: str) -> Source:
    return law(PART_40, f"49 CFR {number}", url)


VALIDITY = _section("40.87 and 40.88", "https://law.lawstack.com/cfr/49/40.88/")
DILUTE = _section(
    "40.155 and 40.197", "https://codes.findlaw.com/cfr/title-49-transportation/cfr-sect-49-40-155/"
)
COLLECTION = _section("40.65 (2005)", "http://edocket.access.gpo.gov/cfr_2005/octqtr/49cfr40.65.htm")
REFUSAL = _section("40.191", "http://utu953.org/general/other/fra/49cfr40/40.191.htm")
CUSTODY = _section("40.83", "https://codes.findlaw.com/cfr/title-49-transportation/cfr-sect-49-40-83/")

TESTED_BELOW = 20  # creatinine, mg/dL: from here down specific gravity is tested
SUBSTITUTED_BELOW = 2
DILUTE_GRAVITY = (1.0010, 1.0030)  # both outside
SUBSTITUTED_GRAVITY = (1.0010, 1.0200)  # at most, or at least
CREATININE = Number(0, 1000, "mg/dL")


@published(
    "united-states:specimen_validity@2026-11-22",
    title="Validity of a urine specimen",
    decides="whether a urine specimen is acceptable, dilute or substituted",
    population=POPULATION,
    source=one_text_a_row("49 CFR 40.87 and 40.88"),
    items=(
        Item(name="creatinine_mg_dl", asks="How much creatinine was measured?", kind=CREATININE),
        Item(
            name="specific_gravity",
            asks="Which specific gravity was measured?",
            kind=Number(1, 1.2),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="Little creatinine and a low gravity: dilute.",
            given={"creatinine_mg_dl": 19.9, "specific_gravity": 1.002},
            gives={"validity": "dilute"},
        ),
    ),
)
def specimen_validity(creatinine_mg_dl: float, specific_gravity: Answer[float]) -> Conclusion:
    """acceptable, dilute or substituted. Raises BadAnswers where gravity is needed, or contradicts creatinine."""
    if creatinine_mg_dl >= TESTED_BELOW:
        return Conclusion({"validity": "acceptable"}, source=VALIDITY).because(
            "Creatinine is {creatinine:g} mg/dL; specific gravity counts only below {below}.",
            creatinine=creatinine_mg_dl, below=TESTED_BELOW,
        )  # fmt: skip
    if not is_known(specific_gravity):
        problem = Problem("specific_gravity", specific_gravity.value, f"is needed below {TESTED_BELOW} mg/dL")
        raise BadAnswers("united-states:specimen_validity", [problem])
    return Conclusion(
        {"validity": _by_gravity(creatinine_mg_dl, specific_gravity)}, source=VALIDITY
    ).because(
        "Creatinine is {creatinine:g} mg/dL and specific gravity {gravity:.4f}.",
        creatinine=creatinine_mg_dl, gravity=specific_gravity,
    )  # fmt: skip


def _by_gravity(creatinine: float, gravity: float) -> str:
    if creatinine < SUBSTITUTED_BELOW:
        low, high = SUBSTITUTED_GRAVITY
        if gravity <= low or gravity >= high:
            return "substituted"
    else:
        low, high = DILUTE_GRAVITY
        if gravity >= high:
            return "acceptable"
        if gravity > low:
            return "dilute"
    raise not_seen(
        "united-states:specimen_validity", "specific_gravity", gravity,
        f"how a specimen with this gravity and {creatinine:g} mg/dL creatinine is called",
    )  # fmt: skip


OBSERVED_UP_TO = 5  # creatinine, mg/dL


@published(
    "united-states:dilute_follow_up@2026-11-22",
    title="What follows a dilute specimen",
    decides="what may or must be done after a dilute specimen, by its creatinine and its result",
    population=POPULATION,
    source=one_text_a_row("49 CFR 40.155 and 40.197"),
    items=(
        Item(name="creatinine_mg_dl", asks="How much creatinine was measured?", kind=CREATININE),
        Item(
            name="drug_result",
            asks="What was the result for drugs?",
            kind=Choice({"negative": "negative", "positive": "positive"}),
        ),
    ),
    examples=(
        Example(
            says="A negative result at 5 mg/dL: a new collection at once, observed.",
            given={"creatinine_mg_dl": 5, "drug_result": "negative"},
            gives={"action": "immediate_direct_observation"},
        ),
    ),
)
def dilute_follow_up(creatinine_mg_dl: float, drug_result: str) -> Conclusion:
    """The step. Raises BadAnswers for a creatinine at which no specimen is dilute."""
    if not SUBSTITUTED_BELOW <= creatinine_mg_dl < TESTED_BELOW:
        reason = f"a dilute specimen has at least {SUBSTITUTED_BELOW} and under {TESTED_BELOW} mg/dL"
        raise BadAnswers(
            "united-states:dilute_follow_up", [Problem("creatinine_mg_dl", creatinine_mg_dl, reason)]
        )
    if drug_result == "positive":
        return Conclusion({"action": "treat_as_positive"}, source=DILUTE).because(
            "A positive result stays positive though the specimen is dilute; no new test follows from that."
        )
    if creatinine_mg_dl <= OBSERVED_UP_TO:
        return Conclusion({"action": "immediate_direct_observation"}, source=DILUTE).because(
            "Negative and dilute at {creatinine:g} mg/dL, up to {most}: a new collection at once, observed.",
            creatinine=creatinine_mg_dl, most=OBSERVED_UP_TO,
        )  # fmt: skip
    return Conclusion({"action": "new_collection_allowed_not_observed"}, source=DILUTE).because(
        "Negative and dilute at {creatinine:g} mg/dL, above {most}: a new collection may be asked, alike for "
        "everybody, and is not observed.",
        creatinine=creatinine_mg_dl, most=OBSERVED_UP_TO,
    )  # fmt: skip


LEAST_ML = 45
TEMPERATURE_F = (90, 100)
READ_WITHIN_MINUTES = 4


@published(
    "united-states:collection_check@2026-11-22",
    title="Check of a urine specimen when it is handed over",
    decides="whether a specimen is accepted when it is handed over, or what the collector does instead",
    population=POPULATION,
    source=one_text_a_row("49 CFR 40.65 as of 2005"),
    items=(
        Item(name="volume_ml", asks="How many millilitres were handed over?", kind=Number(0, 5000, "mL")),
        Item(
            name="temperature_f",
            asks="Which temperature was read?",
            kind=Number(-50, 250, "degrees Fahrenheit"),
        ),
        Item(
            name="minutes_to_read",
            asks="How many minutes after it was handed over was the temperature read?",
            kind=Number(0, 10_000, "minutes"),
        ),
    ),
    examples=(
        Example(
            says="Enough, warm enough, read in time: accepted.",
            given={"volume_ml": 45, "temperature_f": 95, "minutes_to_read": 3},
            gives={"action": "accept"},
        ),
    ),
)
def collection_check(volume_ml: float, temperature_f: float, minutes_to_read: float) -> Conclusion:
    """The step. A reading made too late says nothing of the temperature; a wrong temperature counts before volume."""
    low, high = TEMPERATURE_F
    if minutes_to_read > READ_WITHIN_MINUTES:
        return Conclusion({"action": "temperature_read_too_late"}, source=COLLECTION).because(
            "The temperature was read after {minutes:g} minutes; it is read within {most}.",
            minutes=minutes_to_read, most=READ_WITHIN_MINUTES,
        )  # fmt: skip
    if not low <= temperature_f <= high:
        return Conclusion({"action": "new_collection_observed"}, source=COLLECTION).because(
            "{temperature:g} F is outside {low} to {high} F: a new collection at once, observed.",
            temperature=temperature_f, low=low, high=high,
        )  # fmt: skip
    if volume_ml < LEAST_ML:
        return Conclusion({"action": "shy_bladder"}, source=COLLECTION).because(
            "{volume:g} mL is under {least}: the person has up to 3 hours and 40 ounces to drink.",
            volume=volume_ml, least=LEAST_ML,
        )  # fmt: skip
    return Conclusion({"action": "accept"}, source=COLLECTION).because(
        "{volume:g} mL at {temperature:g} F, read after {minutes:g} minutes: accepted.",
        volume=volume_ml, temperature=temperature_f, minutes=minutes_to_read,
    )  # fmt: skip


REFUSALS: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "failed_to_appear": ("not appearing", True),
        "left_before_complete": ("leaving before the test is complete", True),
        "provided_no_specimen": ("giving no specimen", True),
        "declined_observed_collection": ("not allowing an observed collection", True),
        "insufficient_volume_no_medical_reason": ("too little, without a medical reason", True),
        "insufficient_volume_medical_reason": ("too little, with a medical reason", False),
        "declined_second_test": ("declining a second test", True),
        "declined_medical_examination": ("declining a medical examination", True),
        "did_not_cooperate": ("not cooperating with a part of the test", True),
        "possessed_prosthetic_device": ("having a device that could interfere", True),
        "admitted_substitution": ("admitting adulteration or substitution", True),
        "mro_verified_adulterated": ("a specimen verified as adulterated", True),
        "mro_verified_substituted": ("a specimen verified as substituted", True),
        "negative_dilute": ("a negative dilute specimen", False),
    }
)
"""By event: its words, and whether the text counts it as a refusal."""


@published(
    "united-states:refusal_to_test@2026-11-22",
    title="What counts as a refusal to test",
    decides="whether an event counts as a refusal to test",
    population=POPULATION,
    source=one_text_a_row("49 CFR 40.191"),
    figures=(
        Figures(
            "Events",
            ("what happened", "counts as"),
            tuple((what, "a refusal" if refusal else "no refusal") for what, refusal in REFUSALS.values()),
        ),
    ),
    items=(
        Item(
            name="event",
            asks="What happened?",
            kind=Choice({event: what for event, (what, _) in REFUSALS.items()}),
        ),
    ),
    examples=(
        Example(
            says="Leaving before the test is complete counts as a refusal.",
            given={"event": "left_before_complete"},
            gives={"refusal": True},
        ),
    ),
)
def refusal_to_test(event: str) -> Conclusion:
    """Whether it does."""
    what, refusal = REFUSALS[event]
    counts = "counts" if refusal else "does not count"
    return (
        Conclusion({"refusal": refusal}, source=REFUSAL)
        .because("The text says that {what} {counts} as a refusal.", what=what, counts=counts)
        .because("A person hears the explanation and decides what follows, if anything.")
    )


CURED_WITHIN_BUSINESS_DAYS = 5
CURABLE = "collector_certification_signature_omitted_step_4"
FLAWS: Mapping[str, str] = MappingProxyType(
    {
        "no_ccf": "there is no custody and control form",
        "no_specimen": "there is no specimen with the form",
        "no_collector_name_and_signature": "the collector's name and signature are missing",
        "two_collections_one_ccf": "two collections stand on one form",
        "id_mismatch": "the numbers on the form and the bottle differ",
        "broken_seal_no_redesignation": "the seal is broken and the other bottle cannot take its place",
        "insufficient_primary_no_redesignation": "too little is left and the other bottle cannot take its place",
        CURABLE: "the collector's certification signature is missing",
    }
)


@published(
    "united-states:chain_of_custody_fatal_flaw@2026-11-22",
    title="Flaws in the chain of custody",
    decides="whether a flaw in the chain of custody ends the test, or may be cured",
    population=POPULATION,
    source=one_text_a_row("49 CFR 40.83"),
    figures=(
        Figures(
            "Flaws",
            ("flaw", "what it does"),
            tuple(
                (what, "can be put right" if flaw == CURABLE else "ends the test")
                for flaw, what in FLAWS.items()
            ),
        ),
    ),
    items=(Item(name="flaw", asks="Which flaw was found?", kind=Choice(FLAWS)),),
    examples=(
        Example(
            says="A missing certification signature can be cured.",
            given={"flaw": CURABLE},
            gives={"fatal": False, "retain_business_days": 5},
        ),
    ),
)
def chain_of_custody_fatal_flaw(flaw: str) -> Conclusion:
    """Fatal or not; where it may be cured, for how many business days the specimen is kept."""
    if flaw == CURABLE:
        return Conclusion(
            {"fatal": False, "retain_business_days": CURED_WITHIN_BUSINESS_DAYS}, source=CUSTODY
        ).because(
            "When {what}, it can be put right; the specimen is kept {days} business days for that.",
            what=FLAWS[flaw], days=CURED_WITHIN_BUSINESS_DAYS,
        )  # fmt: skip
    return Conclusion({"fatal": True}, source=CUSTODY).because(
        "When {what}, the specimen is not tested and no result counts against anybody.", what=FLAWS[flaw]
    )
