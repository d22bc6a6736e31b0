"""What this app says beside a person's name: an override with both levels, and the flags that stand."""

from collections.abc import Mapping

from throughcare.register.people.flags import HeaderWords
from throughcare.rules import jurisdictions


def _titles(column: str, titles: Mapping[str, str]) -> str:
    """The words of a code, as SQL; the code itself where no pack has it."""
    cases = " ".join(f"WHEN {_text(code)} THEN {_text(words)}" for code, words in titles.items())
    return f"CASE {column} {cases} ELSE {column} END"


def _text(words: str) -> str:
    """A literal. What the packs say is ours, and still is quoted."""
    return "'" + words.replace("'", "''").replace("%", "%%") + "'"


_LEVELS = {level.code: level.title for pack in jurisdictions.all() for level in pack.levels}
_FLAGS = {kind.code: kind.title for pack in jurisdictions.all() for kind in pack.flags}

_LEVEL, _RULE, _FLAG = (
    _titles("fl.level", _LEVELS), _titles("fl.rule_level", _LEVELS), _titles("ff.kind", _FLAGS),
)  # fmt: skip
OVERRIDE = HeaderWords(
    f"""ARRAY(SELECT {_LEVEL} || ' by override; the rule gives ' || {_RULE}
  FROM classification_levelheld fl WHERE fl.person_id = p.id AND fl.known_to IS NULL AND fl.rule_level <> ''
    AND (fl.starts_on IS NULL OR fl.starts_on <= %(today)s) AND (fl.ends_on IS NULL OR fl.ends_on > %(today)s))"""  # noqa: S608
)
FLAGS = HeaderWords(
    f"""ARRAY(SELECT {_FLAG} FROM classification_flag ff
  WHERE ff.person_id = p.id AND ff.known_to IS NULL AND ff.removed_on IS NULL ORDER BY ff.starts_on DESC, ff.kind)"""  # noqa: S608
)
WORDS = (OVERRIDE, FLAGS)
