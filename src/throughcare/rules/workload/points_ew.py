"""Points of cases, reports and contacts in England and Wales, as data.

Source: hmpps-workload @ 1e70153e (MIT, Crown copyright), V1_1__SEED_REF_DATA.sql. They are the published starting
values; an agency that has changed them passes its own points. Parole reports (120) and ARMS assessments (35 on
licence, 69 in the community) stood in the same table, but the source's sum no longer counts them.
"""

from itertools import product

from throughcare.rules.kernel import Figures

TIERS = tuple(f"{protect}{change}" for protect, change in product("ABCD", "3210"))
SUFFIX = "S"
COMMUNITY, CUSTODY, LICENCE = "COMMUNITY", "CUSTODY", "LICENCE"
KINDS = {
    COMMUNITY: "in the community",
    CUSTODY: "in custody",
    LICENCE: "on licence",
    "LICENSE": "on licence (the source's own spelling)",
}


def _by_tier(*points: int) -> dict[str, int]:
    """One row; nobody supervises a case with the suffix S, so it has no points."""
    plain = dict(zip(TIERS, points, strict=True))
    return plain | {f"{tier}{SUFFIX}": 0 for tier in TIERS}


_IN_CUSTODY = _by_tier(75, 60, 59, 0, 59, 48, 47, 0, 30, 24, 23, 0, 17, 14, 13, 0)
_ON_LICENCE = _by_tier(219, 175, 163, 0, 161, 132, 119, 0, 77, 65, 52, 0, 51, 43, 31, 0)
CASE_POINTS = {
    COMMUNITY: _by_tier(206, 158, 146, 110, 146, 115, 102, 72, 79, 63, 50, 35, 51, 41, 29, 29),
    CUSTODY: _IN_CUSTODY,
    LICENCE: _ON_LICENCE,
    "LICENSE": _ON_LICENCE,
}
YOUTH_TRANSITION_POINTS = _IN_CUSTODY
"""Cases in transition from youth to adult services (T2A) have the points of custody wherever they are."""
REPORT_POINTS = {"STANDARD": 138, "FAST": 65}

_LEVELS = ("low", "medium", "high")
_ACTIVITIES = (
    ("intervention delivery", 9, 13, 18),
    ("completing and assisting with referrals", 9, 18, 26),
    ("attending partnership meetings", 9, 18, 26),
    ("assistance with case conferencing", 9, 18, 26),
    ("information and intelligence gathering", 9, 13, 18),
    ("home and prison visits", 9, 13, 18),
    ("home detention curfew assessments and support", 9, 13, 18),
    ("victims services liaison", 5, 9, 13),
    ("court liaison and applications to court", 9, 13, 18),
    ("case related communication", 5, 9, 18),
    ("assistance with assessments", 9, 13, 18),
    ("temporary release assessments and support", 9, 13, 18),
)
CONTACT_POINTS = {
    f"CMS{number:02}": (f"{words}, {level}", points)
    for number, (words, level, points) in enumerate(
        (
            (words, level, points)
            for words, *of in _ACTIVITIES
            for level, points in zip(_LEVELS, of, strict=True)
        ),
        start=1,
    )
}
"""Case management support by its contact code, CMS01 to CMS36. Every other code has no points."""
FIGURES = (
    Figures(
        "Points of one case",
        ("tier", "community", "custody", "licence", "transition (T2A)"),
        tuple(
            (
                tier,
                *(CASE_POINTS[kind][tier] for kind in (COMMUNITY, CUSTODY, LICENCE)),
                YOUTH_TRANSITION_POINTS[tier],
            )
            for tier in TIERS
        ),
    ),
    Figures("Points of a court report", ("type", "points"), tuple(REPORT_POINTS.items())),
    Figures(
        "Points of a contact on a case of somebody else",
        ("code", "which is", "points"),
        tuple((code, words, points) for code, (words, points) in CONTACT_POINTS.items()),
    ),
)
