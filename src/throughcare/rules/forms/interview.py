"""How an assessment was made: the interview, what the person says first, and what else it rests on."""

from throughcare.rules.forms.blocks import choice, day, several, when, words, yes_no
from throughcare.rules.forms.form import Section

SOURCES = {
    "COURT_PAPERS": "Court papers",
    "COURT_REPORT": "Report to the court",
    "CONVICTIONS": "Record of convictions",
    "EARLIER_ASSESSMENT": "Earlier assessment",
    "POLICE": "Police",
    "PRISON": "Prison file",
    "HEALTH": "Health services",
    "CHILDRENS_SERVICES": "Children's or adult services",
    "PROGRAMME": "Programme or treatment report",
    "FAMILY": "Family or friends",
    "VICTIM_CONTACT": "Victim contact",
    "OTHER": "Other",
}
PLACES = {
    "OFFICE": "At the office",
    "HOME": "At home",
    "CUSTODY": "In custody",
    "HOSPITAL": "In hospital",
    "VIDEO": "By video",
    "TELEPHONE": "By telephone",
    "OTHER": "Elsewhere",
}
PRESENT = {
    "INTERPRETER": "An interpreter",
    "SUPPORTER": "Somebody supporting the person",
    "LAWYER": "A lawyer",
    "PROFESSIONAL": "Another professional",
}

INTERVIEW = Section(
    code="interview",
    title="Interview",
    says="How this assessment was made, and what the person says first.",
    questions=(
        yes_no("interview_held", "Was the person interviewed for this assessment?"),
        words(
            "interview_why_not",
            "Why was there no interview, and what was tried?",
            when=when("interview_held", False),
            needed=True,
        ),
        day("interview_day", "On which day was the interview?", when=when("interview_held", True)),
        choice("interview_place", "Where was the interview?", PLACES, when=when("interview_held", True)),
        several(
            "interview_present", "Who else was at the interview?", PRESENT, when=when("interview_held", True)
        ),
        words(
            "interview_adjusted",
            "What was done so that the person could take part?",
            "For example language, reading, hearing, breaks, or another place.",
        ),
        yes_no(
            "interview_explained",
            "Was it explained what this is for, who reads it, and how the person can dispute it?",
        ),
        words("interview_now", "How does the person say things are now?"),
        words("interview_aims", "What does the person want from this sentence?"),
        words("interview_worries", "What worries the person?"),
        several("sources_used", "What else does this assessment rest on?", SOURCES),
        words("sources_missing", "Which information was asked for and has not come?"),
    ),
)
