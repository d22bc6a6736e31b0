"""DAST-10: ten yes-or-no questions about drugs other than alcohol; 0 to 10. A screen, not a diagnosis.

Question 3 asks whether the person can always stop, so that no counts.
"""

from throughcare.rules.instruments.questionnaire import questions, screen, source
from throughcare.rules.kernel import Example

DAST_10 = screen(
    "dast-10",
    title="DAST-10",
    source=source(
        "Drug Abuse Screening Test, ten questions (DAST-10)",
        citation="public scoring code; item 3 reversed",
        version="ten-item form",
        licence="free for non-commercial use with credit, as generally stated; check before commercial use",
    ),
    says="how serious somebody's trouble with drugs is",
    horizon="the past year",
    items=questions([f"of the ten, as the form has it ({at})" for at in range(1, 11)], 1),
    reversed_items=frozenset({"item_3"}),
    bands=(
        ("None", "No problem reported", 0), ("Low", "Low", 1), ("Moderate", "Moderate", 3),
        ("Substantial", "Substantial", 6), ("Severe", "Severe", 9),
    ),
    example=Example(
        says="Two of the ten besides being unable to stop.",
        given={"items": [1, 1, 0, 0, 0, 0, 0, 0, 0, 0]},
        gives={"value": 3, "band": "Moderate"},
    ),
)  # fmt: skip
