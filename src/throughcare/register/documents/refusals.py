"""The expectations that a command on texts may find broken."""

from collections.abc import Sequence
from typing import ClassVar

from throughcare.platform.refusal import Refused
from throughcare.rules.texts import Problem


class NotSuchAText(Refused):
    """There is no such kind, letter or language here."""


class NotUsable(Refused):
    """The wording cannot be used as it stands; `problems` says where and why."""

    def __init__(self, problems: Sequence[Problem], field: str = "") -> None:
        """field: where there is one box only."""
        first = problems[0].section
        super().__init__(
            " ".join(f"{each.says}{'' if each.says.endswith(('.', '”', '?')) else '.'}" for each in problems),
            field or ("title" if first is None else f"body_{first}"),
            problems=[each.says for each in problems],
        )
        self.problems = list(problems)


class DraftWaits(Refused):
    """One version is worded at a time."""

    def __init__(self) -> None:
        super().__init__("A draft of this text waits already. Change that one, or discard it first.")


class OneAlone(Refused):
    """Whoever worded a text does not release it."""

    def __init__(self) -> None:
        super().__init__("You wrote in this draft: somebody else releases it")


class NotADraft(Refused):
    """Released or discarded already."""

    def __init__(self) -> None:
        super().__init__("This version is no draft any more. Make a next one.")


class NotInUse(Refused):
    """Only what is in use is retired."""

    def __init__(self) -> None:
        super().__init__("This version is not in use")


class TooEarly(Refused):
    """A text is used from today at the earliest."""

    def __init__(self) -> None:
        super().__init__("The day must be today or later", "starts_on")


class LanguageUnread(Refused):
    """A letter in another language is released only with who checked it, how and when. field: which is missing."""

    WANTED: ClassVar[dict[str, str]] = {
        "checked_how": "Say how it was checked: no letter goes out in words that nobody has checked",
        "checked_by": "Enter who checked it, by name",
        "checked_on": "Enter the day on which it was checked, today at the latest",
    }

    def __init__(self, field: str) -> None:
        super().__init__(self.WANTED[field], field)


class PaperIncomplete(Refused):
    """A letter or report lacks something that its text needs. missing: the blanks, in the order of the text."""

    def __init__(self, missing: Sequence[str], meanings: Sequence[str]) -> None:
        super().__init__(
            f"Nothing can be signed yet. Still needed: {'; '.join(meanings)}.", missing[0],
            missing=list(missing),
        )  # fmt: skip
        self.missing = list(missing)


class NoSuchPaper(Refused):
    """This place has no such letter or report, or it is not in this language."""


class PaperClosed(Refused):
    """Signed or discarded already."""

    def __init__(self) -> None:
        super().__init__("This was signed or discarded already. Draw it up again from the record.")


class WordsApproved(Refused):
    """What somebody approved is told to the person as it was approved."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "This was approved as it stands. Have it changed and approved again, then draw this up anew.",
            field,
        )


class SignedByAPerson(Refused):
    """No system and no machine signs for anybody."""

    def __init__(self) -> None:
        super().__init__("A named person signs a letter or report")


class LanguageNotChecked(Refused):
    """A letter was asked for in words that nobody has checked."""

    def __init__(self, language: str) -> None:
        super().__init__(
            f"Nobody who knows {language} and the law has checked this wording, so no letter is made of it. Choose "
            "English: a task opens to go through the letter with the person and an interpreter.",
            "language",
        )


class TitleTaken(Refused):
    """One has a short text of this name already."""

    def __init__(self) -> None:
        super().__init__("You have a short text of this name already", "title")


class TitleNeeded(Refused):
    """A short text has a name and says something."""
