"""The summary of the risk of serious harm: who, what, when, what raises and what lowers it, and the levels.

Levels by group of people in each setting, as the national record keeps them; prisoners are a group in custody only.
"""

from throughcare.rules.forms.blocks import choice, when, words
from throughcare.rules.forms.form import Harm, Profession, Question, Section

LEVELS = {"LOW": "Low", "MEDIUM": "Medium", "HIGH": "High", "VERY_HIGH": "Very high"}
GROUPS = {
    "children": "children",
    "public": "the public",
    "known_adult": "an adult whom the person knows",
    "staff": "staff",
    "prisoners": "other prisoners",
}
SETTINGS = {
    "community": ("in the community", ("children", "public", "known_adult", "staff")),
    "custody": ("in custody", tuple(GROUPS)),
}
MEANS = (
    "Low: nothing now tells of serious harm. Medium: signs are there, and it is not likely unless things change. High: "
    "it could happen at any time, and the harm would be serious. Very high: it is about to happen."
)
INSIDE = when("supervision_status", "CUSTODY", "REMAND")


def level_name(setting: str, group: str) -> str:
    """The question that holds the level."""
    return f"harm_{setting}_{group}"


HARM = Harm(
    {
        setting: {group: level_name(setting, group) for group in groups}
        for setting, (_, groups) in SETTINGS.items()
    }
)


def _levels() -> tuple[Question, ...]:
    return tuple(
        choice(
            level_name(setting, group), f"How high is the risk of serious harm to {GROUPS[group]}, {where}?", LEVELS,
            MEANS if (setting, group) == ("community", "children") else "",
            when=INSIDE if setting == "custody" else None,
        )
        for setting, (where, groups) in SETTINGS.items()
        for group in groups
    )  # fmt: skip


SUMMARY = Section(
    code="harm_summary",
    title="Serious harm: summary",
    says="This is what others read first: short, plain, and about this person.",
    by=(Profession.OFFICER,),
    questions=(
        words(
            "harm_who", "Who is at risk?", "Groups, and particular people where they are known.", needed=True
        ),
        words("harm_nature", "What could happen to them?", needed=True),
        words("harm_when", "When is the risk greatest, and how soon could that be?", needed=True),
        words("harm_raised_by", "Which circumstances make it greater?", needed=True),
        words("harm_lowered_by", "What makes it smaller?", needed=True),
        *_levels(),
        choice("harm_highest", "How high was the risk at most, in any assessment up to this one?", LEVELS),
    ),
)
