"""The expectations that a command on feeds may find broken."""

from throughcare.platform.refusal import Refused


class NoFeedHere(Refused):
    """A limited record gives nothing out by itself."""

    def __init__(self) -> None:
        super().__init__("A calendar feed is not made for a person whose record is limited")


class NothingToRevoke(Refused):
    """No feed is in force."""

    def __init__(self) -> None:
        super().__init__("There is no calendar feed to take away")
