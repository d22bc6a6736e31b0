"""Codes of this app in words. States of sessions and action plans are those of `rules.interventions.commissioned`."""

from collections.abc import Mapping

from throughcare.rules.interventions.commissioned import ACHIEVEMENTS, ACTION_PLAN, SESSION

SESSION_STATES: Mapping[str, str] = SESSION.states
PLAN_STATES: Mapping[str, str] = {
    **ACTION_PLAN.states,
    "returned": "Sent back with what is missing",
}
ACHIEVED: Mapping[str, str] = {code: words for code, (words, _) in ACHIEVEMENTS.items()}
WAYS: Mapping[str, str] = {
    "office": "In person, at the agency's office",
    "elsewhere": "In person, elsewhere",
    "phone": "By telephone",
    "video": "By video",
}
WHY_NO_SESSION: Mapping[str, str] = {
    "acceptable": "Something on the person's side, acceptable",
    "unacceptable": "Something on the person's side, not acceptable",
    "logistics": "Something on our side: room, staff, material",
}
WHO_ASKED: Mapping[str, str] = {"person": "The person", "runner": "Us", "referrer": "The officer"}
BEHAVIOUR: Mapping[str, str] = {
    "excellent": "Excellent",
    "good": "Good",
    "satisfactory": "Satisfactory",
    "unsatisfactory": "Unsatisfactory",
    "poor": "Poor",
}
MOMENTS: Mapping[str, str] = {"before": "Before", "during": "On the way", "after": "After"}
