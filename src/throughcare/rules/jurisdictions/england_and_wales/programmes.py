"""Accredited programmes of England and Wales, as far as public texts say for whom they are.

Intensities, audiences and what is closed are data of the program that refers people to them; who may take part in the
older programmes is reported by pages. Where a text gives an intensity and no risk, moderate is read as medium risk or
above. Where it names a score (SARA) its result is asked by that name. The needs are this program's reading of what each
text says the programme works on.
"""

from throughcare.rules.interventions.candidate import COMMUNITY, CUSTODY, MALE, Risk
from throughcare.rules.interventions.catalogue import GROUP, ONE_TO_ONE, Evidence, Programme, Rating
from throughcare.rules.interventions.conditions import AnyHolds, ScoreAmong, ScoreFrom
from throughcare.rules.jurisdictions.england_and_wales.programme_sources import (
    ACCREDITED_PROGRAMMES,
    BBR_LOCAL,
    BBR_RESEARCH,
    COVAID_TRIAL,
    JUDICIAL_BROCHURE,
    KAIZEN_INFORMATION,
    LDC_EVALUATION,
    RESOLVE_EVALUATION,
    TSP_EVALUATION,
)
from throughcare.rules.needs import ALCOHOL, ATTITUDES, LIFESTYLE, RELATIONSHIPS, THINKING

PATHWAY = "pni.pni_pathway"
LEARNING = frozenset({"LEARNING"})
BOTH = (GROUP, ONE_TO_ONE)
GENERAL = (THINKING, ATTITUDES, RELATIONSHIPS)
SEXUAL, VIOLENT, PARTNER = "sexual", "violence", "partner_violence"
REPLACED = "The program that refers people lists it among courses of the past."
SARA = ScoreAmong("sara", ("MEDIUM", "HIGH"), "For medium or high risk by SARA")
LEARNS_DIFFERENTLY = ScoreFrom(
    "lds.lds_score", 3, "For people with learning disabilities or challenges, by the learning screen"
)
"""The program that refers people flags learning needs from a score of three on."""
PRIMARY = AnyHolds(
    ("completed:ew-kaizen", "completed:ew-bnm-plus", "completed:ew-horizon", "completed:ew-nms"),
    "After Kaizen, Becoming New Me Plus, Horizon or New Me Strengths is completed",
)
LDC = Evidence(
    Rating.PROMISING,
    "People who completed it moved towards its aims from before to after; nobody else was compared with them.",
    LDC_EVALUATION,
)

