"""The plan as it was last signed, whether the person agreed, and how far each objective is."""

from collections.abc import Iterator

from throughcare.casework.plans.wording import ANSWER_WORDS
from throughcare.decisions.dossiers.assembling.found import Found, Line, Reading, rows

SIGNED = """
SELECT v.id, v.number, v.signed_at, v.content::json AS content, g.answer, g.reason, g.asked_on
FROM plans_planversion v
LEFT JOIN plans_agreement g ON g.plan_version_id = v.id AND g.known_to IS NULL
WHERE v.person_id = %(person)s AND v.known_to IS NULL AND v.state IN ('signed', 'countersigned')
ORDER BY v.signed_at DESC LIMIT 1
"""


def plan(reading: Reading) -> Iterator[Found]:
    """The newest signed version, if there is one. Steps that are not for the person stay out."""
    for row in rows(SIGNED, reading):
        content = row["content"]
        said: list[Line] = [("Signed", reading.moment(row["signed_at"]))]
        if content.get("own_words"):
            said.append(("What the person wants from it", content["own_words"]))
        agreed = ANSWER_WORDS.get(row["answer"] or "", "Not asked yet")
        said.append(("Did the person agree?", f"{agreed}. {row['reason'] or ''}".strip()))
        for number, each in enumerate(content["objectives"], 1):
            state = each["state"]
            said.append((f"Objective {number}", f"{each['title']}: {state['words'] or state['code']}"))
        yield Found("plan", "plans.planversion", row["id"], f"The plan, version {row['number']}", tuple(said))
