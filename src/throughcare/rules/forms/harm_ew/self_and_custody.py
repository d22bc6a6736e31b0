"""Danger to the person, and what matters in custody: escape, control, breach of trust, other prisoners."""

from throughcare.rules.forms.blocks import choice, words, yes_no
from throughcare.rules.forms.form import Alarm, Profession, Question, Section

OF_SELF = {
    "suicide": "suicide",
    "harm": "self-harm",
    "coping": "not coping in custody",
    "residence": "not coping in a hostel or residence",
    "vulnerable": "being used or hurt by others",
}
TELLING = ("suicide", "harm")
"""Those that are danger to life: somebody is told at once."""


def now_name(of: str) -> str:
    """The question whether there is such a risk now."""
    return f"self_{of}_now"


def _risk(of: str, words_of: str) -> tuple[Question, ...]:
    return (
        yes_no(now_name(of), f"Is there a risk now of {words_of}?"),
        yes_no(f"self_{of}_before", f"Was there a risk before of {words_of}?"),
        words(f"self_{of}_words", f"What is known about {words_of}, what helps, and who has been told?"),
    )


TO_SELF = Section(
    code="harm_to_self",
    title="Risk to the person",
    says="Ask openly: to ask about suicide does not put it into anybody's mind. Act at once on a risk there is now.",
    by=(Profession.OFFICER, Profession.PSYCHOLOGIST, Profession.HEALTH),
    questions=(
        *(question for of, said in OF_SELF.items() for question in _risk(of, said)),
        yes_no(
            "has_self_harm_or_attempted_suicide",
            "Has the person ever hurt themselves on purpose or tried to take their life?",
            static=True,
        ),
    ),
)
ALARMS = tuple(Alarm(now_name(of), answers=frozenset({True})) for of in TELLING)

ANSWERS = {"YES": "Yes", "NO": "No", "NOT_APPLICABLE": "Does not apply"}
OTHER_RISKS = Section(
    code="harm_other",
    title="Escape, control and trust",
    by=(Profession.OFFICER, Profession.KEY_WORKER),
    questions=(
        yes_no("has_escaped_or_absconded", "Has the person ever escaped or absconded?", static=True),
        choice("risk_escape", "Is there a risk of escape or of absconding?", ANSWERS),
        words("risk_escape_words", "What is known of the risk of escape?"),
        choice("risk_control", "Is there a risk of disruption or loss of control?", ANSWERS),
        words("risk_control_words", "What is known of the risk of disruption?"),
        yes_no("has_assaulted_or_threatened_staff", "Has the person assaulted or threatened staff?"),
        choice("risk_trust", "Is there a risk of a breach of trust?", ANSWERS),
        words("risk_trust_words", "What is known of the risk of a breach of trust?"),
        choice("risk_prisoners", "Is there a risk to other prisoners?", ANSWERS),
        words("risk_prisoners_words", "What is known of the risk to other prisoners?"),
    ),
)
