"""What support somebody may need before and after release: a catalogue by pathway, in the house's own words.

The source has a longer catalogue in sections, each of which ends with "Other" and with "No needs identified"; both are
kept here. Which of the house's needs (`rules.needs`) a pathway serves stands beside it.
"""

from collections.abc import Mapping
from types import MappingProxyType

from throughcare.rules import needs
from throughcare.rules.plans.sources import RESETTLEMENT as SOURCE

__all__ = ["NEEDS_OF", "NONE", "OTHER", "SOURCE", "SUPPORT_NEEDS"]

OTHER, NONE = "other", "none"
_ENDS = {OTHER: "Other, in words", NONE: "No needs identified"}


def _of(**kinds: str) -> Mapping[str, str]:
    return MappingProxyType({**kinds, **_ENDS})


SUPPORT_NEEDS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "accommodation": _of(
        end_tenancy="End a tenancy", keep_home="Keep a home while in custody", find_home="Find somewhere to live",
        homeless_duty="Ask the council for help as homeless", arrears="Clear rent that is owed",
        belongings="Fetch or store belongings", adapt="A home that suits a disability",
    ),
    "attitudes_thinking_and_behaviour": _of(
        emotions="Manage feelings", gambling="Get help with gambling", programme="Complete a programme",
        mentor="Have a mentor", identity="Have support for being who they are",
    ),
    "children_families_and_community": _of(
        contact="Keep in touch with family", visits="Have visits", parenting="Support as a parent",
        caring="Arrange care for whoever depends on them", abuse="Be safe from abuse", gang="Get away from a gang",
        community="Take part in the community, or in faith",
    ),
    "drugs_and_alcohol": _of(
        drug_treatment="Treatment for drugs", alcohol_treatment="Treatment for alcohol",
        prescription="Go on with a prescription on release", naloxone="Carry naloxone", recovery="Support to stay well",
    ),
    "education_skills_and_work": _of(
        employer="Tell an employer", job="Find a job", training="Go on with training or education",
        literacy="Reading, writing or numbers", disclosure="Say to an employer what has to be said",
        clothes="Clothes or tools for work",
    ),
    "finance_and_id": _of(
        account="Open a bank account", benefits="Claim benefits", debts="Sort out debts",
        birth="Get a birth certificate", licence="Get a driving licence", pension="Look after a pension",
        credit="See a credit report",
    ),
    "health": _of(
        doctor="Register with a doctor", dentist="Register with a dentist", medicine="Leave with medicine",
        mental="Help with mental health", physical="Help with an illness", daily="Help with everyday things",
        appointment="Keep a hospital appointment",
    ),
})  # fmt: skip

NEEDS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accommodation": (needs.ACCOMMODATION,),
        "attitudes_thinking_and_behaviour": (needs.THINKING, needs.ATTITUDES, needs.LIFESTYLE),
        "children_families_and_community": (needs.RELATIONSHIPS,),
        "drugs_and_alcohol": (needs.DRUGS, needs.ALCOHOL),
        "education_skills_and_work": (needs.WORK,),
        "finance_and_id": (needs.MONEY,),
        "health": (needs.HEALTH,),
    }
)
"""Which needs an objective of the plan may serve when a pathway asks for support."""
