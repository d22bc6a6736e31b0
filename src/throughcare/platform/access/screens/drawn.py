"""allauth's pages, drawn by our templates: the same frame and error summary, 422 for a form with errors."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.views.generic.base import TemplateResponseMixin

from throughcare.platform.design.page import page


class Drawn(TemplateResponseMixin):
    """Mixin for a view of allauth. title: of the page."""

    title = ""
    request: HttpRequest

    def render_to_response(self, context: dict[str, Any], **_: Any) -> HttpResponse:
        """Draw the view's template with its context as the page object."""
        form = context.get("form")
        wrong = self.request.method == "POST" and isinstance(form, BaseForm) and bool(form.errors)
        content = {"form": form, "next": "", **context, "title": self.title}
        return page(self.request, self.get_template_names()[0], content, status=422 if wrong else 200)


def in_json(options: Any) -> str:
    """What a passkey is asked, for the page's script."""
    return json.dumps(options, cls=DjangoJSONEncoder)
