"""Assessments with their scores as the rules explained them, and what the person disputes.

No answer of anybody is read, and nothing of a screen of health: what was disputed counts only where it is a score's or
the whole's.
"""

from collections.abc import Iterator

from throughcare.decisions.dossiers.assembling.found import Found, Reading, each_line, lines, rows
from throughcare.rules import catalogue
from throughcare.rules.forms import find_form
from throughcare.rules.kernel import RuleError, UnknownCode
from throughcare.rules.sheets import term_sheet

ASSESSED = """
SELECT a.id, a.form, a.assessed_on, u.name AS lead,
  coalesce((SELECT json_agg(json_build_array(s.name, s.value, s.unit, s.band, s.not_scored, s.inputs, s.rule)
      ORDER BY s.id)
    FROM assessments_scoremade s WHERE s.assessment_id = a.id AND s.known_to IS NULL), '[]') AS scores,
  coalesce((SELECT json_agg(json_build_array(c.said, c.said_on, c.state, c.reasons) ORDER BY c.id)
    FROM assessments_contest c WHERE c.assessment_id = a.id AND c.known_to IS NULL AND c.question = ''), '[]')
    AS disputed
FROM assessments_assessment a JOIN access_user u ON u.id = a.lead_id
WHERE a.person_id = %(person)s AND a.known_to IS NULL AND a.stage = 'final'
ORDER BY a.assessed_on DESC, a.id DESC
"""
WORKED_OUT = """
SELECT c.id, c.made_on, c.level, c.sentences::json AS sentences, c.provisional
FROM classification_calculation c
JOIN classification_levelheld h ON h.calculation_id = c.id AND h.known_to IS NULL
WHERE c.person_id = %(person)s AND c.known_to IS NULL ORDER BY c.made_on DESC, c.id DESC LIMIT 1
"""
DISPUTE_STATES = {"open": "Not decided yet", "upheld": "The person was right", "not_upheld": "It stands"}
TITLE = 200


def assessments(reading: Reading) -> Iterator[Found]:
    """Each completed assessment that is no screen of health; then how the present level was worked out."""
    for row in rows(ASSESSED, reading):
        title = _title(row["form"])
        if title is None:
            continue
        said = [("Assessed on", reading.day(row["assessed_on"])), ("Led by", row["lead"])]
        for name, value, unit, band, not_scored, inputs, rule in row["scores"]:
            figure = " ".join(part for part in (value, unit, f"({band})" if band else "") if part)
            said.append((name, figure or f"Not scored: {not_scored}"))
            said += each_line("How it came about", _terms(rule, inputs))
            said.append(("Rule", rule))
        for words, on, state, reasons in row["disputed"]:
            said.append(("The person disputes", f"{words} ({reading.day(on)})"))
            said.append(("Answer", f"{DISPUTE_STATES.get(state, state)}. {reasons}".strip()))
        yield Found("assessments", "assessments.assessment", row["id"], title[:TITLE], tuple(said))
    for row in rows(WORKED_OUT, reading):
        level = next((each.title for each in reading.pack.levels if each.code == row["level"]), row["level"])
        said = [*lines(("Worked out on", reading.day(row["made_on"])), ("Level", level)),
                *each_line("Why", row["sentences"])]  # fmt: skip
        yield Found(
            "assessments", "classification.calculation", row["id"], "The level of supervision", tuple(said)
        )


def _title(form: str) -> str | None:
    """What the form is called; None for a screen of health, and for a form that is not known any more."""
    try:
        held = find_form(form)
    except UnknownCode:
        return None
    return None if held.health else held.title


def _terms(rule: str, inputs: dict[str, object]) -> list[str]:
    """What counted, each term with what it added; nothing where the library no longer has the rule or refuses."""
    try:
        written = term_sheet(catalogue.find(rule), inputs)
    except RuleError:
        return []
    counted = [each.says if each.adds is None else f"{each.says}: {each.adds:+g}" for each in written.terms]
    return [*counted, written.closing]
