"""Cut-offs of drug tests in nanograms per millilitre: the federal urine panel and the oral-fluid table.

Urine: panels of the Department of Health and Human Services in force from 7 July 2025. Oral fluid: 49 CFR 40.91 as
read on 22 November 2026. Analytes outside these tables (benzodiazepines, methadone, alcohol markers and others) have
no figure here: none was read in a text.
A result is a laboratory's fact. What it means for the person is decided by a person, after any explanation is heard.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from throughcare.rules.kernel import (
    Answer,
    Choice,
    Conclusion,
    Example,
    Figures,
    Item,
    Number,
    is_known,
    published,
)
from throughcare.rules.kernel.reading import law, one_text_a_row

URINE_PANEL = law(
    "Mandatory Guidelines for Federal Workplace Drug Testing Programs, authorized testing panels",
    "90 FR 4662, document 2025-00425",
    "http://federal.elaws.us/fr/1/16/2025/2025-00425",
    since=date(2025, 7, 7),
    version="published 16 January 2025",
)
ORAL_FLUID_TABLE = law(
    "Code of Federal Regulations, cut-offs for oral fluid",
    "49 CFR 40.91",
    "https://checkoutapi.com/regulations/title49_chapterA_part40_subpartF_section40.91",
)
NAMES = {
    "thca": "THC metabolite (THCA)",
    "thc": "THC",
    "cocaine": "cocaine",
    "benzoylecgonine": "cocaine metabolite (benzoylecgonine)",
    "codeine": "codeine",
    "morphine": "morphine",
    "hydrocodone": "hydrocodone",
    "hydromorphone": "hydromorphone",
    "oxycodone": "oxycodone",
    "oxymorphone": "oxymorphone",
    "6_acetylmorphine": "6-acetylmorphine",
    "phencyclidine": "phencyclidine",
    "fentanyl": "fentanyl",
    "norfentanyl": "norfentanyl",
    "amphetamine": "amphetamine",
    "methamphetamine": "methamphetamine",
    "mdma": "MDMA",
    "mda": "MDA",
}
type Cutoffs = Mapping[str, tuple[int, int]]
URINE: Cutoffs = MappingProxyType(
    {
        "thca": (50, 15),
        "benzoylecgonine": (150, 100),
        "codeine": (2000, 2000),
        "morphine": (2000, 4000),
        "hydrocodone": (300, 100),
        "hydromorphone": (300, 100),
        "oxycodone": (100, 100),
        "oxymorphone": (100, 100),
        "6_acetylmorphine": (10, 10),
        "phencyclidine": (25, 25),
        "fentanyl": (1, 1),
        "norfentanyl": (1, 1),
        "amphetamine": (500, 250),
        "methamphetamine": (500, 250),
        "mdma": (500, 250),
        "mda": (500, 250),
    }
)
"""By analyte: the screening and the confirmatory cut-off."""
ORAL_FLUID: Cutoffs = MappingProxyType(
    {
        "thc": (4, 2),
        "cocaine": (15, 8),
        "benzoylecgonine": (15, 8),
        "codeine": (30, 15),
        "morphine": (30, 15),
        "hydrocodone": (30, 15),
        "hydromorphone": (30, 15),
        "oxycodone": (30, 15),
        "oxymorphone": (30, 15),
        "6_acetylmorphine": (4, 2),
        "phencyclidine": (10, 10),
        "amphetamine": (50, 25),
        "methamphetamine": (50, 25),
        "mdma": (50, 25),
        "mda": (50, 25),
    }
)
POPULATION = "anyone tested in the United States where the federal cut-offs are used"


def _analyte(cutoffs: Cutoffs) -> Item:
    return Item(
        name="analyte",
        asks="For which substance was the specimen tested?",
        kind=Choice({code: NAMES[code] for code in cutoffs}),
    )


def _figures(cutoffs: Cutoffs) -> Figures:
    return Figures(
        "Cut-offs in ng/mL",
        ("substance", "screen", "confirmation"),
        tuple((NAMES[analyte], *both) for analyte, both in cutoffs.items()),
    )


def _cutoff(cutoffs: Cutoffs, analyte: str, of: str) -> Conclusion:
    screen, confirm = cutoffs[analyte]
    return Conclusion({"initial_ng_ml": screen, "confirmatory_ng_ml": confirm}).because(
        "For {name} in {of} the screen counts from {screen} ng/mL and the confirmation from {confirm} ng/mL.",
        name=NAMES[analyte], of=of, screen=screen, confirm=confirm,
    )  # fmt: skip


@published(
    "united-states:urine_cutoff@2025-07-07",
    title="Cut-offs for urine",
    decides="the screening and confirmatory cut-off of a substance in urine",
    population=POPULATION,
    source=URINE_PANEL,
    figures=(_figures(URINE),),
    items=(_analyte(URINE),),
    examples=(
        Example(
            says="THC metabolite: 50 for the screen, 15 for the confirmation.",
            given={"analyte": "thca"},
            gives={"initial_ng_ml": 50, "confirmatory_ng_ml": 15},
        ),
    ),
)
def urine_cutoff(analyte: str) -> Conclusion:
    """Both cut-offs."""
    return _cutoff(URINE, analyte, "urine")


@published(
    "united-states:oral_fluid_cutoff@2026-11-22",
    title="Cut-offs for oral fluid",
    decides="the screening and confirmatory cut-off of a substance in oral fluid",
    population=POPULATION,
    source=one_text_a_row("49 CFR 40.91"),
    figures=(_figures(ORAL_FLUID),),
    items=(_analyte(ORAL_FLUID),),
    examples=(
        Example(
            says="Phencyclidine: 10 for both.",
            given={"analyte": "phencyclidine"},
            gives={"initial_ng_ml": 10, "confirmatory_ng_ml": 10},
        ),
    ),
)
def oral_fluid_cutoff(analyte: str) -> Conclusion:
    """Both cut-offs."""
    found = _cutoff(ORAL_FLUID, analyte, "oral fluid")
    return Conclusion(found.results, found.reasons, ORAL_FLUID_TABLE)


@published(
    "united-states:urine_result@2025-07-07",
    title="Result of a urine test",
    decides="whether a urine test is negative, positive, or still to be confirmed",
    population=POPULATION,
    source=URINE_PANEL,
    figures=(_figures(URINE),),
    items=(
        _analyte(URINE),
        Item(name="initial_ng_ml", asks="What did the screen measure?", kind=Number(0, 10_000_000, "ng/mL")),
        Item(
            name="confirmatory_ng_ml",
            asks="What did the confirmation measure?",
            kind=Number(0, 10_000_000, "ng/mL"),
            needed=False,
        ),
    ),
    examples=(
        Example(
            says="A screen that counts and a confirmation that does not: negative.",
            given={"analyte": "thca", "initial_ng_ml": 50, "confirmatory_ng_ml": 14.5},
            gives={"result": "negative"},
        ),
        Example(
            says="A screen alone is never positive.",
            given={"analyte": "thca", "initial_ng_ml": 50, "confirmatory_ng_ml": None},
            gives={"result": "confirmation_needed"},
        ),
    ),
)
def urine_result(analyte: str, initial_ng_ml: float, confirmatory_ng_ml: Answer[float]) -> Conclusion:
    """negative, positive or confirmation_needed; at a cut-off counts as above it."""
    screen, confirm = URINE[analyte]
    screened = "The screen for {name} measured {measured:g} ng/mL; it counts from {cutoff} ng/mL."
    said = {"name": NAMES[analyte], "measured": initial_ng_ml, "cutoff": screen}
    if initial_ng_ml < screen:
        return Conclusion({"result": "negative"}).because(screened, **said)
    if not is_known(confirmatory_ng_ml):
        return (
            Conclusion({"result": "confirmation_needed"})
            .because(screened, **said)
            .because("There is no confirmation yet, and a screen alone is not a positive result.")
        )
    result = "positive" if confirmatory_ng_ml >= confirm else "negative"
    return (
        Conclusion({"result": result})
        .because(screened, **said)
        .because(
            "The confirmation measured {measured:g} ng/mL; it counts from {cutoff} ng/mL.",
            measured=confirmatory_ng_ml, cutoff=confirm,
        )
    )  # fmt: skip
