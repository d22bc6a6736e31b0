"""A letter about a decision in Spanish. Nobody has checked it, so none is made of it.

An agency whose reader knows the language and the law begins its own wording from it, and writes down who read it.
"""

from throughcare.rules.jurisdictions.letters import Checked, LetterKind, LetterTemplate, Section
from throughcare.rules.jurisdictions.plain_english import OF_DECISIONS, SETTLED


def decision_in_spanish(pack: str) -> LetterTemplate:
    """What `plain_english.decision` says, in Spanish that nobody has checked."""
    return LetterTemplate(
        code=f"{pack}-decision",
        kind=LetterKind.DECISION,
        language="es",
        version=SETTLED,
        checked=Checked.NOT,
        title="Lo que decidimos el {decision_date}",
        needed=OF_DECISIONS,
        sections=(
            Section("Hola, {person_name}:", ("Su número de referencia es {reference}.",)),
            Section(
                "Lo que se decidió", ("{what_was_decided}", "{decided_by} lo decidió el {decision_date}.")
            ),
            Section("Por qué", ("{because}",)),
            Section("Los hechos que tuvimos en cuenta", (), ("{facts}",)),
            Section(
                "Si algo de esta carta no es correcto",
                (
                    "Dígaselo a {officer_name} a más tardar el {correct_by}. Puede escribir, llamar o venir a la "
                    "oficina. Si no está de acuerdo con la respuesta, pida que {manager_name} la revise. Lo que nos "
                    "diga se guarda con esta carta.",
                ),
            ),
            Section(
                "Si no está de acuerdo con la decisión",
                ("{how_to_appeal}", "El último día para hacerlo: {appeal_by}."),
            ),
            Section(
                "Cómo comunicarse con nosotros",
                ("{officer_name}, {office_name}, {office_phone}.",),
                (
                    "Avísenos si necesita un intérprete, otro idioma, letra grande u otra ayuda.",
                    "Puede pedir a una persona de confianza, o a un abogado, que le ayude a responder.",
                ),
            ),
        ),
    )
