"""What officers see: tiers, roles, the official outcome and enforcement codes, key dates, reviews."""

from throughcare.rules.contacts import Outcome
from throughcare.rules.jurisdictions.england_and_wales.sources import REGISTER_REVIEWS
from throughcare.rules.jurisdictions.limits import TimeLimit, Unit
from throughcare.rules.jurisdictions.parts import (
    ActionWord,
    AllocationWord,
    Certainty,
    Comes,
    KeyDateKind,
    OutcomeWord,
    ReviewInterval,
)
from throughcare.rules.responses import Action

ALLOCATIONS = (
    AllocationWord(setting="community", part="responsible", title="Community offender manager", short="COM"),
    AllocationWord(setting="custody", part="responsible", title="Prison offender manager", short="POM"),
    AllocationWord(setting="custody", part="key_worker", title="Key worker", short="KW"),
)

# The official list is kept because re-worded actions confused officers who tested them.
OUTCOME_WORDS = (
    OutcomeWord(code="ATTC", title="Attended - complied", outcome=Outcome.COMPLIED),
    OutcomeWord(code="AFTC", title="Attended - failed to comply", outcome=Outcome.ATTENDED_FAILED),
    OutcomeWord(code="ATSH", title="Attended - sent home (behaviour)", outcome=Outcome.SENT_HOME_BEHAVIOUR),
    OutcomeWord(code="UAAB", title="Unacceptable absence", outcome=Outcome.ABSENT),
    OutcomeWord(
        code="AFTA", title="Failed to attend - evidence pending", outcome=Outcome.WAITING_FOR_EVIDENCE
    ),
    OutcomeWord(
        code="ATSS", title="Attended - sent home (service issues)", outcome=Outcome.SENT_HOME_BY_SERVICE
    ),
    OutcomeWord(code="AACL", title="Acceptable absence - court or legal", outcome=Outcome.ACCEPTABLE_COURT),
    OutcomeWord(code="AAEM", title="Acceptable absence - employment", outcome=Outcome.ACCEPTABLE_WORK),
    OutcomeWord(
        code="AAFC", title="Acceptable absence - family or childcare", outcome=Outcome.ACCEPTABLE_FAMILY
    ),
    OutcomeWord(code="AAHO", title="Acceptable absence - holiday", outcome=Outcome.ACCEPTABLE_HOLIDAY),
    OutcomeWord(code="AAME", title="Acceptable absence - medical", outcome=Outcome.ACCEPTABLE_MEDICAL),
    OutcomeWord(code="AARE", title="Acceptable absence - religious", outcome=Outcome.ACCEPTABLE_RELIGIOUS),
    OutcomeWord(
        code="AARC", title="Acceptable absence - remand in custody", outcome=Outcome.ACCEPTABLE_CUSTODY
    ),
    OutcomeWord(
        code="CO05", title="Acceptable absence - professional judgement", outcome=Outcome.ACCEPTABLE_OTHER
    ),
    OutcomeWord(code="CO10", title="Acceptable failure", outcome=Outcome.ACCEPTABLE_OTHER),
)

ACTION_WORDS = (
    ActionWord(code="NFA", title="No further action", action=Action.NO_ACTION),
    ActionWord(code="EA02", title="First warning letter sent", action=Action.WARN),
    ActionWord(code="EA03", title="Second warning letter sent", action=Action.WARN),
    ActionWord(code="LCL", title="Licence compliance letter sent", action=Action.WARN),
    ActionWord(code="EA12", title="Decision pending response from person on probation", action=None),
    ActionWord(code="ROM", title="Refer to manager", action=Action.ASK_SUPERVISOR),
    ActionWord(code="IBR", title="Breach or recall initiated", action=Action.REFER),
    ActionWord(code="EA08", title="Breach letter sent", action=Action.REFER),
    ActionWord(code="BRE", title="Breach requested", action=Action.REFER),
    ActionWord(code="EA09", title="Breach confirmation sent", action=None),
    ActionWord(code="EA11", title="Recall requested", action=Action.REFER),
    ActionWord(code="IMB", title="Immediate breach or recall", action=Action.REFER),
    ActionWord(code="EA06", title="Letter withdrawn", action=None),
    ActionWord(code="EA07", title="Warning withdrawn", action=None),
    ActionWord(code="EA13", title="Youth offending team informed", action=None),
)

KEY_DATE_KINDS = (
    KeyDateKind(code="ew-hearing", title="Next hearing", certainty=Certainty.PLANNED, comes=Comes.HEARING),
    KeyDateKind(code="ew-order-end", title="Order ends", certainty=Certainty.SET, ends_supervision=True),
    KeyDateKind(
        code="ew-crd", title="Conditional release date", certainty=Certainty.SET, comes=Comes.RELEASE
    ),
    KeyDateKind(
        code="ew-ped", title="Parole eligibility date", certainty=Certainty.EARLIEST, comes=Comes.RELEASE
    ),
    KeyDateKind(code="ew-thd", title="Target hearing date", certainty=Certainty.PLANNED, comes=Comes.HEARING),
    KeyDateKind(code="ew-tariff", title="Tariff ends", certainty=Certainty.EARLIEST),
    KeyDateKind(
        code="ew-hdced",
        title="Home detention curfew eligibility date",
        certainty=Certainty.EARLIEST,
        comes=Comes.RELEASE,
    ),
    KeyDateKind(code="ew-sed", title="Sentence expiry date", certainty=Certainty.SET),
    KeyDateKind(code="ew-led", title="Licence expiry date", certainty=Certainty.SET, ends_supervision=True),
    KeyDateKind(
        code="ew-pss-end",
        title="Post-sentence supervision ends",
        certainty=Certainty.SET,
        ends_supervision=True,
    ),
)


def _months(code: str, title: str, months: int) -> ReviewInterval:
    return ReviewInterval(
        code=code,
        title=title,
        every=TimeLimit(amount=months, unit=Unit.MONTHS, source=REGISTER_REVIEWS),
    )


REVIEW_INTERVALS = (
    _months("INLL", "Life sentence", 12),
    _months("RVHR", "Very high risk of serious harm", 6),
    _months("RHRH", "High risk of serious harm", 6),
    _months("RMRH", "Medium risk of serious harm", 6),
    _months("RLRH", "Low risk of serious harm", 6),
    _months("IRMO", "Hate crime", 6),
    _months("IIOM", "Integrated offender management", 6),
    _months("RMDO", "Mental health", 6),
    _months("REG26", "Serious organised crime", 6),
    _months("RPIR", "Public interest", 6),
    _months("ALSH", "Suicide or self-harm", 6),
    _months("RTAO", "Terrorism", 6),
    _months("RVAD", "Adult at risk", 6),
    _months("RCCO", "Child concerns", 3),
    _months("RCPR", "Child protection", 3),
    _months("RCHD", "Risk to children", 3),
    _months("ADVP", "Domestic abuse", 3),
    _months("MAPP", "Multi-agency public protection", 3),
    _months("IMAR", "Multi-agency risk assessment conference", 3),
    _months("STRG", "Street gangs", 3),
    _months("SPO", "Stalking", 3),
)
