"""Versions of a catalogue of conditions: which is in use on a day, and what became of a condition since.

Every condition keeps the version it was written under; nothing on record changes with the catalogue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from throughcare.rules.kernel import RuleError, Source


class NoVersion(RuleError):
    """A catalogue without a version, or two versions of one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeHint:
    """What a new version says of an entry of the one before.

    was, now: codes of wordings or of types; `now` is empty where nothing took its place. says: in a sentence.
    """

    was: str
    now: tuple[str, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueVersion:
    """begins: the first day of an order or licence for which it is used; None where no text says so, and it is in use
    until a version with a day takes its place. changes: against the version before it."""

    version: str
    source: Source
    begins: date | None = None
    changes: tuple[ChangeHint, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """versions: the oldest first. Raises NoVersion."""

    code: str
    title: str
    versions: tuple[CatalogueVersion, ...]

    def __post_init__(self) -> None:
        names = [each.version for each in self.versions]
        if not names or len(set(names)) < len(names):
            raise NoVersion(
                f"The catalogue {self.code} needs versions, each with its own name", versions=names
            )

    def in_use(self, day: date | None) -> CatalogueVersion:
        """The version for something that begins on `day`; the newest for a day that is not known."""
        return _newest([each for each in self.versions if day is None or each.begins is None or each.begins <= day],
                       self.versions)  # fmt: skip

    def name(self, version: CatalogueVersion) -> str:
        """As a condition keeps it: "ew-licence 4.0"."""
        return f"{self.code} {version.version}"

    def named(self, name: str) -> CatalogueVersion | None:
        """The version a condition keeps; None for one this catalogue does not have."""
        return next((each for each in self.versions if self.name(each) == name), None)

    def hints_since(self, name: str, code: str) -> tuple[ChangeHint, ...]:
        """What later versions say of an entry that was written under the version `name`, the oldest first."""
        held = self.named(name)
        if held is None:
            return ()
        later = self.versions[self.versions.index(held) + 1 :]
        return tuple(hint for version in later for hint in version.changes if hint.was == code)


def _newest(fitting: Sequence[CatalogueVersion], every: Sequence[CatalogueVersion]) -> CatalogueVersion:
    return fitting[-1] if fitting else every[0]
