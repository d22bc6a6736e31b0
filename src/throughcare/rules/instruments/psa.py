"""PSA: failure to appear, new arrest and new violent arrest before trial (United States); nine facts, no interview.

Three sums (FTA, NCA, NVCA), each with its scale; NVCA has a flag from 4 as well. Sources: three public programs and
a table of weights agree; the scale of NVCA stands in one of them only. Readings: a prior conviction counts once in
FTA and NVCA, whether for a misdemeanor or a felony; a research port that adds a felony to NVCA once more is wrong.
Without a prior conviction there is no violent one and no sentence to incarceration. Every fact is needed.
The source names no day from which it holds: the version is the day it was read.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from throughcare.rules.instruments.checks import Never
from throughcare.rules.instruments.instrument import Instrument, Score
from throughcare.rules.instruments.links import Band, Bands, Points
from throughcare.rules.instruments.parts import ByValue, Feature
from throughcare.rules.instruments.register import instrument
from throughcare.rules.kernel import (
    BadAnswers,
    Conclusion,
    Example,
    Figures,
    Item,
    Mark,
    Problem,
    RuleCard,
    RuleId,
    Source,
    Unknown,
    Whole,
    YesNo,
    is_known,
    published,
)

READ_ON = date(2026, 11, 22)
SOURCE = Source(
    title="Public Safety Assessment, factors and formula",
    citation="cnxtech/psa-check riskfactors_and_formula.md; OpenLattice ScoringUtils.js; NY Defender Service psa.py",
    version="nine factors; weights on which three public programs and the table agree",
    effective_from=READ_ON,
    checked_on=READ_ON,
    licence="Factors and weights are published; generally stated: free to use, the scoring may not be changed",
    mark=Mark.READ,
)
POPULATION = "adults arrested and awaiting a decision about release before trial, where a court uses the PSA"
HORIZON = "the time before trial"
MOST = 99
OLDEST = 110

AGE = Item(
    name="age",
    asks="How old was the person at the current arrest?",
    kind=Whole(10, OLDEST, "completed years"),
)
VIOLENT_NOW = Item(name="current_violent", asks="Is the current charge for a violent crime?", kind=YesNo())
PENDING = Item(
    name="pending_charge", asks="Was a charge pending at the time of the alleged crime?", kind=YesNo()
)
MISDEMEANOR = Item(
    name="prior_misdemeanor", asks="Was the person convicted of a misdemeanor before?", kind=YesNo()
)
FELONY = Item(name="prior_felony", asks="Was the person convicted of a felony before?", kind=YesNo())
VIOLENT = Item(
    name="prior_violent",
    asks="How many convictions for violent crimes are there?",
    kind=Whole(0, MOST, "convictions"),
)
FTA_RECENT = Item(
    name="prior_fta_2yr",
    asks="How often did the person fail to appear before trial in the past two years?",
    kind=Whole(0, MOST, "times"),
)
FTA_OLD = Item(
    name="prior_fta_old",
    asks="Did the person fail to appear before trial longer ago than that?",
    kind=YesNo(),
)
INCARCERATED = Item(
    name="prior_incarceration",
    asks="Was the person sentenced to 14 days or more in jail or prison before?",
    kind=YesNo(),
)
FACTORS = (AGE, VIOLENT_NOW, PENDING, MISDEMEANOR, FELONY, VIOLENT, FTA_RECENT, FTA_OLD, INCARCERATED)
COUNTS = range(MOST + 1)

CONVICTED = Feature(
    name="prior_conviction",
    of=("prior_misdemeanor", "prior_felony"),
    make=lambda misdemeanor, felony: misdemeanor or felony,
    span=((False, True), (False, True)),
    how="whether there is a prior_misdemeanor or a prior_felony",
)
VIOLENT_UP_TO_3 = Feature(
    name="violent_up_to_3",
    of=("prior_violent",),
    make=lambda count: min(count, 3),
    span=(COUNTS,),
    how="prior_violent, at most 3",
)
FTA_UP_TO_2 = Feature(
    name="fta_up_to_2",
    of=("prior_fta_2yr",),
    make=lambda count: min(count, 2),
    span=(COUNTS,),
    how="prior_fta_2yr, at most 2",
)
UP_TO_22 = Feature(
    name="up_to_22", of=("age",), make=lambda age: age <= 22, span=(range(10, OLDEST + 1),),
    how="whether age is at most 22",
)  # fmt: skip
VIOLENT_AND_YOUNG = Feature(
    name="violent_and_up_to_20",
    of=("current_violent", "age"),
    make=lambda violent, age: violent and age <= 20,
    span=((False, True), range(10, OLDEST + 1)),
    how="whether the current charge is violent and age at most 20",
)


def _yes(name: str, feature: str, points: float, says: str) -> ByValue:
    return ByValue(
        name=name, feature=feature, weights={False: 0.0, True: points}, says=says + " adds {contribution:g}."
    )


def _by_number(name: str, feature: str, points: Mapping[int, float], says: str) -> ByValue:
    return ByValue(name=name, feature=feature, weights=points, says=says + " adds {contribution:g}.")


def _pending(points: float) -> ByValue:
    return _yes("Pending charge", "pending_charge", points, "A charge pending at the time, or none,")


A_CONVICTION = _yes(
    "Prior conviction", "prior_conviction", 1.0, "Having been convicted of anything before, or not,"
)
VIOLENT_BEFORE = _by_number(
    "Prior violent convictions", "violent_up_to_3", {0: 0.0, 1: 1.0, 2: 1.0, 3: 2.0},
    "The number of violent convictions (from 3 on, 3 are counted: {value})",
)  # fmt: skip


def _recent_failures(points: Mapping[int, float]) -> ByValue:
    return _by_number(
        "Recent failures to appear", "fta_up_to_2", points,
        "Failing to appear in the past two years (from 2 on, 2 are counted: {value})",
    )  # fmt: skip


NO_CONVICTION = (
    Never(
        of=("prior_misdemeanor", "prior_felony", "prior_violent"),
        when=lambda misdemeanor, felony, violent: not misdemeanor and not felony and violent > 0,
        field="prior_violent",
        says="must be 0 where there is no prior conviction",
    ),
    Never(
        of=("prior_misdemeanor", "prior_felony", "prior_incarceration"),
        when=lambda misdemeanor, felony, incarcerated: not misdemeanor and not felony and incarcerated,
        field="prior_incarceration",
        says="must be no where there is no prior conviction",
    ),
)
"""What cannot be together."""
SCALES = {"fta": (0, 1, 2, 3, 5, 7), "nca": (0, 1, 3, 5, 7, 9), "nvca": (0, 2, 3, 4, 5, 6)}
"""From so many points on the scale is 1, 2, ... 6."""
FLAG_FROM = 4


def _bands(name: str) -> Bands:
    """The scale as bands; NVCA's say where the flag is raised."""
    flag_from = FLAG_FROM if name == "nvca" else MOST
    return Bands(
        tuple(
            Band(str(scale), f"Scale {scale}, flag" if start >= flag_from else f"Scale {scale}", start)
            for scale, start in enumerate(SCALES[name], start=1)
        )
    )


