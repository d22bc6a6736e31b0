"""The codes of this app with their words, in the order in which they are offered."""

from throughcare.platform.database.holdings import Basis

CONCERNS: dict[str, str] = {
    "self-harm": "Suicide or self-harm",
    "staff": "Risk to staff",
    "children": "Risk to children",
    "known-adult": "Risk to a known adult",
    "medical": "Medical",
    "home-hazards": "Hazards at the home",
}
"""What must be known before anybody meets the person, the person's own life first."""

STAFF_SAFETY = frozenset({"staff", "home-hazards"})
"""Concerns which whoever goes to the person's home must say they have read."""

SOURCES: dict[str, str] = {
    "person": "The person said so",
    "seen": "Seen by a member of staff",
    "police": "Police",
    "court": "Court papers",
    "health": "Health service",
    "social": "Children’s or adults’ services",
    "prison": "Prison or other custody",
    "assessment": "An assessment",
    "earlier": "An earlier record",
    "other": "Somebody else",
}
"""Where a concern comes from."""

REVIEW_DAYS: dict[str, int] = {
    "self-harm": 30, "staff": 90, "children": 90, "known-adult": 90, "medical": 180, "home-hazards": 180,
}  # fmt: skip
"""After how many days a concern is looked at again unless another day is chosen: the house's own starting values."""

ABOUT: dict[str, str] = {
    "child": "A child or children",
    "adult": "An adult at risk",
    "person": "The person themselves",
    "staff": "A member of staff",
}
"""Whom a safeguarding referral is about: a kind, never a name."""

REFERRED_HOW: dict[str, str] = {
    "form": "On their form", "phone": "By telephone", "email": "By secure e-mail", "meeting": "In a meeting",
}  # fmt: skip

ANSWERS: dict[str, str] = {
    "accepted": "Accepted: they are acting on it",
    "known": "Already known to them",
    "advice": "Advice given, no further action",
    "declined": "Not accepted",
}
"""What the other service answered."""

BASES: dict[str, str] = {
    Basis.PUBLIC_TASK.value: "A task of the agency laid down by law",
    Basis.LEGAL_DUTY.value: "The law or a court orders it",
    Basis.VITAL_INTEREST.value: "Somebody’s life or health",
    Basis.SUBSTANTIAL_INTEREST.value: "Safeguarding, or preventing crime",
    Basis.CONSENT.value: "The person agreed",
}
"""The grounds on which something may be told to a third party."""

TOLD_HOW: dict[str, str] = {
    "speech": "In speech", "letter": "By letter", "email": "By secure e-mail", "system": "Through a system",
    "meeting": "In a meeting",
}  # fmt: skip

RECIPIENTS: dict[str, str] = {
    "police": "Police",
    "court": "Court or board",
    "social": "Children’s or adults’ services",
    "health": "Health service",
    "prison": "Prison or other custody",
    "housing": "Housing",
    "employer": "Employer or training",
    "family": "Family or friend",
    "agency": "Another supervising agency",
    "other": "Somebody else",
}
"""Kinds of recipient, so that what was told can be found again."""
