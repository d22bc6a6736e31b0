"""Invented people under the England and Wales pack.

Telephone numbers are of the ranges that Ofcom keeps free for drama: 07700 900000-900999, 020 7946 0000-0999. No real
post town has the letters NV. Serial numbers of identifiers begin with 99; their check letters are right.
"""

from throughcare.rules.jurisdictions.england_and_wales.identifiers import check_letter
from throughcare.shell.exchange.sample.names import NameLists
from throughcare.shell.exchange.sample.scene import OffencePlan, OrderPlan, Scene

INWARD = "ABDEFGHJLNPQRSTUWXYZ"
HOME_OFFICE = "ew-home-office"


def _crn(number: int) -> str:
    return f"{chr(ord('Z') - number // 1_000_000)}{number % 1_000_000:06}"


def _pnc(number: int, year: int) -> str:
    serial = f"99{number % 100_000:05}"
    return f"{year}/{serial}{check_letter(str(year), serial)}"


def _cro(number: int, year: int) -> str:
    serial = f"99{number % 10_000:04}"
    return f"{serial}/{year % 100:02}{check_letter(str(year), serial)}"


def _noms(number: int, year: int) -> str:
    return f"Z{number % 10_000:04}{chr(65 + year % 26)}Z"


def _postcode(district: str, number: int) -> str:
    letters = INWARD[number % 20] + INWARD[number // 20 % 20]
    return f"{district} {number // 7 % 9 + 1}{letters}"


def _requirement(code: str, text: str) -> tuple[str, str]:
    return f"ew-requirement-{code}", text


def _licence(code: str, text: str) -> tuple[str, str]:
    return f"ew-licence-{code}", text


ACTIVITY = _requirement(
    "rehabilitation-activity", "Take part in up to 20 days of activities as your practitioner instructs."
)
REQUIREMENTS = (
    _requirement("unpaid-work", "Do 80 hours of unpaid work within 12 months."),
    _requirement("unpaid-work", "Do 120 hours of unpaid work within 12 months."),
    _requirement("programme", "Take part in the Building Choices programme on the days you are given."),
    _requirement("curfew", "Stay at the address told to you between 20:00 and 06:00 for 12 weeks."),
    _requirement("alcohol-treatment", "Attend alcohol treatment as directed for 6 months."),
    _requirement("residence", "Live where the court approved and ask before you move."),
)
STANDARD_LICENCE = (
    _licence("good-behaviour", "Be of good behaviour and commit no offence."),
    _licence(
        "keep-in-touch", "Keep in touch with your supervising officer and receive visits as instructed."
    ),
    _licence("residence", "Live permanently at an address approved by your supervising officer."),
    _licence("travel", "Do not travel outside the United Kingdom without permission."),
)
MORE_LICENCE = (
    _licence("curfew", "Stay at the address told to you between 19:00 and 07:00 for 16 weeks."),
    _licence("reporting", "Report to the police station named to you on the days you are given."),
    _licence("substances", "Attend appointments to address your dependency on alcohol as instructed."),
    _licence("freedom-of-movement", "Do not enter the area shown to you on the map."),
    _licence("programmes", "Take part in the thinking skills course as instructed."),
)
ORDERS = (
    OrderPlan(
        kind="ew-community-order", share=46, months=(12, 18, 24, 36), sentence="Community order", authority="",
        always=(ACTIVITY,), some=REQUIREMENTS, dates=(("ew-order-end", "confirmed", "last"),),
    ),
    OrderPlan(
        kind="ew-suspended-sentence-order", share=22, months=(12, 18, 24), sentence="Suspended prison sentence",
        authority="", always=(ACTIVITY,), some=REQUIREMENTS, dates=(("ew-order-end", "confirmed", "last"),),
    ),
    OrderPlan(
        kind="ew-licence", share=24, months=(6, 9, 12, 18, 24, 36), sentence="Prison", authority="Secretary of State",
        always=STANDARD_LICENCE, some=MORE_LICENCE,
        dates=(("ew-crd", "confirmed", "first"), ("ew-sed", "confirmed", "last"), ("ew-led", "confirmed", "last")),
    ),
    OrderPlan(
        kind="ew-post-sentence-supervision", share=8, months=(6, 9, 10), sentence="Prison",
        authority="Secretary of State", always=STANDARD_LICENCE[:2],
        dates=(("ew-sed", "confirmed", "first"), ("ew-pss-end", "calculated", "last")),
    ),
)  # fmt: skip
OFFENCES = (
    OffencePlan(description="Theft from a shop", scheme=HOME_OFFICE, code="046/00"),
    OffencePlan(description="Common assault", scheme=HOME_OFFICE, code="105/01"),
    OffencePlan(description="Assault occasioning actual bodily harm", scheme=HOME_OFFICE, code="008/06"),
    OffencePlan(description="Criminal damage"),
    OffencePlan(description="Burglary of a building other than a dwelling"),
    OffencePlan(description="Driving while disqualified"),
    OffencePlan(description="Driving with excess alcohol"),
    OffencePlan(description="Possession of a class B drug"),
    OffencePlan(description="Possession of a class B drug with intent to supply"),
    OffencePlan(description="Fraud by false representation"),
    OffencePlan(description="Handling stolen goods"),
    OffencePlan(description="Affray"),
    OffencePlan(description="Using threatening words or behaviour"),
    OffencePlan(description="Taking a vehicle without consent"),
    OffencePlan(description="Going equipped for theft"),
)
CHARACTERISTICS = (
    ("ethnicity", 96, (
        "White British", "White British", "White British", "White British", "White British", "Asian or Asian British",
        "Black or Black British", "Mixed", "White other", "Prefers not to say")),
    ("religion", 55, (
        "No religion", "No religion", "Christian", "Christian", "Muslim", "Sikh", "Hindu", "Prefers not to say")),
    ("nationality", 70, ("British", "British", "British", "British", "Irish", "Polish", "Romanian")),
    ("disability", 12, ("Hearing", "Mobility", "Reading and writing", "Eyesight")),
)  # fmt: skip


def scene(names: NameLists) -> Scene:
    """Northern Vale and its towns, none of which exists."""
    return Scene(
        pack="ew", names=names, reference=_crn,
        identifiers=(("ew-pnc", 93, _pnc), ("ew-cro", 38, _cro), ("ew-noms", 34, _noms)),
        street_kinds=("Street", "Road", "Lane", "Close", "Terrace", "Row", "Court", "Way"), flat="Flat",
        towns=(("Kellerby", "north", "NV1"), ("Stannerford", "north", "NV2"), ("Marl Bridge", "east", "NV3"),
               ("Ossington Vale", "east", "NV4"), ("Thornwick Sands", "coast", "NV5"), ("Hallowgate", "coast", "NV6")),
        postcode=_postcode,
        mobile=lambda number: f"07700 900{number % 1000:03}",
        landline=lambda number: f"020 7946 0{number % 1000:03}",
        courts=("Kellerby Magistrates' Court", "Stannerford Magistrates' Court", "Hallowgate Crown Court"),
        offences=OFFENCES, orders=ORDERS, warned_under="ew-community-order",
        levels=(("A", 3, 1), ("B", 8, 1), ("C", 18, 2), ("D", 27, 2), ("E", 24, 4), ("F", 14, 4), ("G", 6, 8)),
        languages=("cy", "pl", "ro", "ur", "so", "bsl", "pa", "pt", "ar", "lt"), characteristics=CHARACTERISTICS,
        side_outcomes=("cautioned", "charged", "discontinued", "acquitted", "not_recorded"),
    )  # fmt: skip
