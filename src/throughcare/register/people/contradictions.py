"""What speaks against two records being of one person, in words. Pure; the counterpart of `resemblance`."""

from collections.abc import Mapping

from throughcare.register.people.birth import Birth


def contradictions(
    sexes: tuple[str, str],
    births: tuple[Birth, Birth],
    identifiers: tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]],
    schemes: Mapping[str, str],
) -> list[str]:
    """The reasons for doubt; none when nothing recorded speaks against it. What is not recorded is no reason.

    identifiers: (scheme, folded number) of each record. schemes: what each scheme is called.
    """
    found = []
    if all(sexes) and sexes[0] != sexes[1]:
        found.append("The sex recorded is not the same")
    if _apart(*births):
        found.append("They cannot be born on the same day")
    one, other = identifiers
    for scheme in sorted({scheme for scheme, _ in one} & {scheme for scheme, _ in other}):
        mine, theirs = ({number for kind, number in each if kind == scheme} for each in identifiers)
        if not mine & theirs:
            found.append(f"Each has a different {schemes.get(scheme, scheme)}")
    return found


def _apart(one: Birth, other: Birth) -> bool:
    """Whether the days on which either may be born have none in common."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return one.latest < other.earliest or other.latest < one.earliest
