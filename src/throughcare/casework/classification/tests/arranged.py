"""People with completed assessments, as classification finds them."""

from datetime import date, timedelta
from typing import Any

from tests import factories

from throughcare.casework.assessments.models import Assessment
from throughcare.platform import clock
from throughcare.register.people.models import Person

TODAY = clock.today("Europe/London")
ARP, CSRP, HARM = "arp@2026-11-22", "csrp@2026-11-22", "harm-overall-ew@2026-11-22"


def ordered(person: Person) -> None:
    """A live order, without which there is no tier."""
    factories.OrderFactory(
        person=person, status="active", starts_on=TODAY - timedelta(days=100), ends_on=TODAY + timedelta(days=300)
    )  # fmt: skip


def assessed(
    person: Person, *, arp: float, csrp: float, harm: str = "", on: date = TODAY, stage: str = "final"
) -> Assessment:
    """A completed assessment with these scores. Which level follows is the rule's to say."""
    assessment: Assessment = factories.AssessmentFactory(
        person=person, form="needs-and-harm-ew@2026-11-22", assessed_on=on, stage=stage, signed_at=clock.now()
    )
    _score(assessment, "arp", ARP, f"{arp}", "%", results={"score": arp, "type": "DYNAMIC"})
    csrp_results = {
        "serious_predictor": {"overall_score": csrp},
        "serious_violent_predictor": {"type": "DYNAMIC"},
    }
    _score(assessment, "csrp", CSRP, f"{csrp}", "%", results=csrp_results)
    if harm:
        band = harm.replace("_", " ").capitalize()
        _score(assessment, "harm-overall-ew", HARM, "", "", band=band, results={"overall": harm})
    return assessment


def _score(assessment: Assessment, name: str, rule: str, value: str, unit: str, **given: Any) -> None:
    factories.ScoreMadeFactory(
        person=assessment.person, assessment=assessment, name=name, rule=rule, value=value, unit=unit,
        scored_on=assessment.assessed_on, **({"band": ""} | given),
    )  # fmt: skip
