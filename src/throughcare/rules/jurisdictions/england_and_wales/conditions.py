"""The catalogues of conditions: requirements of community orders, and the licence policy with its versions."""

from throughcare.rules.conditions import (
    Catalogue,
    CatalogueVersion,
    ChangeHint,
    Input,
    InputKind,
    Wording,
)
from throughcare.rules.jurisdictions.england_and_wales.licence_conduct import MOVEMENT_AND_CONDUCT
from throughcare.rules.jurisdictions.england_and_wales.licence_contact import CONTACT_AND_ACTIVITIES
from throughcare.rules.jurisdictions.england_and_wales.sources import (
    LICENCE_CATALOGUE,
    LICENCE_POLICY_3,
    MONITORING_ORDERS,
    SENTENCING_ACT,
)

V3, V4 = "3.0", "4.0"
REQUIREMENTS = Catalogue(
    code="ew-requirements",
    title="Requirements of community and suspended sentence orders",
    versions=(CatalogueVersion(version="2022-05-02", source=SENTENCING_ACT),),
)
LICENCE = Catalogue(
    code="ew-licence",
    title="Licence policy",
    versions=(
        CatalogueVersion(version=V3, source=LICENCE_POLICY_3),
        CatalogueVersion(
            version=V4,
            source=LICENCE_CATALOGUE,
            # The source leaves the first day of 4.0 to a setting that it does not publish.
            changes=(
                ChangeHint(
                    was="behave-3",
                    now=("behave-4",),
                    says="Good behaviour and no offence are one condition now.",
                ),
                ChangeHint(
                    was="no-offence-3",
                    now=("behave-4",),
                    says="It stands in the condition on good behaviour.",
                ),
                ChangeHint(
                    was="visits-3", now=("keep-in-touch-4",), says="Visits stand in the condition on contact."
                ),
                ChangeHint(
                    was="reside-3",
                    now=("reside-4",),
                    says="The words are plainer; permission to stay is asked the same.",
                ),
            ),
        ),
    ),
)
MONITORED = Catalogue(
    code="ew-monitored",
    title="Conditions set by a court with electronic monitoring",
    versions=(CatalogueVersion(version="DDV5", source=MONITORING_ORDERS),),
)
CATALOGUES = (REQUIREMENTS, LICENCE, MONITORED)


def _standard(code: str, text: str, version: str) -> Wording:
    return Wording(code=f"{code}-{version[0]}", text=text, versions=(version,))


STANDARD: dict[str, tuple[Wording, ...]] = {
    "good-behaviour": (
        _standard(
            "behave",
            "Behave well in a way that supports the purpose of you being on licence, and do not commit any crime.",
            V4,
        ),
        _standard(
            "behave",
            "Be of good behaviour and not behave in a way which undermines the purpose of the licence period.",
            V3,
        ),
        _standard("no-offence", "Not commit any offence.", V3),
    ),
    "residence": (
        _standard(
            "reside",
            "Get permission from your supervising officer to stay at an address and if you want to stay somewhere else "
            "for one or more nights.",
            V4,
        ),
        _standard(
            "reside",
            "Reside permanently at an address approved by the supervising officer and obtain the prior permission of "
            "the supervising officer for any stay of one or more nights at a different address.",
            V3,
        ),
    ),
    "keep-in-touch": (
        _standard(
            "keep-in-touch",
            "Keep in touch and meet with your supervising officer in the way they tell you to. This includes meeting "
            "them where you live.",
            V4,
        ),
        _standard(
            "keep-in-touch",
            "Keep in touch with the supervising officer in accordance with instructions given by the supervising "
            "officer.",
            V3,
        ),
        _standard(
            "visits",
            "Receive visits from the supervising officer in accordance with any instructions given by the supervising "
            "officer.",
            V3,
        ),
    ),
    "names": (
        _standard(
            "names",
            "Tell your supervising officer about any names you use that are different to the names on this licence.",
            V4,
        ),
        _standard(
            "names",
            "Tell the supervising officer if you use a name which is different to the name or names which appear on "
            "your licence.",
            V3,
        ),
    ),
    "contact-details": (
        _standard(
            "contact-details",
            "Inform your supervising officer if your contact details change. For example, your phone number or email "
            "address.",
            V4,
        ),
        _standard(
            "contact-details",
            "Tell the supervising officer if you change or add any contact details, including phone number or email.",
            V3,
        ),
    ),
    "work": (
        _standard(
            "work",
            "Tell your supervising officer about any new work, or a type of work, you want to do. Get their approval "
            "before you start this work.",
            V4,
        ),
        _standard(
            "work",
            "Not undertake work, or a particular type of work, unless it is approved by the supervising officer and "
            "notify the supervising officer in advance of any proposal to undertake work or a particular type of work.",
            V3,
        ),
    ),
    "travel": (
        _standard(
            "travel",
            "Get permission from your supervising officer if you want to leave the United Kingdom, Isle of Man or the "
            "Channel Islands. This does not apply if you are being deported or removed for immigration purposes.",
            V4,
        ),
        _standard(
            "travel",
            "Not travel outside the United Kingdom, the Channel Islands or the Isle of Man except with the prior "
            "permission of the supervising officer or for the purposes of immigration deportation or removal.",
            V3,
        ),
    ),
    "passport": (
        _standard(
            "passport",
            "Get permission from your supervising officer if you want to apply for a new passport. If requested, tell "
            "your supervising officer about any passports you have already.",
            V4,
        ),
    ),
}


