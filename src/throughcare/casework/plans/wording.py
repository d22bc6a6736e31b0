"""Codes of this app in words. The states of objectives, steps and agreement are those of `rules.plans`."""

from collections.abc import Mapping

from throughcare.rules.plans.agreement import ANSWERS
from throughcare.rules.plans.goals import GOAL, STEPS

OBJECTIVE_STATES: Mapping[str, str] = GOAL.states
STEP_STATES: Mapping[str, str] = STEPS
ANSWER_WORDS: Mapping[str, str] = ANSWERS

PERSON, OFFICER, CUSTODY_OFFICER, KEY_WORKER, PROVIDER, SOMEONE_ELSE = (
    "person", "officer", "custody_officer", "key_worker", "provider", "someone_else",
)  # fmt: skip
DOERS: Mapping[str, str] = {
    PERSON: "The person themselves",
    OFFICER: "The officer in the community",
    CUSTODY_OFFICER: "The officer in custody",
    KEY_WORKER: "The key worker",
    PROVIDER: "A service or programme",
    SOMEONE_ELSE: "Somebody else",
}
"""Who owns an objective or does a step. The pack's words for the two officers stand on the screen."""
OF_THE_TEAM = (OFFICER, CUSTODY_OFFICER, KEY_WORKER)
"""Doers who are users: somebody with a relation to the person on that day, or the step is refused."""

SETTINGS: Mapping[str, str] = {
    "custody": "In custody",
    "release": "Around release",
    "community": "In the community",
}
DIRECTIONS: Mapping[str, str] = {"up": "More is better", "down": "Less is better"}
NOTES: Mapping[str, str] = {
    "progress": "Progress",
    "achieved": "Achieved",
    "removed": "Removed",
    "readded": "Taken back into the plan",
    "changed": "Changed",
}
SIGNING: Mapping[str, str] = {
    "signed": "Signed by its author",
    "waiting": "Waiting for a second signature",
    "countersigned": "Countersigned",
    "returned": "Sent back unsigned",
}
"""States of a version: `rules.plans.versions.SIGNING`, as far as they are used here."""
WAYS: Mapping[str, str] = {
    "in_person": "In person",
    "paper": "On paper, signed by hand",
    "video": "By video",
    "phone": "By telephone",
}
"""How the person was asked."""
GIVEN: Mapping[str, str] = {
    "paper": "On paper",
    "large-print": "On paper, in large print",
    "pdf": "As a file",
    "read-out": "Read out to them",
}
"""How the person got their copy of a version."""
REVIEW_STATES: Mapping[str, str] = {
    "due": "To be done",
    "done": "Done",
    "not_needed": "Found not needed, with the reason",
    "joined": "Joined with another review",
}
OUTCOMES: Mapping[str, str] = {
    "on_track": "On track: nothing changes",
    "changed": "The plan changes",
    "off_track": "Not on track: help is needed",
    "finished": "Every objective is closed",
}
SCHEDULED = "scheduled"
"""Why a review is due, where no event called for it; the events are those of the pack's plan terms."""
