"""Drug and alcohol tests in a place: which conditions allow them, what is collected, and by which published procedures.

Nothing here says how often anybody is tested: there is no default, and no place's scheme of colours was confirmed by
an agency. Where no procedure was read, the record keeps what the collector and the laboratory say, the house's
caution holds, and a person judges.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from throughcare.rules.conditions.abstinence import Means
from throughcare.rules.conditions.condition_type import ConditionCategory, ConditionType
from throughcare.rules.jurisdictions.assessing import HOUSE
from throughcare.rules.kernel import Published, Source
from throughcare.rules.testing import us_cutoffs, us_specimens

ANALYTES: Mapping[str, str] = MappingProxyType(
    dict(us_cutoffs.NAMES)
    | {
        "alcohol": "alcohol",
        "etg": "alcohol marker (EtG)",
        "benzodiazepines": "benzodiazepines",
        "barbiturates": "barbiturates",
        "methadone": "methadone",
        "buprenorphine": "buprenorphine",
        "synthetic_cannabinoids": "synthetic cannabinoids",
        "other": "another substance",
    }
)
"""What a test looks for. Those without a figure below are reported by the laboratory at its own cut-off."""
NO_CUTOFFS: Mapping[str, tuple[int, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecimenKind:
    """What is collected. cutoffs: of screen and confirmation in ng/mL, by analyte; none where no text was read.

    cutoffs_from: the code of the rule that publishes them. measured: whether volume and temperature are read when it is
    handed over. waits: whether somebody who cannot give it at once is given time.
    """

    title: str
    cutoffs: Mapping[str, tuple[int, int]] = NO_CUTOFFS
    cutoffs_from: str = ""
    measured: bool = False
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedures:
    """Published procedures of a place for urine."""

    collection: Published
    validity: Published
    dilute: Published
    refusal: Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Testing:
    """How tests are kept here.

    condition_types: that allow tests beside those about substances. events: why a test was not taken, in words.
    flaws, flaw: flaws in the chain of custody, and what each does; where no text was read for the place it is the
    house's caution, for it only ever speaks for the person. wait_minutes: for somebody who cannot give a sample, before
    anything is said of them.
    """

    specimens: Mapping[str, SpecimenKind]
    analytes: Mapping[str, str] = ANALYTES
    condition_types: tuple[str, ...] = ()
    procedures: Procedures | None = None
    events: Mapping[str, str]
    flaws: Mapping[str, str] = us_specimens.FLAWS
    flaw: Published = us_specimens.chain_of_custody_fatal_flaw
    wait_minutes: int = 180
    source: Source = HOUSE
    note: str = (
        "No procedure for tests was read for this place. The house's caution holds: up to three hours to give a"
        " sample, a flaw in the chain of custody ends the test, and a person judges everything else."
    )

    def allows(self, condition: ConditionType) -> bool:
        """Whether a condition of this type may allow tests: a device or nothing at all is not a sample."""
        if condition.code in self.condition_types:
            return True
        means = condition.preset.get("means", Means.SAMPLES.value)
        return condition.category is ConditionCategory.SUBSTANCES and means == Means.SAMPLES.value

    def cutoff(self, specimen: str, analyte: str, *, confirmed: bool) -> int | None:
        """The published cut-off in ng/mL; None where none was read, and the laboratory says its own."""
        kind = self.specimens.get(specimen)
        both = kind.cutoffs.get(analyte) if kind else None
        return both[1 if confirmed else 0] if both else None


NO_SAMPLE = "provided_no_specimen"
TOO_LITTLE = "insufficient_volume_no_medical_reason"
AFTER_WAITING = frozenset({NO_SAMPLE, TOO_LITTLE})
"""What may be said of somebody only once the time for giving a sample is over."""
OF_THE_LABORATORY = frozenset({"mro_verified_adulterated", "mro_verified_substituted"})
EVENTS: Mapping[str, str] = MappingProxyType(
    {event: what for event, (what, _) in us_specimens.REFUSALS.items() if event != "negative_dilute"}
)
SPECIMENS: Mapping[str, SpecimenKind] = MappingProxyType({
    "urine": SpecimenKind(title="Urine", measured=True, waits=True),
    "oral_fluid": SpecimenKind(title="Oral fluid", waits=True),
    "breath": SpecimenKind(title="Breath"),
    "hair": SpecimenKind(title="Hair"),
})  # fmt: skip
HOUSE_TESTING = Testing(specimens=SPECIMENS, events=EVENTS)
US_TESTING = Testing(
    specimens=MappingProxyType(
        dict(SPECIMENS)
        | {
            "urine": replace(
                SPECIMENS["urine"],
                cutoffs=us_cutoffs.URINE,
                cutoffs_from=us_cutoffs.urine_cutoff.card.id.code,
            ),
            "oral_fluid": replace(
                SPECIMENS["oral_fluid"],
                cutoffs=us_cutoffs.ORAL_FLUID,
                cutoffs_from=us_cutoffs.oral_fluid_cutoff.card.id.code,
            ),
        }
    ),
    events=EVENTS,
    procedures=Procedures(
        collection=us_specimens.collection_check,
        validity=us_specimens.specimen_validity,
        dilute=us_specimens.dilute_follow_up,
        refusal=us_specimens.refusal_to_test,
    ),
    source=us_specimens.COLLECTION,
    note=(
        "Federal workplace procedures (49 CFR part 40 and the panels of January 2025). That courts and agencies here"
        " use the same figures is for the agency to confirm."
    ),
)
"""The federal procedures, which no text that was read makes the law of supervision in any one state."""
