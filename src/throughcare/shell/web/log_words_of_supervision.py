"""What was done about visits and progress, as the log says it, and the pages about them."""

PAGES_OF_SUPERVISION: dict[str, str] = {
    "supervision:standard": "what is due",
    "supervision:fill": "the page for what is missing in the schedule",
    "supervision:visits": "the visits of the day",
    "supervision:visit": "a visit",
    "supervision:plan_visit": "the page for a visit without notice",
    "supervision:watch": "the page for who watches for a return",
    "supervision:progress": "the progress",
    "supervision:propose_progress": "the page for a step to less supervision",
    "supervision:progress_proposal": "a proposal of less supervision",
    "supervision:end_phase": "the page for the end of a phase",
    "supervision:day": "the appointments of a day",
    "supervision:away": "the appointments of a colleague who is away",
}
SUPERVISING: dict[str, str] = {
    "supervision:visit:planned": "planned a visit without notice",
    "supervision:visit:watched": "asked a colleague to watch for the return from a visit",
    "supervision:visit:gone-out": "went out on a visit",
    "supervision:visit:longer": "said they are back later from a visit",
    "supervision:visit:back": "came back from a visit",
    "supervision:visit:heard-from": "heard from a colleague on a visit",
    "supervision:visit:called-off": "called off a visit",
    "supervision:visit:overdue": "told of a colleague who is not back from a visit",
    "supervision:progress:proposed": "proposed less supervision",
    "supervision:progress:accepted": "accepted less supervision",
    "supervision:progress:declined": "declined less supervision",
    "supervision:progress:withdrawn": "took back a proposal of less supervision",
    "supervision:phase:begun": "began a phase of lighter supervision",
    "supervision:phase:ended": "ended a phase of lighter supervision",
}
