"""A fingerprint by which anyone can check that the same rule was asked the same question.

SHA-256 over canonical JSON: keys sorted, no spaces, ASCII only, dates as YYYY-MM-DD, moments in UTC, a clock time
of a place as it is written there, sets sorted. Two machines and two Python versions give the same 64 hexadecimal
digits.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from enum import Enum
from typing import Self

from throughcare.rules.kernel.answers import Unknown
from throughcare.rules.kernel.errors import NotCanonical
from throughcare.rules.kernel.rule_id import RuleId

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None


class Fingerprint(str):
    """64 lower-case hexadecimal digits."""

    __slots__ = ()

    @classmethod
    def of(cls, rule: RuleId, inputs: Mapping[str, object]) -> Self:
        """The fingerprint of asking `rule` about `inputs`. Raises NotCanonical."""
        text = f'{{"inputs":{canonical_json(inputs)},"rule":"{rule}"}}'
        return cls(hashlib.sha256(text.encode("ascii")).hexdigest())


_CANONICAL = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False)
_AS_THEY_ARE = frozenset({str, int, bool, type(None), Unknown})
"""Types that JSON writes in one way."""
_TEXT = frozenset({str})


def canonical_json(value: object) -> str:
    """`value` in the one JSON form that is hashed."""
    plain = (
        type(value) is dict
        and _AS_THEY_ARE.issuperset(map(type, value.values()))
        and _TEXT.issuperset(map(type, value))
    )
    return _CANONICAL.encode(value if plain else to_json(value))


def to_json(value: object) -> Json:
    """`value` as plain JSON values, refusing what could be written in two ways."""
    if isinstance(value, Enum):
        return to_json(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, date | time):
        return _day_or_moment(value)
    return _collection(value)


def _number(value: float) -> float:
    if not math.isfinite(value):
        raise NotCanonical(value, "it is not a finite number")
    return value + 0.0  # minus zero and zero are one number


def _day_or_moment(value: date | time) -> str:
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat()
    return value.isoformat()


def _collection(value: object) -> Json:
    if isinstance(value, Mapping):
        return {_key(key): to_json(item) for key, item in value.items()}
    if isinstance(value, AbstractSet):
        return sorted((to_json(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray | memoryview):
        return [to_json(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_json(getattr(value, field.name)) for field in fields(value)}
    raise NotCanonical(value, f"{type(value).__name__} has no canonical form")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise NotCanonical(key, "a key must be text")
    return key
