"""The expectations that a command on texts may find broken."""

from collections.abc import Sequence

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
    """The pack has no text in this language to compare with: a person who knows it has to have read it."""

    def __init__(self) -> None:
        super().__init__(
            "Say that you know the language, and that the letter says what the law asks for", "language_read"
        )


class TitleTaken(Refused):
    """One has a short text of this name already."""

    def __init__(self) -> None:
        super().__init__("You have a short text of this name already", "title")


class TitleNeeded(Refused):
    """A short text has a name and says something."""
