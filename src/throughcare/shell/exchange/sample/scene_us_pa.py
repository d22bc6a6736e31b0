"""Invented people under the Pennsylvania pack.

Telephone numbers end in 555-0100 to 555-0199, which are kept free for fiction. No post office has a ZIP code that
begins with 001 to 004. No published form of the identifiers was read; theirs are plainly invented.
"""

from throughcare.shell.exchange.sample.names import NameLists
from throughcare.shell.exchange.sample.scene import OffencePlan, OrderPlan, Scene

STATUTES = "us-pa-pacs"


def _parole(code: str, text: str) -> tuple[str, str]:
    return f"us-pa-parole-{code}", text


def _probation(code: str, text: str) -> tuple[str, str]:
    return f"us-pa-probation-{code}", text


PAROLE_ALWAYS = (
    _parole("district", "Report in person within 48 hours of release and do not leave the district unasked."),
    _parole("residence", "Live at the residence approved for you; do not change it without permission."),
    _parole("report", "Report as you are told to and follow written instructions."),
    _parole("notify-change", "Tell us within 72 hours if your job or telephone number changes."),
    _parole("obey-laws", "Comply with all criminal, vehicle and liquor laws."),
    _parole("weapons", "Do not have firearms or other weapons."),
)
PAROLE_SOME = (
    _parole("drugs", "Do not use unlawful drugs."),
    _parole("assault", "Refrain from assaultive behavior."),
    _parole("notify-arrest", "Tell us within 72 hours of any arrest or citation."),
)
PROBATION_ALWAYS = (_probation("occupation", "Work, study or take part in training."),)
PROBATION_SOME = (
    _probation("community-service", "Complete 60 hours of community service."),
    _probation("community-service", "Complete 100 hours of community service."),
    _probation("counseling", "Attend counseling as directed."),
    _probation("training", "Take part in the vocational program you are given."),
    _probation("family", "Meet your family responsibilities."),
    _probation("restitution", "Pay restitution in the monthly amount set by the court."),
    _probation("firearm", "Do not have a firearm or dangerous weapon without permission."),
)
ORDERS = (
    OrderPlan(
        kind="us-pa-probation", share=60, months=(12, 18, 23, 24, 36), sentence="Probation", authority="",
        always=PROBATION_ALWAYS, some=PROBATION_SOME, dates=(("us-pa-probation-end", "confirmed", "last"),),
    ),
    OrderPlan(
        kind="us-pa-special-probation", share=8, months=(24, 36, 48), sentence="Special probation", authority="",
        always=PROBATION_ALWAYS, some=PROBATION_SOME, dates=(("us-pa-probation-end", "confirmed", "last"),),
    ),
    OrderPlan(
        kind="us-pa-parole", share=32, months=(12, 18, 24, 36, 48), sentence="State or county sentence",
        authority="Parole board", always=PAROLE_ALWAYS, some=PAROLE_SOME,
        dates=(("us-pa-minimum", "confirmed", "first"), ("us-pa-maximum", "confirmed", "last")),
    ),
)  # fmt: skip


def _offence(code: str, description: str) -> OffencePlan:
    return OffencePlan(description=description, scheme=STATUTES, code=code)


OFFENCES = (
    _offence("18 3921", "Theft by unlawful taking"),
    _offence("18 3929", "Retail theft"),
    _offence("18 2701", "Simple assault"),
    _offence("18 3502", "Burglary"),
    _offence("18 3503", "Criminal trespass"),
    _offence("18 5503", "Disorderly conduct"),
    _offence("18 4101", "Forgery"),
    _offence("18 3925", "Receiving stolen property"),
    _offence("18 3304", "Criminal mischief"),
    _offence("18 5104", "Resisting arrest"),
    _offence("18 3922", "Theft by deception"),
    _offence("75 3802", "Driving under the influence"),
    OffencePlan(description="Possession of a controlled substance"),
    OffencePlan(description="Possession with intent to deliver"),
)
CHARACTERISTICS = (
    ("ethnicity", 97, (
        "White", "White", "White", "Black", "Black", "Hispanic or Latino", "Asian", "Two or more", "Not stated")),
    ("religion", 25, ("None", "Christian", "Catholic", "Muslim", "Mennonite", "Not stated")),
    ("nationality", 60, ("United States", "United States", "United States", "United States", "Dominican Republic")),
    ("disability", 10, ("Hearing", "Mobility", "Reading and writing", "Vision")),
)  # fmt: skip


def scene(names: NameLists) -> Scene:
    """Laurel County and its boroughs, none of which exists."""
    return Scene(
        pack="us-pa", names=names, reference=lambda number: f"LC{number:06}",
        identifiers=(
            ("us-pa-sid", 90, lambda number, year: f"99{number % 1_000_000:06}"),
            ("us-pa-doc", 35, lambda number, year: f"ZZ{number % 10_000:04}"),
            ("us-pa-parole", 30, lambda number, year: f"{number % 1000:03}ZZ"),
            ("us-fbi", 40, lambda number, year: f"9{number % 100_000:05}ZZ{year % 10}"),
        ),
        street_kinds=("Street", "Avenue", "Road", "Lane", "Drive", "Alley", "Court"), flat="Apt",
        towns=(("Laurel Forge", "central", "001"), ("Hemlock Mills", "central", "002"), ("Pine Ferry", "river", "003"),
               ("Shade Hollow", "river", "003"), ("Millersgap", "north", "004"), ("New Ebernburg", "north", "004")),
        postcode=lambda start, number: f"{start}{number % 100:02}",
        mobile=lambda number: f"{(814, 717, 570)[number // 100 % 3]}-555-01{number % 100:02}",
        landline=lambda number: f"814-555-01{number % 100:02}",
        courts=("Court of Common Pleas of Laurel County", "Magisterial District Court, Laurel Forge"),
        offences=OFFENCES, orders=ORDERS, warned_under="us-pa-probation",
        levels=(("high", 4, 1), ("maximum", 14, 2), ("medium", 38, 4), ("minimum", 26, 8), ("monitored", 10, 12),
                ("administrative", 8, 16)),
        languages=("es", "es", "es", "vi", "zh", "ase", "ht", "ru"), characteristics=CHARACTERISTICS,
        side_outcomes=("charged", "discontinued", "acquitted", "arrested", "not_recorded"),
    )  # fmt: skip
