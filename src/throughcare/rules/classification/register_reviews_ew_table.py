"""The register types of England and Wales: how often each is reviewed, and whether it stays when supervision ends.

Source: hmpps-manage-supervisions @ 408a47d (MIT, Crown copyright), src/server/case/risk/registration-reference-data.ts.
Titles are restated in plain words. Where the source adds a reason to a removal, only the removal stands here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class AtEnd(StrEnum):
    """What becomes of a registration when supervision ends."""

    REMOVE = "remove"
    KEEP = "keep"
    KEEP_FOR_LIFE = "keep_for_life_sentences"


@dataclass(frozen=True, slots=True)
class Register:
    """One type. months: how many months to the suggested review; 0 where none is suggested."""

    code: str
    title: str
    months: int
    at_end: AtEnd


_ROWS = (
    Register("ALAN", "Alert notice", 6, AtEnd.KEEP),
    Register("ALERT", "Alert notice", 6, AtEnd.KEEP),
    Register("ADWC", "Barred from working with children", 6, AtEnd.KEEP),
    Register("RCCO", "Child concerns", 3, AtEnd.REMOVE),
    Register("RCPR", "Child protection", 3, AtEnd.REMOVE),
    Register("CSEP", "Child sexual exploitation: perpetrator", 3, AtEnd.REMOVE),
    Register("REG30", "Domestic abuse in the past", 0, AtEnd.KEEP),
    Register("ADVP", "Domestic abuse: perpetrator", 3, AtEnd.REMOVE),
    Register("ADVV", "Domestic abuse: victim", 6, AtEnd.REMOVE),
    Register("DOFF", "Duplicate records exist", 6, AtEnd.KEEP),
    Register("IRMO", "Hate crime", 6, AtEnd.REMOVE),
    Register("RHRH", "High risk of serious harm", 6, AtEnd.REMOVE),
    Register("HOIE", "Home Office interest", 6, AtEnd.KEEP),
    Register("IIOM", "Integrated offender management", 6, AtEnd.KEEP),
    Register("IKII", "Kept for the inquiry into child sexual abuse", 3, AtEnd.KEEP),
    Register("KDUP", "Known duplicate record", 6, AtEnd.KEEP),
    Register("INLL", "Life sentence", 12, AtEnd.KEEP),
    Register("RLRH", "Low risk of serious harm", 6, AtEnd.REMOVE),
    Register("MAPP", "Multi-agency public protection", 3, AtEnd.REMOVE),
    Register("NOTMAPPA", "Not eligible for multi-agency public protection", 0, AtEnd.REMOVE),
    Register("IMAR", "Multi-agency risk assessment conference", 3, AtEnd.REMOVE),
    Register("RMRH", "Medium risk of serious harm", 6, AtEnd.REMOVE),
    Register("AMHL", "Mental health issues", 6, AtEnd.REMOVE),
    Register("RMDO", "Mental disorder", 6, AtEnd.REMOVE),
    Register("ANSO", "Sexual offence without registration", 3, AtEnd.REMOVE),
    Register("REG26", "Organised crime", 6, AtEnd.REMOVE),
    Register("APPO", "Prolific and other priority", 6, AtEnd.REMOVE),
    Register("RPIR", "Public interest", 6, AtEnd.REMOVE),
    Register("IKMF", "Record to be kept", 12, AtEnd.KEEP),
    Register("ARSO", "Sexual offence with registration", 3, AtEnd.KEEP_FOR_LIFE),
    Register("RRR", "Risk review asked for", 1, AtEnd.REMOVE),
    Register("RCHD", "Risk to children", 3, AtEnd.REMOVE),
    Register("REG15", "Risk to a known adult", 6, AtEnd.REMOVE),
    Register("REG16", "Risk to prisoners", 6, AtEnd.REMOVE),
    Register("REG17", "Risk to the public", 6, AtEnd.REMOVE),
    Register("AV2S", "Risk to staff", 6, AtEnd.REMOVE),
    Register("REG22", "Risk to an adult at risk", 6, AtEnd.REMOVE),
    Register("ASFO", "Serious further offence", 3, AtEnd.REMOVE),
    Register("SOPS", "Sexual harm prevention or sexual risk order", 3, AtEnd.KEEP_FOR_LIFE),
    Register("ALSH", "Suicide or self-harm", 6, AtEnd.REMOVE),
    Register("RTAO", "Terrorism", 6, AtEnd.REMOVE),
    Register("RVHR", "Very high risk of serious harm", 6, AtEnd.REMOVE),
    Register("AVIS", "Record on ViSOR", 6, AtEnd.KEEP),
    Register("INVI", "Victim contact", 3, AtEnd.KEEP_FOR_LIFE),
    Register("RVLN", "Vulnerable", 0, AtEnd.REMOVE),
    Register("WRSM", "Warrant or summons", 3, AtEnd.KEEP),
    Register("REG24", "Women's safety worker", 6, AtEnd.REMOVE),
    Register("WEAP", "Weapons", 3, AtEnd.REMOVE),
    Register("RSTO", "Restraining order", 6, AtEnd.KEEP_FOR_LIFE),
    Register("STRG", "Street gangs", 3, AtEnd.REMOVE),
    Register("MSP", "Modern slavery: perpetrator", 6, AtEnd.REMOVE),
    Register("MSV", "Modern slavery: victim", 6, AtEnd.REMOVE),
    Register("RVAD", "Adult at risk", 6, AtEnd.REMOVE),
    Register("CUCK", "Cuckooing: possible victim", 3, AtEnd.REMOVE),
    Register("SPO", "Stalking protection order", 3, AtEnd.KEEP_FOR_LIFE),
    Register("UPWS", "Unpaid work suspended", 1, AtEnd.REMOVE),
    Register("DORIS", "DoRIS", 0, AtEnd.KEEP),
)
REGISTERS: Mapping[str, Register] = {row.code: row for row in _ROWS}
