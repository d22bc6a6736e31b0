"""Codes of this app and their words."""

SECTIONS = {
    "order": "Order and conditions",
    "conduct": "What happened, and what the person said",
    "responses": "Responses, and what became of them",
    "fairness": "The steps towards a fair decision",
    "assessments": "Assessments, and what the person disputes",
    "plan": "Plan and progress",
    "tests": "Tests confirmed by a laboratory",
    "letters": "Letters and reports",
    "evidence": "Evidence",
}
"""The parts of a dossier, in order."""
STATES = {"draft": "Draft", "fixed": "Made, and not changed any more"}
WHOLE, PERSONS = "whole", "persons"
COPIES = {WHOLE: "The whole dossier", PERSONS: "The person's copy"}
WITHHELD = {
    "": "Shown to the person",
    "asked": "Asked to be withheld: to be decided by somebody else",
    "agreed": "Withheld from the person",
    "refused": "Shown to the person: withholding was refused",
}
RECIPIENTS = {
    "person": "The person",
    "counsel": "The person's lawyer or representative",
    "court": "The court",
    "board": "The board",
}
SIDE = ("person", "counsel")
"""Who gets the person's copy, which leaves out what is withheld; the others get the whole."""
HOW = {
    "paper": "On paper",
    "accessible": "In a form they can use: large print, read aloud, another format",
    "custody": "By hand, in custody",
    "portal": "Electronically, as agreed",
}
ACCESSIBLE_TO_THE_PERSON = ("paper", "accessible", "custody", "portal")
PAGE_CHOICES = {
    "keep": "Show the whole page",
    "paint": "Paint over a part of it",
    "withhold": "Take the page out",
}
REMOVED = "[removed]"
"""What stands in place of a passage that was taken out."""
