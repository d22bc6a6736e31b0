"""Static-2002R: risk of a new sexual offence from what cannot change; -2 to 13 points. Points only.

The coding form was read in full, its bands were not: they are not implemented, and the score stands without one.
Readings: ages are completed years, so "34.9" is 34. Every item is needed: the form names none that may be left out.
Persistence and general criminality are added raw and then put on a scale of 0 to 3. A public file with other ages
(18-24, 25-34, 35-49, 50) is wrong. The form names no day from which it holds: the version is the day it was read.
"""

from datetime import date

from throughcare.rules.instruments.checks import Never
from throughcare.rules.instruments.instrument import Instrument
from throughcare.rules.instruments.links import Points
from throughcare.rules.instruments.parts import ByValue, Feature, Line, steps
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import Example, Item, Mark, RuleCard, RuleId, Source, Whole, YesNo

READ_ON = date(2026, 11, 22)
SOURCE = Source(
    title="Static-2002R Coding Form",
    citation="docsbay.net/Static-2002R-Coding-Form; for whom: Coding Rules for Static-2002, Public Safety Canada, 2009",
    version="fourteen items, five subscores",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="Free to use; Public Safety Canada publishes the manual; training is recommended",
    mark=Mark.READ,
)
YOUNGEST, OLDEST, MOST = 18, 110, 99
AGES = {18: 2.0, 35: 1.0, 40: 0.0, 60: -2.0}
"""From this age on, up to the next."""
PERSISTENCE = steps({0: 0.0, 1: 1.0, 2: 2.0, 4: 3.0}, 0, 5)
GENERAL = steps({0: 0.0, 1: 1.0, 3: 2.0, 5: 3.0}, 0, 6)
COUNTS, YES_NO = range(MOST + 1), (False, True)


def _yes_no(name: str, asks: str) -> Item:
    return Item(name=name, asks=asks, kind=YesNo())


