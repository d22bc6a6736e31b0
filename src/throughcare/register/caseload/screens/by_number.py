"""The start of a form about somebody whose record the user cannot open: the exact number, and whose record it is."""

from django import forms

from throughcare.platform.design.forms import CodeField, GovForm


class ByNumberForm(GovForm):
    """Whose record. asked: false where the page is about one person already."""

    number = forms.CharField(
        label="Reference or number of the person", max_length=60,
        help_text="The whole number, from a letter, a screen or a caller. Names are not looked up here.",
    )  # fmt: skip
    agency = CodeField(label="Whose record is it?", codes=(), as_select=True)

    def __init__(self, *args: object, agencies: list[tuple[str, str]], asked: bool, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fill("agency", agencies)
        if not asked:
            del self.fields["number"], self.fields["agency"]
