"""Resettlement: the seven pathways, and the two reports made of them, soon after arrival and before release.

A report is sent when all seven pathways are complete. "In progress" is a state of the source that nothing leads to.
"""

from throughcare.rules.kernel import Choice, Composed, Conclusion, Example, Item, Move, Transitions, published
from throughcare.rules.plans.sources import RESETTLEMENT

PATHWAYS = {
    "accommodation": "accommodation",
    "attitudes_thinking_and_behaviour": "attitudes, thinking and behaviour",
    "children_families_and_community": "children, families and community",
    "drugs_and_alcohol": "drugs and alcohol",
    "education_skills_and_work": "education, skills and work",
    "finance_and_id": "finance and identity documents",
    "health": "health",
}
PATHWAY_STATUS = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "support_not_required": "No support needed",
    "support_declined": "Support declined",
    "support_required": "Support needed",
    "done": "Done",
}
"""How far a pathway is; set by people and by a report that is sent."""
NEED_STATUS = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "met": "Met",
    "declined": "Declined",
}
"""How far a single need for support is. Any may follow any."""
REPORTS = {"BCST2": "immediate needs report", "RESETTLEMENT_PLAN": "pre-release report"}
REASONS_TO_SKIP = (
    "done in the assessment tool",
    "done in another prison",
    "early release",
    "transfer",
    "another reason",
)

REPORT = Transitions(
    name="One pathway of a resettlement report",
    states={
        "not_started": "Not started",
        "in_progress": "In progress",
        "complete": "Complete",
        "submitted": "Sent with the report",
    },
    moves=(
        Move("not_started", "complete"),
        Move("in_progress", "complete"),
        Move("complete", "submitted"),
    ),
)
NOTE_LENGTH = 3_950
"""Characters of one case note, of 4,000 that the prison's record takes; a longer one is split."""


@published(
    f"resettlement-ew:report_can_be_sent@{RESETTLEMENT.checked_on}",
    title="Resettlement: whether a report can be sent",
    decides="whether every pathway of a report is complete",
    population="people in prison in England and Wales preparing for release",
    source=RESETTLEMENT,
    items=(
        Item(
            name="pathways",
            asks="How far is each pathway of the report?",
            kind=Composed(
                tuple(
                    Item(name=code, asks=f"How far is the part on {words}?", kind=Choice(REPORT.states))
                    for code, words in PATHWAYS.items()
                )
            ),
        ),
    ),
    examples=(
        Example(
            says="Six of seven are not enough.",
            given={"pathways": {**dict.fromkeys(PATHWAYS, "complete"), "health": "not_started"}},
            gives={"can_be_sent": False, "missing": ["health"]},
        ),
    ),
    figures=(REPORT.figures,),
)
def report_can_be_sent(pathways: dict[str, str]) -> Conclusion:
    """Whether it can be sent, and which pathways are missing."""
    missing = [code for code, status in pathways.items() if status != "complete"]
    found = Conclusion({"can_be_sent": not missing, "missing": missing})
    if not missing:
        return found.because("All {count} pathways are complete.", count=len(PATHWAYS))
    return found.because(
        "These pathways are not complete, or were sent before: {words}.",
        words="; ".join(PATHWAYS[code] for code in missing),
    )