def _sum(
    name: str, title: str, predicts: str, items: tuple[Item, ...], features: tuple[Feature, ...],
    parts: tuple[ByValue, ...], example: Example,
) -> Instrument:  # fmt: skip
    return instrument(
        Instrument(
            card=RuleCard(
                id=RuleId(f"psa-{name}", READ_ON),
                title=title,
                population=POPULATION,
                source=SOURCE,
                examples=(example,),
            ),
            predicts=predicts,
            horizon=HORIZON,
            items=items,
            features=features,
            parts=parts,
            link=Points(),
            bands=_bands(name),
            checks=tuple(check for check in NO_CONVICTION if {*check.of} <= {item.name for item in items}),
        )
    )


FTA = _sum(
    "fta", "PSA: failure to appear (FTA)", "a failure to appear at court before trial",
    (PENDING, MISDEMEANOR, FELONY, FTA_RECENT, FTA_OLD),
    (CONVICTED, FTA_UP_TO_2),
    (
        _pending(1.0), A_CONVICTION, _recent_failures({0: 0.0, 1: 2.0, 2: 4.0}),
        _yes("Older failures to appear", "prior_fta_old", 1.0, "Having failed to appear longer ago, or not,"),
    ),
    Example(
        says="A pending charge, a conviction, and one missed hearing last year.",
        given={
            "pending_charge": True, "prior_misdemeanor": True, "prior_felony": False, "prior_fta_2yr": 1,
            "prior_fta_old": False,
        },
        gives={"value": 4, "band": "4"},
    ),
)  # fmt: skip

NCA = _sum(
    "nca", "PSA: new criminal activity (NCA)", "an arrest for a new crime before trial",
    (AGE, PENDING, MISDEMEANOR, FELONY, VIOLENT, FTA_RECENT, INCARCERATED),
    (UP_TO_22, VIOLENT_UP_TO_3, FTA_UP_TO_2),
    (
        _yes("Age", "up_to_22", 2.0, "Being 22 or younger, or older,"),
        _pending(3.0),
        _yes("Misdemeanor", "prior_misdemeanor", 1.0, "A misdemeanor before, or none,"),
        _yes("Felony", "prior_felony", 1.0, "A felony before, or none,"),
        VIOLENT_BEFORE, _recent_failures({0: 0.0, 1: 1.0, 2: 2.0}),
        _yes("Incarceration", "prior_incarceration", 2.0, "A sentence of 14 days or more before, or none,"),
    ),
    Example(
        says="A man of 22 with a pending charge and nothing else.",
        given={
            "age": 22, "pending_charge": True, "prior_misdemeanor": False, "prior_felony": False,
            "prior_violent": 0, "prior_fta_2yr": 0, "prior_incarceration": False,
        },
        gives={"value": 5, "band": "4"},
    ),
)  # fmt: skip

