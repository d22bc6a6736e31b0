"""The expectations that a command of this app may find broken."""

from datetime import date
from uuid import UUID

from throughcare.platform.refusal import Refused


class NotYet(Refused):
    """A level or a score is dated after today."""

    def __init__(self, field: str, day: date) -> None:
        super().__init__("The date must be today or in the past", field, day=day)


class MadeForAdults(Refused):
    """Levels and scores held here come from instruments made for adults; the person is under 18."""

    def __init__(self, field: str) -> None:
        super().__init__(
            "This person is under 18, and this was made for adults. Record what is known in a note instead",
            field,
        )


class FormUnknown(Refused):
    """The form is not one that the agency assesses with."""

    def __init__(self, form: str) -> None:
        super().__init__("Choose one of the forms listed", "form", form=form)


class OutsideForm(Refused):
    """The person does not belong to those for whom the form was made."""

    def __init__(self, population: str) -> None:
        super().__init__(
            f"This form is for {population}. This person is under 18, so it cannot be used", "form"
        )


class BegunAlready(Refused):
    """An assessment by this form is being made already."""

    def __init__(self, assessment: UUID) -> None:
        super().__init__(
            "An assessment by this form has been begun already. Go on with that one, or set it aside first",
            "form", assessment=str(assessment),
        )  # fmt: skip


class NotBeingMade(Refused):
    """The assessment is signed or set aside: its answers no longer change."""

    def __init__(self) -> None:
        super().__init__(
            "This assessment is signed, so its answers no longer change. Make a corrected version instead"
        )


class SectionClosed(Refused):
    """Somebody said that the section is done; it has to be opened again first."""

    def __init__(self, section: str) -> None:
        super().__init__("This section is done. Open it again first, and say why", section=section)


class UnknownSection(Refused):
    """The form has no such section."""

    def __init__(self, section: str) -> None:
        super().__init__("The form has no such section", "section", section=section)


class AnswersRefused(Refused):
    """Answers that their questions do not take: nothing was saved. problems: question and reason, for each."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(
            "; ".join(f"{question}: {why}" for question, why in problems),
            problems[0][0],
            problems=dict(problems),
        )
        self.problems = problems


class WordsMissing(Refused):
    """Something has to be said in words."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message, field)


class StillOpen(Refused):
    """Questions without an answer in any of the four ways. count: how many."""

    def __init__(self, count: int) -> None:
        words = "One question has" if count == 1 else f"{count} questions have"
        super().__init__(
            f"{words} no answer yet. Answer, or say that it was asked and is not known", count=count
        )


class OwnWork(Refused):
    """The second signature is somebody else's than the first."""

    def __init__(self) -> None:
        super().__init__("You signed or led this assessment yourself: somebody else countersigns it")


class NotWaiting(Refused):
    """The assessment does not wait for a second signature."""

    def __init__(self) -> None:
        super().__init__("This assessment does not wait for a second signature")


class NotCompleted(Refused):
    """Only a completed assessment is corrected; what is being made is simply changed."""

    def __init__(self) -> None:
        super().__init__("Only a completed assessment can be corrected")


class ContestedAlready(Refused):
    """The same answer or score is contested already."""

    def __init__(self) -> None:
        super().__init__("This is contested already, and not decided yet", "about")


class NotAmongThese(Refused):
    """What is contested is no answer and no score of the assessment."""

    def __init__(self) -> None:
        super().__init__("Choose one of the answers or scores listed", "about")


class ContestClosed(Refused):
    """The contest is decided."""

    def __init__(self) -> None:
        super().__init__("This was decided already")


class ContestOpen(Refused):
    """The contest is not decided yet."""

    def __init__(self) -> None:
        super().__init__("This is not decided yet, so there is nothing to tell")


class DeciderInvolved(Refused):
    """Whoever made or signed the assessment, or gave the answer, does not decide whether it was right."""

    def __init__(self) -> None:
        super().__init__(
            "You made, signed or answered this assessment: somebody who did not take part decides about it"
        )


class AnswerMissing(Refused):
    """Upholding a contest of an answer means saying the right one."""

    def __init__(self) -> None:
        super().__init__("Say what the answer should be", "answer")


class UseForbidden(Refused):
    """Such a decision may not rest on such an assessment."""

    def __init__(self, decision: str) -> None:
        super().__init__(
            "This assessment was not made for such a decision, and may not be used for it", decision=decision
        )


class CallAnswered(Refused):
    """The call has its answer: an assessment, or why none is made."""

    def __init__(self) -> None:
        super().__init__("This was answered already")
