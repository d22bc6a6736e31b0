"""OSP as the restatement of 2018 has it: the sexual parts of RSR, before the 64 points and the ladder of today.

For men with a sexual offence: points, whose logistic is the chance of a contact offence, and a ladder for indecent
images. For women with one a single chance stands in for both. Nothing else is scored, and there are no bands.
"""

from collections.abc import Mapping
from datetime import date

from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Points, logistic
from throughcare.rules.instruments.osp_iic import Rung
from throughcare.rules.instruments.parts import ByValue, Feature, steps
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Item, Mark, RuleCard, RuleId, Source, Unknown, Whole, YesNo

READ_ON = date(2026, 11, 22)
"""The source names no day from which it holds: the version is the day it was read."""
SOURCE = Source(
    title="OASys Sexual reoffending Predictor, form of 2018",
    citation="NOMS-DIGITAL-STUDIO/rsr-calculator@4519bbb, lib/calculateOSPStaticScore.js and "
    "lib/calculateIndecentImageProbability.js",
    version="the form before the 64 points",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="MIT code, Crown copyright; model publications Open Government Licence v3.0",
    mark=Mark.READ,
)
YOUNGEST, OLDEST = 10, 109
MOST_SANCTIONS = 999
START, SLOPE = -8.216503478, 0.2545385404
WOMEN = 1 / 193
"""The chance of a woman with a sexual offence: one in 193. The form of 2025 has 0.00383141762."""
AGE = {10: 7.0, 24: 6.0, 30: 5.0, 36: 4.0, 42: 3.0, 48: 2.0, 54: 1.0, 60: 0.0}
"""From this age on, up to the next."""
AGE_LAST = steps({0: 0.0, 16: 3.0, 18: 5.0}, 0, OLDEST) | dict.fromkeys(Unknown, 0.0)
"""What is not known adds nothing."""
COUNTS = {
    "indecent_image_sanctions": "for indecent images of children",
    "contact_child_sanctions": "for contact sexual offences against children",
    "contact_adult_sanctions": "for contact sexual offences against adults",
    "paraphilia_sanctions": "for other sexual offences, without contact",
}
"""The counts of sanctions by name, in words."""
COUNT_ITEMS = tuple(
    Item(
        name=name, asks=f"How many sanctions {words} are there, the current one included?",
        kind=Whole(0, MOST_SANCTIONS, "sanctions"),
    )
    for name, words in COUNTS.items()
)  # fmt: skip
STRANGER = Item(
    name="stranger_victim", asks="Was the victim of the current sexual offence a stranger?", kind=YesNo()
)
LAST = Item(
    name="age_at_most_recent_sexual_offence", asks="How old was the person at the last sexual offence?",
    kind=Whole(0, OLDEST, "completed years"), needed=False,
)  # fmt: skip
LADDER = (
    Rung("no sexual sanction at all", 0.000152, lambda of: not any(of.values())),
    Rung("two or more sanctions for images", 0.057949, lambda of: of["indecent_image_sanctions"] >= 2),
    Rung("one sanction for images", 0.02805, lambda of: of["indecent_image_sanctions"] == 1),
    Rung("two or more for contact with children", 0.007151, lambda of: of["contact_child_sanctions"] >= 2),
    Rung("one for contact with children", 0.003476, lambda of: of["contact_child_sanctions"] == 1),
    Rung("any other sexual sanction", 0.001061, lambda of: True),
)
"""Indecent images: the first row that fits decides."""


def _at_most(feature: str, most: int) -> Feature:
    return Feature(
        name=f"{feature}_counted", of=(feature,), make=lambda count: min(count, most),
        span=(range(MOST_SANCTIONS + 1),), how=f"{feature}, at most {most}",
    )  # fmt: skip


def _counted(name: str, title: str, points: Mapping[int, float]) -> ByValue:
    return ByValue(
        name=title, feature=f"{name}_counted", weights=points,
        says=f"Sanctions {COUNTS[name]} (counted up to 3: {{value}}) add {{contribution:g}}.",
    )  # fmt: skip


OSP_2018 = instrument(Instrument(
    card=RuleCard(
        id=RuleId("osp-2018", READ_ON),
        title="OSP, the points of 2018",
        population="men with a sexual offence or a sexually motivated one, in England and Wales",
        source=SOURCE,
        examples=(
            Example(
                says="A man of 76 with two sanctions for contact with children and one sanction before.",
                given={
                    "contact_adult_sanctions": 0, "contact_child_sanctions": 2, "paraphilia_sanctions": 0,
                    "previous_sanctions": 1, "stranger_victim": False, "age_at_most_recent_sexual_offence": 76,
                    "age_at_sentence": 76,
                },
                gives={"value": 11, "band": None},
            ),
        ),
    ),
    predicts="a proven contact sexual reoffence, as points; rsr-2018 gives the chance",
    horizon="2 years from the sentence in the community, or release from custody",
    items=(
        *(item for item in COUNT_ITEMS if item.name != "indecent_image_sanctions"),
        Item(
            name="previous_sanctions", asks="How many times was he sanctioned before the current conviction?",
            kind=Whole(0, MOST_SANCTIONS - 1, "sanctions"),
        ),
        STRANGER, LAST,
        Item(
            name="age_at_sentence", asks="How old was he at the sentence, or at release from custody?",
            kind=Whole(YOUNGEST, OLDEST, "completed years"),
        ),
    ),
    features=(
        _at_most("contact_adult_sanctions", 3), _at_most("contact_child_sanctions", 3),
        _at_most("paraphilia_sanctions", 3),
        Feature(
            name="sanctioned_before", of=("previous_sanctions",), make=bool, span=(range(MOST_SANCTIONS),),
            how="whether previous_sanctions is more than 0",
        ),
    ),
    parts=(
        _counted("contact_adult_sanctions", "Contact offences against adults", {0: 0.0, 1: 3.0, 2: 5.0, 3: 8.0}),
        _counted("contact_child_sanctions", "Contact offences against children", {0: 0.0, 1: 2.0, 2: 3.0, 3: 4.0}),
        _counted("paraphilia_sanctions", "Other sexual offences", {0: 0.0, 1: 1.0, 2: 2.0, 3: 3.0}),
        ByValue(
            name="Sanctioned before", feature="sanctioned_before", weights={False: 0.0, True: 3.0},
            says="Having been sanctioned before, for anything, adds {contribution:g}.",
        ),
        ByValue(
            name="A stranger", feature="stranger_victim", weights={False: 0.0, True: 2.0},
            says="A victim who was a stranger, or was not, adds {contribution:g}.",
        ),
        ByValue(
            name="Age at the last sexual offence", feature="age_at_most_recent_sexual_offence", weights=AGE_LAST,
            says="The age at the last sexual offence, as far as it is known, adds {contribution:g}.",
        ),
        ByValue(
            name="Age", feature="age_at_sentence", weights=steps(AGE, YOUNGEST, OLDEST),
            says="Being {value} years old at the start adds {contribution:g}.",
        ),
    ),
    link=Points(),
    names={"value": "points"},
))  # fmt: skip


def probability(points: float) -> float:
    """The chance of a contact offence within two years."""
    return logistic(START + SLOPE * points)
