"""A letter about a decision in Welsh. Nobody has checked it, so none is made of it.

An agency whose reader knows the language and the law begins its own wording from it, and writes down who read it.
"""

from throughcare.rules.jurisdictions.letters import Checked, LetterKind, LetterTemplate, Section
from throughcare.rules.jurisdictions.plain_english import OF_DECISIONS, SETTLED


def decision_in_welsh(pack: str) -> LetterTemplate:
    """What `plain_english.decision` says, in Welsh that nobody has checked."""
    return LetterTemplate(
        code=f"{pack}-decision",
        kind=LetterKind.DECISION,
        language="cy",
        version=SETTLED,
        checked=Checked.NOT,
        title="Beth a benderfynwyd ar {decision_date}",
        needed=OF_DECISIONS,
        sections=(
            Section("Annwyl {person_name}", ("Eich cyfeirnod yw {reference}.",)),
            Section(
                "Beth a benderfynwyd",
                ("{what_was_decided}", "{decided_by} a benderfynodd hyn ar {decision_date}."),
            ),
            Section("Pam", ("{because}",)),
            Section("Y ffeithiau a ystyriwyd", (), ("{facts}",)),
            Section(
                "Os oes rhywbeth yma yn anghywir",
                (
                    "Dywedwch wrth {officer_name} erbyn {correct_by}. Gallwch ysgrifennu, ffonio neu ddweud hynny yn "
                    "y swyddfa. Os nad ydych yn cytuno â’r ateb, gofynnwch i {manager_name} edrych arno. Cedwir yr "
                    "hyn a ddywedwch gyda’r llythyr hwn.",
                ),
            ),
            Section(
                "Os nad ydych yn cytuno â’r penderfyniad",
                ("{how_to_appeal}", "Y diwrnod olaf ar gyfer hyn: {appeal_by}."),
            ),
            Section(
                "Sut i gysylltu â ni",
                ("{officer_name}, {office_name}, {office_phone}.",),
                (
                    "Dywedwch wrthym os oes angen cyfieithydd, iaith arall, print bras neu gymorth arall arnoch.",
                    "Gallwch ofyn i rywun yr ydych yn ymddiried ynddo, neu gyfreithiwr, eich helpu i ateb.",
                ),
            ),
        ),
    )