def _clock(name: str, label: str, before: str = "", *, optional: bool = False) -> Input:
    return Input(name=name, label=label, kind=InputKind.TIME, before=before, optional=optional)


BETWEEN = (
    _clock("starts", "First start time", " between ", optional=True),
    _clock("ends", "First end time", " and ", optional=True),
    _clock("starts_again", "Second start time", " or between ", optional=True),
    _clock("ends_again", "Second end time", " and ", optional=True),
)
AT_TIMES = "{starts}{ends}{starts_again}{ends_again}"
REVIEWED = (
    "This condition will be reviewed by your supervising officer on a {review} basis and may be amended or removed "
    "if it is felt that the level of risk you present has reduced appropriately."
)
REPORTS = (
    _clock("time", "Reporting time"),
    _clock("second_time", "Second reporting time, at most two a day", " and ", optional=True),
    Input(name="how_often", label="How often, for example daily"),
    Input(name="review", label="Review period, for example monthly"),
)
_TYPED: dict[str, tuple[Wording, ...]] = {
    "curfew": (
        Wording(
            code="address",
            text="You must stay at the address approved by your supervising officer between {starts} and {ends}"
            "{starts_again}{ends_again} each day, unless otherwise authorised by your supervising officer.",
            inputs=(
                _clock("starts", "Start time"),
                _clock("ends", "End time"),
                _clock("starts_again", "Second start time", " and between ", optional=True),
                _clock("ends_again", "Second end time", " and ", optional=True),
            ),
            versions=(V4,),
        ),
    ),
    "freedom-of-movement": (
        Wording(
            code="premises",
            text="Not to enter {premises}{address} without the prior approval of your supervising officer.",
            inputs=(
                Input(
                    name="premises", label="Name or type of premises", add_another="Add another", joined="or"
                ),
                Input(
                    name="address",
                    label="Address of the premises",
                    kind=InputKind.ADDRESS,
                    before=" at ",
                    optional=True,
                ),
            ),
        ),
        Wording(
            code="drinking",
            text=f"Not to enter a drinking establishment{AT_TIMES} without the prior approval of your supervising "
            "officer. This means any location where you can buy alcohol without needing to buy food or stay overnight. "
            "It also means places that stay open past midnight for entertainment reasons (things like music or shows) "
            "and also serve alcohol.",
            inputs=BETWEEN,
            versions=(V4,),
        ),
        Wording(
            code="public-events",
            text=f"Not to attend {{events}}{AT_TIMES} without the prior approval of your supervising officer.",
            inputs=(Input(name="events", label="Any public event, or types of public event"), *BETWEEN),
            versions=(V4,),
        ),
    ),
    "reporting": (
        Wording(
            code="approved-premises",
            text="Report to staff at {premises} at {time}{second_time} {how_often}, unless otherwise authorised by "
            f"your supervising officer. {REVIEWED}",
            inputs=(
                Input(name="premises", label="The approved premises where you reside, or their name"),
                *REPORTS,
            ),
        ),
        Wording(
            code="police-station",
            text="Report to staff at {station} at {time}{second_time} {how_often}, unless otherwise authorised by your "
            f"supervising officer. {REVIEWED}",
            inputs=(Input(name="station", label="Name of police station"), *REPORTS),
        ),
    ),
    "restricted-conduct": (
        Wording(
            code="vehicles",
            text=f"Not to use {{vehicles}}{AT_TIMES}{{places}} without the prior approval of your supervising officer.",
            inputs=(
                Input(name="vehicles", label="Any motor vehicle, or types of motor vehicle"),
                *BETWEEN,
                Input(name="places", label="Locations", before=" in ", optional=True),
            ),
            versions=(V4,),
        ),
    ),
}
_ADDITIONAL = CONTACT_AND_ACTIVITIES | MOVEMENT_AND_CONDUCT

LICENCE_WORDINGS: dict[str, tuple[Wording, ...]] = STANDARD | {
    code: (*_ADDITIONAL.get(code, ()), *_TYPED.get(code, ())) for code in [*_ADDITIONAL, *_TYPED]
}
"""By the licence condition's own code, without its prefix."""