ACCREDITED = (
    Programme(
        code="ew-building-choices-high", title="Building Choices: high intensity", kind="several_needs",
        says="Skills for change and goals ahead: managing emotions, healthy thinking, healthy relationships, a sense "
        "of purpose and, where it matters, healthy sex. The high intensity begins with a part called Getting Ready.",
        needs=(*GENERAL, LIFESTYLE), risk_from=Risk.HIGH, delivery=BOTH, weeks=25,
        dosage_says="about 17 to 25 weeks, 2 to 3 sessions a week", min_age=18, intensity="high", accredited=True,
        eligibility=(
            ScoreAmong(PATHWAY, ("HIGH",), "For the high pathway by the programme needs identifier"),
        ),
        suits=LEARNING, responsivity="Includes people with learning disabilities or challenges; for men and women.",
        source=ACCREDITED_PROGRAMMES,
    ),
    Programme(
        code="ew-building-choices-moderate", title="Building Choices: moderate intensity", kind="several_needs",
        says="The same skills in a shorter course: managing emotions, healthy thinking, healthy relationships, a sense "
        "of purpose and, where it matters, healthy sex.",
        needs=(*GENERAL, LIFESTYLE), risk_from=Risk.MEDIUM, delivery=BOTH, weeks=13,
        dosage_says="about 10 to 13 weeks, 2 to 3 sessions a week", min_age=18, intensity="moderate", accredited=True,
        eligibility=(
            ScoreAmong(PATHWAY, ("MODERATE",), "For the moderate pathway by the programme needs identifier"),
        ),
        suits=LEARNING, responsivity="Includes people with learning disabilities or challenges; for men and women.",
        source=JUDICIAL_BROCHURE,
    ),
    Programme(
        code="ew-tsp", title="Thinking Skills Programme", kind="thinking",
        says="Thinking skills for everyday life and against reoffending: solving problems, thinking of consequences, "
        "setting goals.",
        needs=(THINKING, ATTITUDES), risk_from=Risk.MEDIUM, delivery=BOTH, sessions=19, hours=38,
        dosage_says="15 group and 4 individual sessions", min_age=18, intensity="moderate", accredited=True,
        evidence=Evidence(
            Rating.EFFECTIVE,
            "Over two years from release, those who took part in prison were less likely to reoffend, reoffended less "
            "often and later than others who were like them; the differences are mostly very small.",
            TSP_EVALUATION,
        ),
        responsivity="For men and women.", source=TSP_EVALUATION,
    ),
    Programme(
        code="ew-kaizen", title="Kaizen", kind="several_needs",
        says="For people convicted of violent or sexual offences; it looks ahead and builds on strengths. Nobody has "
        "to talk about the offence, so that people who maintain their innocence can take part.",
        needs=GENERAL, risk_from=Risk.HIGH, settings=(CUSTODY,), delivery=BOTH,
        dosage_says="a first phase of usually seven sessions, then two more phases", for_sex=MALE, min_age=18,
        offences=(VIOLENT, PARTNER, SEXUAL), intensity="high", accredited=True, source=KAIZEN_INFORMATION,
    ),
    Programme(
        code="ew-horizon", title="Horizon", kind="sexual_offending",
        says="For people convicted of sexual offences, at moderate intensity.",
        needs=GENERAL, risk_from=Risk.MEDIUM, min_age=18, offences=(SEXUAL,), intensity="moderate", accredited=True,
        source=ACCREDITED_PROGRAMMES,
    ),
    Programme(
        code="ew-ihorizon", title="iHorizon", kind="sexual_offending",
        says="For people convicted of sexual offences, at moderate intensity.",
        needs=GENERAL, min_age=18, offences=(SEXUAL,), intensity="moderate", accredited=True, closed=REPLACED,
        source=ACCREDITED_PROGRAMMES,
    ),
    Programme(
        code="ew-bnm-plus", title="Becoming New Me Plus", kind="several_needs",
        says="For men with learning disabilities or challenges, at high or very high risk, convicted of violence, "
        "violence towards a partner or a sexual offence.",
        needs=GENERAL, risk_from=Risk.HIGH, settings=(CUSTODY,), for_sex=MALE, min_age=18,
        offences=(VIOLENT, PARTNER, SEXUAL), eligibility=(LEARNS_DIFFERENTLY,), suits=LEARNING, intensity="high",
        accredited=True, evidence=LDC, responsivity="Made for people with learning disabilities or challenges.",
        source=LDC_EVALUATION,
    ),
    Programme(
        code="ew-nms", title="New Me Strengths", kind="several_needs",
        says="For people with learning disabilities or challenges at medium risk or above, whatever the offence.",
        needs=GENERAL, risk_from=Risk.MEDIUM, min_age=18, eligibility=(LEARNS_DIFFERENTLY,), suits=LEARNING,
        intensity="moderate", accredited=True, evidence=LDC,
        responsivity="Made for people with learning disabilities or challenges.", source=LDC_EVALUATION,
    ),
    Programme(
        code="ew-lnm", title="Living as New Me", kind="life_skills",
        says="Keeps up what was learnt, after a first programme for people with learning disabilities or challenges.",
        needs=GENERAL, min_age=18, suits=LEARNING,
        eligibility=(
            LEARNS_DIFFERENTLY,
            AnyHolds(
                ("completed:ew-bnm-plus", "completed:ew-nms"),
                "After Becoming New Me Plus or New Me Strengths is completed",
            ),
        ),
        intensity="high or moderate", accredited=True,
        responsivity="Made for people with learning disabilities or challenges.", source=LDC_EVALUATION,
    ),
    Programme(
        code="ew-hsp", title="Healthy Sex Programme", kind="sexual_offending",
        says="A follow-up with cognitive behavioural therapy for men convicted of a sexual offence, or of one with a "
        "sexual element, after a first programme is completed.",
        needs=(THINKING, RELATIONSHIPS), for_sex=MALE, min_age=18, offences=(SEXUAL,),
        eligibility=(PRIMARY,),
        intensity="high or moderate", accredited=True, source=ACCREDITED_PROGRAMMES,
    ),
    Programme(
        code="ew-hii", title="Healthy Identity Intervention", kind="extremism",
        says="For people convicted of offences of extremism, at high intensity.",
        needs=(ATTITUDES, LIFESTYLE), min_age=18, offences=("extremism",), intensity="high", accredited=True,
        source=ACCREDITED_PROGRAMMES,
    ),
    Programme(
        code="ew-identity-matters", title="Identity Matters", kind="gangs",
        says="For people whose offending has to do with a gang or group, at moderate intensity.",
        needs=(LIFESTYLE, ATTITUDES), risk_from=Risk.MEDIUM, min_age=18, offences=("gang",), intensity="moderate",
        accredited=True,
        source=ACCREDITED_PROGRAMMES,
    ),
    Programme(
        code="ew-covaid", title="Control of Violence for Angry Impulsive Drinkers", kind="anger",
        says="Cognitive behavioural work on aggression together with drinking: anger, stress, thinking and problem "
        "solving, drinking less.",
        needs=(ALCOHOL, THINKING), risk_from=Risk.MEDIUM, min_age=18, sessions=10,
        dosage_says="as in the pilot study", offences=(VIOLENT, "alcohol_violence"), intensity="moderate",
        accredited=True,
        evidence=Evidence(
            Rating.UNCLEAR,
            "No difference at six months; at 17 months fewer of those who took part were reconvicted, in a trial of "
            "115 men that was too small to settle it.",
            COVAID_TRIAL,
        ),
        source=ACCREDITED_PROGRAMMES,
    ),
    Programme(
        code="ew-bbr", title="Building Better Relationships", kind="partner_violence",
        says="For heterosexual men convicted of abuse of a female partner: managing emotions, and thinking that stands "
        "behind abuse.",
        needs=(RELATIONSHIPS, THINKING, ATTITUDES), settings=(CUSTODY, COMMUNITY), delivery=(GROUP,), sessions=30,
        dosage_says="30 group sessions of up to two and a half hours, as one area gave it", for_sex=MALE, min_age=18,
        offences=(PARTNER,), eligibility=(SARA,), intensity="moderate", accredited=True,
        evidence=Evidence(
            Rating.UNCLEAR,
            "Interviews found little room for complex needs and for people who think differently; reoffending was not "
            "measured in what was read.",
            BBR_RESEARCH,
        ),
        source=BBR_LOCAL,
    ),
    Programme(
        code="ew-new-me-mot", title="New Me MOT", kind="life_skills",
        says="Short exercises with which officers help people who finished a programme to use it.",
        needs=GENERAL, min_age=18, intensity="high or moderate", accredited=True, closed=REPLACED,
        source=ACCREDITED_PROGRAMMES,
    ),
    Programme(
        code="ew-resolve", title="Resolve", kind="anger",
        says="Cognitive behavioural work against violence, for men at medium risk.",
        needs=(THINKING, ATTITUDES), risk_from=Risk.MEDIUM, risk_to=Risk.MEDIUM, settings=(CUSTODY,), for_sex=MALE,
        min_age=18, offences=(VIOLENT,), accredited=True, closed=REPLACED,
        evidence=Evidence(
            Rating.EFFECTIVE,
            "Those who took part in prison were less likely to reoffend over one and two years; for violent offences "
            "no difference was found.",
            RESOLVE_EVALUATION,
        ),
        source=RESOLVE_EVALUATION,
    ),
)  # fmt: skip
