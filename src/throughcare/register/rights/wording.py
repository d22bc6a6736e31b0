"""The words for why and on what ground data are held."""

from throughcare.platform.database.holdings import Assertion, Basis, Purpose, Sharing

PURPOSES = {
    Purpose.SUPERVISION: "Carrying out the sentence or order, and helping the person through it",
    Purpose.SAFETY: "Protecting the person, staff, victims and children",
    Purpose.DUE_PROCESS: "Answering non-compliance fairly; hearings and appeals",
    Purpose.EQUALITY: "Adjustments, and measuring whether people are treated alike",
    Purpose.ACCOUNTABILITY: "Who decided, who looked, what was sent",
    Purpose.RESEARCH: "Validating instruments; never shown about one person",
}
BASES = {
    Basis.PUBLIC_TASK: "A task of the agency laid down by law",
    Basis.LEGAL_DUTY: "The law orders it to be kept",
    Basis.VITAL_INTEREST: "Somebody's life or health",
    Basis.SUBSTANTIAL_INTEREST: "Sensitive data, strictly needed, with a policy document",
    Basis.CONSENT: "Consent, freely given, that can be withdrawn",
}
ASSERTIONS = {
    Assertion.FACT: "Fact",
    Assertion.OPINION: "Opinion",
    Assertion.INTELLIGENCE: "Passed on, not verified",
}
SHARINGS = {
    Sharing.GIVE: "Given",
    Sharing.THIRD_PARTY: "Left out: it names somebody else",
    Sharing.WITHHOLD: "A named person decides, with a reason",
}
"""What happens to it when the person asks to see the record."""
GIVEN = {
    "documents:letter:sent": ("A letter", "Whoever the letter was for"),
    "documents:stored:disclosed": ("A copy of a document", "Whoever was given the copy"),
    "documents:pdf:disclosed": ("A copy of a letter", "Whoever was given the copy"),
    "rights:access:handed-over": ("The pack of a request to see the record", "Whoever was given the pack"),
    "safeguarding:referral:sent": ("A safeguarding referral", "The service it was sent to"),
    "safeguarding:disclosure:made": ("What was told to a third party", "Whoever was told"),
    "exchange:message:made": ("A message that something happened, without content", "Another system"),
    "log:entries:exported": ("The log as a file", "Whoever was given the file"),
}
"""What was given by each act that gives something out, and to whom where the log names nobody."""
