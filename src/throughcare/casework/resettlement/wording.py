"""The words of this app's codes, as they are stored."""

from throughcare.rules.plans.resettlement import (
    NEED_STATUS,
    PATHWAY_STATUS,
    PATHWAYS,
    REASONS_TO_SKIP,
    REPORT,
)

PATHWAY_TITLES: dict[str, str] = {code: words[0].upper() + words[1:] for code, words in PATHWAYS.items()}
STATUSES: dict[str, str] = dict(PATHWAY_STATUS)
NEED_STATUSES: dict[str, str] = dict(NEED_STATUS)
PART_STATES: dict[str, str] = dict(REPORT.states)
REPORT_KINDS: dict[str, str] = {"BCST2": "Immediate needs report", "RESETTLEMENT_PLAN": "Pre-release report"}
IMMEDIATE, PRE_RELEASE = REPORT_KINDS
REPORT_STATES: dict[str, str] = {
    "open": "Being written",
    "sent": "Sent",
    "skipped": "Left out, with the reason",
}
SKIP_REASONS: dict[str, str] = {
    code: f"{words[0].upper()}{words[1:]}"
    for code, words in zip(
        ("assessment_tool", "another_prison", "early_release", "transfer", "other"),
        REASONS_TO_SKIP,
        strict=True,
    )
}
ENDED_BECAUSE: dict[str, str] = {
    "recall": "Recalled to custody",
    "new_sentence": "Back on a new sentence",
    "other": "Another reason",
}
"""Why the preparation begins anew: what was answered before is kept, and no longer counts."""
WHO: dict[str, str] = {
    "custody": "Staff in custody",
    "community": "Staff in the community",
    "person": "The person",
}
ACTIVITY_KINDS: dict[str, str] = {
    "work": "Work",
    "education": "Education or training",
    "programme": "Programme",
    "treatment": "Treatment or support",
    "family": "Family and visits",
    "other": "Another activity",
}
ACTIVITY_STATES: dict[str, str] = {
    "planned": "Planned",
    "going_on": "Going on",
    "completed": "Completed",
    "left": "Ended early",
}
