"""What is taken out of the vendored stylesheets before we serve them.

The MIT licence of GOV.UK Frontend and MOJ Frontend does not cover the GDS Transport typeface, the
crown or the royal arms: those are for government's own domains, so no agency gets them from us.
"""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

TYPEFACE = "var(--tc-typeface,arial,sans-serif)"

_PROTECTED = re.compile(r"crest|crown|royal", re.IGNORECASE)
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_TRANSPORT = re.compile(r"""["']?GDS Transport["']?\s*,\s*arial\s*,\s*sans-serif""", re.IGNORECASE)
_SOURCE_MAP = re.compile(r"/\*[#@]\s*sourceMappingURL=.*?\*/|//[#@]\s*sourceMappingURL=\S*")
_RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
_EMPTY_BLOCK = re.compile(r"@[^{};]+\{\s*\}")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


class DanglingReference(Exception):
    """A stylesheet points at a file that is not vendored with it."""

    def __init__(self, address: str) -> None:
        super().__init__(f"the stylesheet refers to {address}, which its package does not bring")
        self.address = address


def strip_stylesheet(css: str) -> str:
    """Return `css` without the protected typeface and emblems, and without its source map."""
    css = _SOURCE_MAP.sub("", css)
    css = _FONT_FACE.sub("", css)
    css = _TRANSPORT.sub(TYPEFACE, css)
    css = _RULE.sub(_without_emblems, css)
    while (smaller := _EMPTY_BLOCK.sub("", css)) != css:
        css = smaller
    return css


def strip_script(js: str) -> str:
    """Return `js` without its source map: static file storage would look for the missing map."""
    return _SOURCE_MAP.sub("", js)


def referenced_files(css: str) -> list[str]:
    """The addresses inside url(), in order of first use, without data: addresses."""
    found = (match.group(1) for match in _URL.finditer(css))
    return list(dict.fromkeys(address for address in found if not address.startswith("data:")))


def point_at(css: str, moved: Mapping[str, str]) -> str:
    """Rewrite each url() address of `css` to its new relative address in `moved`.

    Raises DanglingReference for an address that `moved` does not name.
    """

    def replace(match: re.Match[str]) -> str:
        address = match.group(1)
        if address.startswith("data:"):
            return match.group(0)
        if address not in moved:
            raise DanglingReference(address)
        return f"url({moved[address]})"

    return _URL.sub(replace, css)


def is_protected(name: str) -> bool:
    """True if a file's name says it is an emblem."""
    return bool(_PROTECTED.search(PurePosixPath(name).name))


def _without_emblems(rule: re.Match[str]) -> str:
    """Drop the selectors and declarations of one rule that name an emblem; keep the rest as written."""
    prelude, body = rule.group(1), rule.group(2)
    if not _PROTECTED.search(rule.group(0)):
        return rule.group(0)
    selectors = [part for part in prelude.split(",") if not _PROTECTED.search(part)]
    declarations = [part for part in body.split(";") if not _PROTECTED.search(part)]
    if not selectors or not declarations:
        return ""
    return f"{','.join(selectors)}{{{';'.join(declarations)}}}"
