"""A rule's name: its code and the day its version took effect, as in ew-community-order@2020-12-01."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Self

from throughcare.rules.kernel.errors import BadRuleId

CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?::[a-z0-9_]+(?:-[a-z0-9_]+)*)?")


@dataclass(frozen=True, slots=True, order=True)
class RuleId:
    """Two versions of one rule share the code and differ in the version date.

    Raises BadRuleId if the code is not lower-case words joined by hyphens (with an optional `:part`).
    """

    code: str
    version: date
    _written: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_written", f"{self.code}@{self.version.isoformat()}")
        if not CODE.fullmatch(self.code):
            raise BadRuleId(str(self))

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "code@YYYY-MM-DD"."""
        code, at, version = text.partition("@")
        if not at or len(version) != len("YYYY-MM-DD"):
            raise BadRuleId(text)
        try:
            return cls(code, date.fromisoformat(version))
        except ValueError as error:
            raise BadRuleId(text) from error

    def __str__(self) -> str:
        return self._written
