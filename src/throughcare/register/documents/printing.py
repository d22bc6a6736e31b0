"""A letter as HTML for the printer and as tagged PDF (PDF/UA-1). Nothing is fetched from anywhere.

Where the machine lacks Pango, no PDF can be made: `pdf_of` then gives b"" and pages offer the print page.
"""

import logging
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.contrib.staticfiles import finders
from django.template.loader import get_template

from throughcare.rules.jurisdictions import Jurisdiction

log = logging.getLogger(__name__)
logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of rules meant for screens only
STYLES = "design/letter.css"
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


class NothingFromOutside(ValueError):
    """A letter asked for a file or an address; letters are whole in themselves."""


def html_of(content: Mapping[str, Any], pack: Jurisdiction | None, *, linked: bool = True) -> str:
    """The letter as a page of its own. linked: its style sheet is fetched by the browser."""
    template = get_template("documents/print.jinja", using="jinja")
    made_on = date.fromisoformat(content["made_on"])
    return template.render({"page": content, "pack": pack, "made_on": made_on, "linked": linked})


def envelope_of(lines: list[str]) -> str:
    """The envelope as a page of its own: it has no title that tells, and nothing but `lines`."""
    return get_template("documents/envelope.jinja", using="jinja").render({"lines": lines})


def pdf_of(content: Mapping[str, Any], pack: Jurisdiction | None) -> bytes:
    """The letter as tagged PDF; b"" where the machine cannot make one."""
    return tagged_pdf(html_of(content, pack, linked=False)) if can_make_pdf() else b""


def page_as_pdf(html: str) -> bytes:
    """Any page of this system that is whole in itself as tagged PDF; b"" where the machine cannot make one."""
    return tagged_pdf(html) if can_make_pdf() else b""


def tagged_pdf(html: str, *, pictures: Mapping[str, bytes] = NO_PICTURES, styles: str = STYLES) -> bytes:
    """A page in the letters' own style as tagged PDF. Ask `can_make_pdf` first.

    pictures: JPEG, by the address under which the page asks for each; it gets no other. styles: the sheet.
    """
    weasyprint: Any = import_module("weasyprint")

    def fetch(url: str, *_: object, **__: object) -> Any:
        if url not in pictures:
            raise NothingFromOutside(url[:80])
        return weasyprint.urls.URLFetcherResponse(url, pictures[url], {"Content-Type": "image/jpeg"})

    page = weasyprint.HTML(string=html, url_fetcher=fetch)
    styles_held = [weasyprint.CSS(string=_styles(styles))]
    written: bytes = page.write_pdf(stylesheets=styles_held, pdf_variant="pdf/ua-1", pdf_tags=True)
    return written


@cache
def can_make_pdf() -> bool:
    """Whether the libraries are here; asked once a process."""
    try:
        import_module("weasyprint")
    except OSError:
        log.warning("No PDF on this machine (Pango is missing): letters are offered as print pages.")
        return False
    return True


@cache
def _styles(sheet: str) -> str:
    found = finders.find(sheet)
    if not isinstance(found, str):
        raise FileNotFoundError(sheet)
    return Path(found).read_text()
