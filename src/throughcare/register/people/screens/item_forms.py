"""One form for each kind of detail; each turns what was typed into a draft and back."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django import forms

from throughcare.platform.design.forms import CodeField, DateField, GovForm, OnceForm, VersionedForm
from throughcare.register.people import drafts
from throughcare.register.people.drafts import Setting
from throughcare.register.people.words import (
    CHARACTERISTICS,
    ENDED,
    OCCUPATIONS,
    REASONS,
    RELATIONS,
    TAKEN_BACK,
)


class ItemForm(GovForm):
    """The fields of one kind of detail. setting: of the agency, for its schemes and its date."""

    draft_type: ClassVar[Callable[..., drafts.ItemDraft]]

    def __init__(self, *args: Any, setting: Setting, **kwargs: Any) -> None:
        self.setting = setting
        super().__init__(*args, **kwargs)

    def draft(self) -> drafts.ItemDraft:
        """What was typed, as the command takes it."""
        own = {name: value for name, value in self.cleaned_data.items() if name not in NOT_THE_DRAFTS}
        return self.draft_type(**own)

    @classmethod
    def initial_from(cls, columns: Mapping[str, Any]) -> dict[str, Any]:
        """The fields filled from a recorded detail."""
        return {name: columns[name] for name in cls.base_fields if name in columns}


NOT_THE_DRAFTS = {"version", "submission", "because"}


class Correction(VersionedForm):
    """What every correction asks beside the detail itself."""

    because = CodeField(label="Why are you changing this?", codes=REASONS.items())


class PeriodForm(ItemForm):
    """A detail that holds from one day to another."""

    starts_on = DateField(label="From when, if known", named="The start", required=False)
    ends_on = DateField(label="Until when, if it has ended", named="The end", required=False)


class NameForm(PeriodForm):
    """A name."""

    draft_type = drafts.NameDraft
    given = forms.CharField(label="First name", max_length=100, required=False)
    middle = forms.CharField(label="Middle names", max_length=100, required=False)
    family = forms.CharField(label="Surname", max_length=100, required=False)
    kind = CodeField(
        label="What kind of name is it?",
        codes=[
            ("main", "Main name"), ("preferred", "Name they like to be called"), ("former", "Former name"),
            ("alias", "Alias"), ("nickname", "Nickname"),
        ],
    )  # fmt: skip
    replaces = forms.BooleanField(
        label="This replaces the present main name, which becomes a former name", required=False
    )
    field_order = ["given", "middle", "family", "kind", "replaces"]


class IdentifierForm(ItemForm):
    """A number of another register."""

    draft_type = drafts.IdentifierDraft
    scheme = CodeField(label="What kind of number is it?", codes=())
    value = forms.CharField(
        label="Number", max_length=60, error_messages={"required": "Enter the number"},
        widget=forms.TextInput(attrs={"width": "20", "spellcheck": "false"}),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        schemes = self.setting.pack.identifier_schemes if self.setting.pack else ()
        field = self.fields["scheme"]
        assert isinstance(field, CodeField)
        field.choices = [(scheme.code, scheme.title) for scheme in schemes]
        field.hints = {scheme.code: f"For example, {scheme.example}" for scheme in schemes}


def _asked(label: str, help_text: str = "") -> CodeField:
    """A question of safety, whose third answer is that nobody asked."""
    codes = [("yes", "Yes"), ("no", "No"), ("", "Not asked")]
    return CodeField(label=label, codes=codes, required=False, help_text=help_text)


def _seen_by() -> forms.CharField:
    return forms.CharField(
        label="Who else sees or opens what arrives?", max_length=200, required=False,
        help_text="Describe, do not name: “parents”, “a shared hallway”, “former partner has the password”",
    )  # fmt: skip


class AddressForm(PeriodForm):
    """Where the person lives or gets letters."""

    draft_type = drafts.AddressDraft
    safe = _asked("Is it safe to use?", "Ask the person. If not, nothing is sent there.")
    letters = _asked("May letters be sent there?")
    seen_by = _seen_by()
    no_fixed_abode = forms.BooleanField(label="No fixed abode", required=False)
    lines = forms.CharField(label="Address", required=False, widget=forms.Textarea(attrs={"rows": 3}))
    town = forms.CharField(label="Town or city", max_length=100, required=False)
    postcode = forms.CharField(
        label="Postcode or ZIP code",
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"width": "10"}),
    )
    area = forms.CharField(
        label="Area", max_length=40, required=False, help_text="The agency's own area, used when searching",
        widget=forms.TextInput(attrs={"width": "20"}),
    )  # fmt: skip
    kind = CodeField(
        label="What kind of address is it?",
        codes=[
            ("main", "Main address"), ("postal", "Address for letters"), ("temporary", "Temporary address"),
            ("previous", "Previous address"),
        ],
    )  # fmt: skip
    replaces = forms.BooleanField(
        label="This replaces the present main address, which becomes a previous one", required=False
    )
    field_order = [
        "lines",
        "town",
        "postcode",
        "no_fixed_abode",
        "area",
        "kind",
        "replaces",
        "safe",
        "letters",
        "seen_by",
    ]


class ContactForm(ItemForm):
    """A telephone number or e-mail address."""

    draft_type = drafts.ContactDraft
    safe = _asked("Is it safe to use?", "Ask the person. If not, nobody calls or writes there.")
    voicemail = _asked("May a voicemail be left?")
    texts = _asked("May texts be sent?")
    seen_by = _seen_by()
    kind = CodeField(
        label="What is it?", codes=[("mobile", "Mobile"), ("phone", "Telephone"), ("email", "E-mail")]
    )
    value = forms.CharField(label="Number or e-mail address", max_length=200)
    note = forms.CharField(
        label="Note",
        max_length=200,
        required=False,
        help_text="For example, “after 5pm”",
    )
    field_order = ["kind", "value", "safe", "voicemail", "texts", "seen_by", "note"]


class CharacteristicForm(ItemForm):
    """A protected or personal characteristic."""

    draft_type = drafts.CharacteristicDraft
    kind = CodeField(label="What is it about?", codes=CHARACTERISTICS.items(), as_select=True)
    as_given = forms.CharField(
        label="What does the person say?", max_length=200,
        help_text="In their own words. “Prefers not to say” is an answer too.",
        error_messages={"required": "Enter what the person says, or “prefers not to say”"},
    )  # fmt: skip
    noted_on = DateField(label="When did they say so?", named="The date", required=False)


class AdjustmentForm(PeriodForm):
    """What the person needs so that they can take part."""

    draft_type = drafts.AdjustmentDraft
    need = forms.CharField(
        label="What is needed?", max_length=200,
        help_text="For example, large print, a room without steps, breaks, a text the day before",
        error_messages={"required": "Enter what is needed, such as large print"},
    )  # fmt: skip


class RelationForm(PeriodForm):
    """Someone around the person."""

    draft_type = drafts.RelationDraft
    kind = CodeField(label="Who is it?", codes=RELATIONS.items(), as_select=True)
    name = forms.CharField(
        label="Name", max_length=160, required=False,
        help_text="Do not name children or victims here: describe them, such as “two children under 10”",
    )  # fmt: skip
    note = forms.CharField(label="What should colleagues know?", max_length=300, required=False)
    field_order = ["kind", "name", "note"]


class OccupationForm(PeriodForm):
    """Employment, education or training; the status says which."""

    draft_type = drafts.OccupationDraft
    status = forms.ChoiceField(label="What best describes it?", choices=())
    organisation = forms.CharField(label="Where?", max_length=160, required=False)
    field_order = ["status", "organisation"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        titles = {"employment": "Work", "education": "Education and training"}
        groups = [(titles[kind], [(word, word) for word in words]) for kind, words in OCCUPATIONS.items()]
        recorded = self.initial.get("status")
        known = {word for words in OCCUPATIONS.values() for word in words}
        if recorded and recorded not in known:
            groups.append(("As recorded", [(recorded, recorded)]))
        field = self.fields["status"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "Choose one"), *groups]

    def draft(self) -> drafts.OccupationDraft:
        """The draft, its kind taken from the status."""
        answers = self.cleaned_data
        in_education = answers["status"] in OCCUPATIONS["education"]
        return drafts.OccupationDraft(
            kind="education" if in_education else "employment",
            status=answers["status"], organisation=answers["organisation"],
            starts_on=answers["starts_on"], ends_on=answers["ends_on"],
        )  # fmt: skip


class TakeBackForm(VersionedForm):
    """Why something recorded is no longer held true."""

    because = CodeField(label="Why is it not true?", codes=TAKEN_BACK.items())


class EndForm(VersionedForm):
    """Until when something was so, and how that is known."""

    ends_on = DateField(label="Since when is it no longer so?", named="The end")
    because = CodeField(label="How do we know?", codes=ENDED.items())


FORMS: dict[str, type[ItemForm]] = {
    "name": NameForm,
    "identifier": IdentifierForm,
    "address": AddressForm,
    "contact": ContactForm,
    "characteristic": CharacteristicForm,
    "adjustment": AdjustmentForm,
    "relation": RelationForm,
    "occupation": OccupationForm,
}


def _with(extra: type[GovForm], fields: type[ItemForm]) -> type[ItemForm]:
    """The form's own fields, then those of `extra`."""
    made: type[ItemForm] = type(f"{extra.__name__}{fields.__name__}", (extra, fields), {})
    return made


ADDING = {kind: _with(OnceForm, form) for kind, form in FORMS.items()}
CORRECTING = {kind: _with(Correction, form) for kind, form in FORMS.items()}