NVCA = _sum(
    "nvca", "PSA: new violent criminal activity (NVCA)", "an arrest for a new violent crime before trial",
    (AGE, VIOLENT_NOW, PENDING, MISDEMEANOR, FELONY, VIOLENT),
    (CONVICTED, VIOLENT_AND_YOUNG, VIOLENT_UP_TO_3),
    (
        _yes("Current violent charge", "current_violent", 2.0, "A violent current charge, or none,"),
        _yes(
            "Violent and young", "violent_and_up_to_20", 1.0,
            "Such a charge at the age of 20 or younger, or not,",
        ),
        _pending(1.0), A_CONVICTION, VIOLENT_BEFORE,
    ),
    Example(
        says="A felony before counts once: as a conviction.",
        given={
            "age": 30, "current_violent": True, "pending_charge": True, "prior_misdemeanor": False,
            "prior_felony": True, "prior_violent": 0,
        },
        gives={"value": 4, "band": "4"},
    ),
)  # fmt: skip

SUMS = {"fta": FTA, "nca": NCA, "nvca": NVCA}
RAWS = (
    Item(name="fta_raw", asks="How many points of FTA were counted?", kind=Whole(0, 7), needed=False),
    Item(name="nca_raw", asks="How many points of NCA were counted?", kind=Whole(0, 13), needed=False),
    Item(name="nvca_raw", asks="How many points of NVCA were counted?", kind=Whole(0, 7), needed=False),
)


@published(
    "psa@2026-11-22",
    title="Public Safety Assessment (PSA)",
    decides="the three scores with their scales and the violence flag, from nine facts, or the scale of points counted",
    population=POPULATION,
    source=SOURCE,
    items=(*(Item(name=f.name, asks=f.asks, kind=f.kind, needed=False) for f in FACTORS), *RAWS),
    examples=(
        Example(
            says="A person of 20, charged with violence, never convicted, with a charge pending.",
            given={
                "age": 20, "current_violent": True, "pending_charge": True, "prior_misdemeanor": False,
                "prior_felony": False, "prior_violent": 0, "prior_fta_2yr": 0, "prior_fta_old": False,
                "prior_incarceration": False,
            },
            gives={
                "fta_raw": 1, "fta_scale": 2, "nca_raw": 5, "nca_scale": 4, "nvca_raw": 4, "nvca_scale": 4,
                "nvca_flag": True,
            },
        ),
        Example(says="Three points of FTA.", given={"fta_raw": 3}, gives={"fta_scale": 4}),
    ),
    figures=(
        Figures(
            f"Points from which each scale begins (psa-fta, psa-nca, psa-nvca add them); flag of NVCA from {FLAG_FROM}",
            ("scale", *SUMS),
            tuple(
                (scale, *starts) for scale, starts in enumerate(zip(*SCALES.values(), strict=True), start=1)
            ),
        ),
    ),
)  # fmt: skip
def psa(**inputs: object) -> Conclusion:
    """Points, scales and flag. Raises BadAnswers for facts missing, contradicting, or mixed with points counted."""
    factors = {item.name: inputs[item.name] for item in FACTORS if is_known(inputs[item.name])}
    raws = {item.name: raw for item in RAWS if isinstance(raw := inputs[item.name], int)}
    problems = tuple(_mixed(factors) if raws else _incomplete(inputs))
    if problems:
        raise BadAnswers("psa", problems)
    conclusion = Conclusion({})
    for name, each in SUMS.items():
        if factors:
            score = each.score(factors)
            conclusion = _scaled(_added(conclusion, score), name, int(score.total))
        elif f"{name}_raw" in raws:
            conclusion = _scaled(conclusion, name, raws[f"{name}_raw"])
    return conclusion


def _incomplete(inputs: Mapping[str, object]) -> Iterator[Problem]:
    for item in FACTORS:
        value = inputs[item.name]
        if isinstance(value, Unknown):
            yield Problem(item.name, value.value, "is needed, and there is no answer")
    for check in NO_CONVICTION:
        yield from check.problems(dict(inputs))


def _mixed(factors: Iterable[str]) -> Iterator[Problem]:
    for name in factors:
        yield Problem(
            name, "given", "cannot stand beside points that were counted already: give one or the other"
        )


def _added(conclusion: Conclusion, score: Score) -> Conclusion:
    for term in score.terms:
        conclusion = conclusion.because(
            f"{score.instrument.card.title}: {term.says}", value=term.value, contribution=term.contribution
        )
    return conclusion


def _scaled(conclusion: Conclusion, name: str, points: int) -> Conclusion:
    """The conclusion with one sum's points, scale and, for violence, flag."""
    scale = sum(points >= start for start in SCALES[name])
    results = conclusion.results | {f"{name}_raw": points, f"{name}_scale": scale}
    says = "{title} comes to {points} points, which is {scale} on the scale of 1 to 6."
    if name == "nvca":
        results["nvca_flag"] = points >= FLAG_FROM
        says += " From {flag_from} points on the flag for violence is raised."
    return Conclusion(results, conclusion.reasons).because(
        says, title=SUMS[name].card.title, points=points, scale=scale, flag_from=FLAG_FROM
    )
