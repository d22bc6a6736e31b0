"""How what someone typed as a name may be meant: which word is the surname, in how many ways. Pure."""

from dataclasses import dataclass

from throughcare.register.people.folding import name_key, name_words


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take a typed name, folded; "" where that part was not said.

    near: misspellings count too; else only the very words. extra: added to the cost of a less likely reading.
    """

    given: str = ""
    family: str = ""
    near: bool = True
    extra: float = 0.0


def readings(typed: str, given: str = "", family: str = "") -> tuple[Reading, ...]:
    """The ways to read a name, likeliest first; () when nothing was typed.

    typed: the whole name in one box: "Alex Smith", "smith, alex", "smi". given, family: where asked apart.
    """
    if given or family:
        return _apart(name_key(given), name_key(family))
    before, comma, after = typed.partition(",")
    if comma and name_key(before) and name_key(after):
        return (Reading(given=name_words(after)[0], family=name_key(before)),)
    return _in_one_box(name_words(typed))


def _apart(given: str, family: str) -> tuple[Reading, ...]:
    if not (given or family):
        return ()
    both = (Reading(given=family, family=given, near=False, extra=0.5),) if given and family else ()
    return (Reading(given=given, family=family), *both)


def _in_one_box(words: list[str]) -> tuple[Reading, ...]:
    if not words:
        return ()
    if len(words) == 1:
        return (Reading(family=words[0]), Reading(given=words[0], extra=0.1))
    first, *rest = words
    found = [
        Reading(given=first, family=rest[-1]),
        Reading(given=rest[-1], family=first, near=False, extra=0.5),
        Reading(family=" ".join(words), near=False, extra=0.2),
    ]
    if len(rest) > 1:
        found.insert(1, Reading(given=first, family=" ".join(rest)))
        found.append(Reading(given=" ".join(words[:-1]), family=words[-1], near=False, extra=0.2))
    return tuple(found)
