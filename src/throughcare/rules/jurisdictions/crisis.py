"""Whom anybody may ring when it cannot wait: said on every page that asks a person about themselves."""

from dataclasses import dataclass

from throughcare.rules.kernel import Source


@dataclass(frozen=True, slots=True)
class HelpNow:
    """One way to get help at once. says: a whole sentence with the number, in plain words."""

    says: str
    source: Source


NEUTRAL = (
    "If you or somebody else is in danger now, tell a person near you, or call the emergency number of where you are.",
)
"""Where a pack names nobody: no number is guessed."""


def sentences(lines: tuple[HelpNow, ...]) -> tuple[str, ...]:
    """What a page says: the pack's lines, or the neutral one."""
    return tuple(line.says for line in lines) or NEUTRAL