ITEMS = (
    Item(
        name="age_at_release",
        asks="How old is the man at release (or when he is in the community again)?",
        kind=Whole(YOUNGEST, OLDEST, "completed years"),
    ),
    Item(
        name="prior_sexual_sentencing_occasions",
        asks="On how many occasions before was he sentenced for sexual offences?",
        kind=Whole(0, MOST, "occasions"),
    ),
    _yes_no(
        "juvenile_sexual_arrest",
        "Was he arrested for a sexual offence before 18, and convicted as an adult of a separate one?",
    ),
    _yes_no("high_rate", "Were there one or more sentencing occasions for sexual offences every 15 years?"),
    _yes_no("non_contact", "Was he ever sentenced for a sexual offence without contact?"),
    _yes_no("male_victim", "Was any victim male?"),
    _yes_no("young_unrelated_victims", "Were two or more victims under 12, one of them not related?"),
    _yes_no("unrelated_victim", "Was any victim not related to him?"),
    _yes_no("stranger_victim", "Was any victim a stranger?"),
    _yes_no("prior_involvement", "Had he any dealings with criminal justice before?"),
    Item(
        name="prior_sentencing_occasions",
        asks="On how many occasions before was he sentenced for anything?",
        kind=Whole(0, MOST, "occasions"),
    ),
    _yes_no("supervision_violation", "Did he ever break the terms of supervision in the community?"),
    _yes_no(
        "short_time_free",
        "Was he free for less than 36 months before the offence, or less than 48 before the conviction?",
    ),
    _yes_no("prior_non_sexual_violence", "Was he sentenced for violence that was not sexual before?"),
)
FEATURES = (
    Feature(
        name="sexual_occasions_points", of=("prior_sexual_sentencing_occasions",), span=(COUNTS,),
        make=lambda count: (count >= 1) + (count >= 2) + (count >= 4),
        how="1 from one occasion, 2 from two, 3 from four",
    ),
    Feature(
        name="persistence_raw", of=("sexual_occasions_points", "juvenile_sexual_arrest", "high_rate"),
        make=lambda *points: sum(points), span=(range(4), YES_NO, YES_NO),
        how="sexual_occasions_points, and 1 each for juvenile_sexual_arrest and high_rate",
    ),
    Feature(
        name="deviant_interest", of=("non_contact", "male_victim", "young_unrelated_victims"),
        make=lambda *points: sum(points), span=(YES_NO, YES_NO, YES_NO),
        how="1 each for non_contact, male_victim and young_unrelated_victims",
    ),
    Feature(
        name="relationship_to_victims", of=("unrelated_victim", "stranger_victim"),
        make=lambda *points: sum(points), span=(YES_NO, YES_NO), how="1 each for unrelated_victim and stranger_victim",
    ),
    Feature(
        name="occasions_points", of=("prior_sentencing_occasions",), span=(COUNTS,),
        make=lambda count: (count >= 3) + (count >= 14), how="1 from three occasions, 2 from fourteen",
    ),
    Feature(
        name="general_raw",
        of=(
            "prior_involvement", "occasions_points", "supervision_violation", "short_time_free",
            "prior_non_sexual_violence",
        ),
        make=lambda *points: sum(points), span=(YES_NO, range(3), YES_NO, YES_NO, YES_NO),
        how="occasions_points, and 1 each for the other four",
    ),
)  # fmt: skip
PARTS = (
    ByValue(
        name="Age at release", feature="age_at_release", weights=steps(AGES, YOUNGEST, OLDEST),
        says="Being {value} years old at release adds {contribution:+g}.",
    ),
    ByValue(
        name="Persistence of sexual offending", feature="persistence_raw", weights=PERSISTENCE,
        says="Items 2 to 4, on persistence, come to {value}, which adds {contribution:g}.",
    ),
    Line(
        name="Deviant sexual interest", feature="deviant_interest", weight=1.0,
        says="Items 5 to 7, on deviant interest, add {contribution:g}.",
    ),
    Line(
        name="Relationship to victims", feature="relationship_to_victims", weight=1.0,
        says="Items 8 and 9, on who the victims were, add {contribution:g}.",
    ),
    ByValue(
        name="General criminality", feature="general_raw", weights=GENERAL,
        says="Items 10 to 14, on offending in general, come to {value}, which adds {contribution:g}.",
    ),
)  # fmt: skip


MORE_SEXUAL_THAN_ALL = Never(
    of=("prior_sexual_sentencing_occasions", "prior_sentencing_occasions"),
    when=lambda sexual, anything: sexual > anything,
    field="prior_sexual_sentencing_occasions",
    says="are more than those for anything: {prior_sentencing_occasions}",
)

STATIC_2002R = instrument(
    Instrument(
        card=RuleCard(
            id=RuleId("static-2002r", READ_ON),
            title="Static-2002R (points; its bands are not implemented)",
            population="adult men (18 or more at release) sentenced for a sexual offence",
            source=SOURCE,
            examples=(
                Example(
                    says="A man of 36, sentenced once before, for a sexual offence; the victim a male stranger.",
                    given={
                        "age_at_release": 36, "prior_sexual_sentencing_occasions": 1,
                        "juvenile_sexual_arrest": False, "high_rate": True, "non_contact": False,
                        "male_victim": True, "young_unrelated_victims": False, "unrelated_victim": True,
                        "stranger_victim": True, "prior_involvement": True, "prior_sentencing_occasions": 1,
                        "supervision_violation": False, "short_time_free": False,
                        "prior_non_sexual_violence": False,
                    },
                    gives={"value": 7, "band": None},
                ),
            ),
        ),
        predicts="a new sexual offence, in points without a band: the bands were not read",
        horizon="none stated on the form",
        items=ITEMS,
        features=FEATURES,
        parts=PARTS,
        link=Points(),
        checks=(MORE_SEXUAL_THAN_ALL,),
    )
)  # fmt: skip
