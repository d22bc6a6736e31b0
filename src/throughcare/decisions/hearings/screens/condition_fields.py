"""Fields for what a hearing does to the conditions of its order: each as it stands, and a few new ones."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, cast

from django import forms
from django.http import QueryDict

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.casework.orders.screens.condition_fields import ROWS
from throughcare.decisions.hearings.drafts import ConditionChange
from throughcare.decisions.hearings.queries import HeldCondition
from throughcare.decisions.hearings.screens.hours import MORE, NewHours, asks_hours
from throughcare.decisions.hearings.wording import OF_AN_APPEAL, RESULTS
from throughcare.platform.design.forms import CodeField, GovForm, NoteField
from throughcare.platform.refusal import Refused
from throughcare.rules.conditions import ConditionType
from throughcare.rules.jurisdictions import Jurisdiction

NEW_ROWS = 3
UNCHANGED = "stays"
STAYS = {UNCHANGED: "Stays as it is", "varied": "Is varied", "discharged": "Is discharged"}
KEPT, NEW, GONE = "kept", "new", "gone"
TERMS = {KEPT: "They stay as they are", GONE: "They hold no longer, and are filled in again in the order"}
HOURS = {
    KEPT: "They stay as they are",
    NEW: "The hours are new, as filled in below; the rest stays",
    GONE: TERMS[GONE],
}
SAY_THAT = "Hours were filled in here that do not stand now. Choose “{}”, or put them back as they were"
NO_PRIVATE = "As it will be read to the person. No private addresses, and no names of others."


class ConditionFields(GovForm):
    """Mixed into a form of a result."""

    held: tuple[HeldCondition, ...] = ()
    hours: Mapping[int, NewHours] = MappingProxyType({})
    new_rows = 0

    def ask_conditions(self, held: Iterable[HeldCondition], pack: Jurisdiction, *, may_set: bool) -> None:
        """Add the fields. may_set: the hearing is about an order, in which a condition can stand."""
        self.held, self.new_rows = tuple(held), NEW_ROWS if may_set else 0
        self.hours = {}
        kinds = {each.code: each for each in pack.condition_types}
        types = {code: each.title for code, each in kinds.items()}
        for at, each in enumerate(self.held):
            title = types.get(each.kind, each.kind)
            self.fields[f"held_{at}"] = CodeField(
                label=f"{title}: {each.text}", codes=STAYS.items(), required=False, initial=UNCHANGED
            )
            self.fields[f"held_{at}_text"] = _text(f"What does “{title}” say then?")
            has_hours = each.kind in kinds and asks_hours(kinds[each.kind], each)
            if each.terms or has_hours:
                self.fields[f"held_{at}_terms"] = CodeField(
                    label=f"If “{title}” is varied: what becomes of its hours, places and numbers?",
                    codes=(HOURS if has_hours else TERMS).items(), required=False, initial=KEPT,
                )  # fmt: skip
            if has_hours:
                self._ask_new_hours(at, each, kinds[each.kind])
        for row in range(self.new_rows):
            ordinal = "A new condition" if row == 0 else f"New condition {row + 1}"
            kind = CodeField(label=f"{ordinal}: which type?", codes=(), required=False, as_select=True)
            kind.choices = [("", "None"), *types.items()]
            self.fields[f"new_{row}_kind"] = kind
            self.fields[f"new_{row}_text"] = _text(f"{ordinal}: what must the person do or not do?")
            self.fields[f"new_{row}_legal_basis"] = forms.CharField(
                label=f"{ordinal}: under which law?", max_length=200, required=False,
                help_text="Where its type names none.",
            )  # fmt: skip

    def _ask_new_hours(self, at: int, held: HeldCondition, kind: ConditionType) -> None:
        """As they stand, to be changed. at: the number of the condition."""
        asked = NewHours(self.data if self.is_bound else None, start=f"held_{at}", held=held, kind=kind)
        for name, field in asked.fields.items():
            field.initial = asked.initial.get(name, field.initial)
            label = str(field.label or "")
            field.label = f"New hours of “{kind.title}”: {label[:1].lower()}{label[1:]}"
            self.fields[asked.add_prefix(name)] = field
        self.hours = {**self.hours, at: asked}

    @property
    def of_hours(self) -> set[str]:
        """The fields that ask for hours."""
        return {name for asked in self.hours.values() for name in asked.names}

    @property
    def more_after(self) -> dict[str, tuple[str, str]]:
        """After which field more hours can be asked for: what that sends, and of which condition."""
        return {asked.names[-1]: (str(asked.prefix), asked.asked.kind.title) for asked in self.hours.values()}

    @property
    def asks_for_more(self) -> bool:
        """Whether it was sent only to show another row of hours."""
        return self.is_bound and MORE in self.data

    def show_more(self) -> None:
        """Show what was sent, with a row more."""
        self.only_show()
        sent = cast(QueryDict, self.data).copy()
        for asked in self.hours.values():
            sent[asked.add_prefix(ROWS)] = str(asked.rows)
        self.data = sent

    def clean(self) -> dict[str, Any]:
        """New hours are whole where it is said that they are new, and nobody typed any in vain."""
        given = super().clean() or self.cleaned_data
        for at, asked in self.hours.items():
            if asked.sent:
                self._check_hours(at, asked, given.get(f"held_{at}"), given.get(f"held_{at}_terms"))
        return given

    def _check_hours(self, at: int, asked: NewHours, act: str | None, terms: str | None) -> None:
        names = {name: asked.add_prefix(name) for name in asked.fields}
        if act != "varied" or terms != NEW:
            for name in names.values():
                self.errors.pop(name, None)
            if act == "discharged" or not asked.differ():
                return
            unsaid = f"held_{at}_terms" if act == "varied" else f"held_{at}"
            self.add_error(unsaid, SAY_THAT.format(HOURS[NEW] if act == "varied" else STAYS["varied"]))
            return
        for name, problems in asked.errors.as_data().items():
            if names.get(name) not in self.errors:
                self.add_error(names.get(name), problems)
        if asked.is_valid() and not asked.named():
            self.add_error(f"held_{at}_{asked.first}", "Fill in the new hours")

    def only_proposes(self) -> None:
        """Of the hearing of an appeal: what it may come to, and no condition, for it changes nothing by itself."""
        self.fill("outcome", [(code, RESULTS[code]) for code in OF_AN_APPEAL])

    def changes(self) -> tuple[ConditionChange, ...]:
        """What was chosen, in the order of the form."""
        return tuple(change for _, change in self._chosen())

    def beside(self, act: Callable[[], object]) -> object:
        """Carry it out; what is wrong with a condition stands beside its own field."""
        try:
            return act()
        except Refused as refused:
            head, _, rest = refused.field.removeprefix("condition_").partition("_")
            if refused.field.startswith("condition_") and head.isdigit():
                start = self._chosen()[int(head)][0]
                names = (f"{start}_{rest}", f"{start}_kind", start)
                refused.field = next((name for name in names if name in self.fields), "")
            raise

    def _chosen(self) -> list[tuple[str, ConditionChange]]:
        given, found = self.cleaned_data, []
        for at, each in enumerate(self.held):
            act = given[f"held_{at}"]
            if act and act != UNCHANGED:
                draft = ConditionDraft(
                    kind=each.kind, text=given[f"held_{at}_text"], legal_basis=each.legal_basis,
                    starts_on=each.starts_on, last_day=each.last_day,
                )  # fmt: skip
                terms = given.get(f"held_{at}_terms")
                if act == "varied" and terms == NEW:
                    draft = replace(draft, terms=self.hours[at].renewed())
                found.append(
                    (
                        f"held_{at}",
                        ConditionChange(
                            act=act,
                            condition_id=each.id,
                            expected=each.version,
                            draft=draft if act == "varied" else None,
                            keep_terms=terms != GONE,
                        ),
                    )
                )
        for row in range(self.new_rows):
            kind, text = given[f"new_{row}_kind"], given[f"new_{row}_text"]
            if kind or text:
                draft = ConditionDraft(kind=kind, text=text, legal_basis=given[f"new_{row}_legal_basis"])
                found.append((f"new_{row}", ConditionChange(act="set", draft=draft)))
        return found


def _text(label: str) -> NoteField:
    return NoteField(
        label=label, max_length=4000, required=False, help_text=NO_PRIVATE, widget=forms.Textarea(attrs={"rows": 2})
    )  # fmt: skip
