"""The words of this app's states, by the codes that are stored."""

WAYS: dict[str, str] = {
    "paper": "On paper",
    "tablet": "On the officer’s device",
    "link": "By a link on a device of their own",
}
STATES: dict[str, str] = {
    "asked": "Asked, not sent back yet",
    "answered": "Answered",
    "withdrawn": "Taken back",
    "expired": "Ran out without an answer",
}
SAID: dict[str, str] = {
    "value": "Answered",
    "rather_not": "I would rather not say",
    "not_known": "I do not know",
    "not_asked": "Not answered",
}
"""The four kinds of answer, in the person's voice."""
CHECKS: dict[str, str] = {
    "birth": "Their date of birth",
    "code": "A code that I give them by hand",
    "none": "Nothing: the device was handed over",
}
"""What is asked before a page shows anything, so that whoever finds the link finds nothing."""
SOURCES: dict[str, str] = {"self_report": "The person’s own answers", "assessment": "An assessment"}
"""Where an answer that tells of danger was given."""
TASKS: dict[str, str] = {
    "danger": "An answer tells of danger",
    "help": "Somebody asks for help or is not well",
}
"""What an answer tells: of danger, answered at once; or that help is wanted, answered the same working day."""
