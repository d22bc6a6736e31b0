"""Fields for what a hearing does to the conditions of its order: each as it stands, and a few new ones."""

from collections.abc import Callable, Iterable

from django import forms

from throughcare.casework.orders.drafts import ConditionDraft
from throughcare.decisions.hearings.drafts import ConditionChange
from throughcare.decisions.hearings.queries import HeldCondition
from throughcare.decisions.hearings.wording import OF_AN_APPEAL, RESULTS
from throughcare.platform.design.forms import CodeField, GovForm, NoteField
from throughcare.platform.refusal import Refused
from throughcare.rules.jurisdictions import Jurisdiction

NEW_ROWS = 3
UNCHANGED = "stays"
STAYS = {UNCHANGED: "Stays as it is", "varied": "Is varied", "discharged": "Is discharged"}
KEPT, GONE = "kept", "gone"
TERMS = {KEPT: "They stay as they are", GONE: "They hold no longer, and are filled in again in the order"}
NO_PRIVATE = "As it will be read to the person. No private addresses, and no names of others."


class ConditionFields(GovForm):
    """Mixed into a form of a result."""

    held: tuple[HeldCondition, ...] = ()
    new_rows = 0

    def ask_conditions(self, held: Iterable[HeldCondition], pack: Jurisdiction, *, may_set: bool) -> None:
        """Add the fields. may_set: the hearing is about an order, in which a condition can stand."""
        self.held, self.new_rows = tuple(held), NEW_ROWS if may_set else 0
        types = {each.code: each.title for each in pack.condition_types}
        for at, each in enumerate(self.held):
            title = types.get(each.kind, each.kind)
            self.fields[f"held_{at}"] = CodeField(
                label=f"{title}: {each.text}", codes=STAYS.items(), required=False, initial=UNCHANGED
            )
            self.fields[f"held_{at}_text"] = _text(f"What does “{title}” say then?")
            if each.terms:
                self.fields[f"held_{at}_terms"] = CodeField(
                    label=f"If “{title}” is varied: what becomes of its hours, places and numbers?",
                    codes=TERMS.items(), required=False, initial=KEPT,
                )  # fmt: skip
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
                found.append(
                    (
                        f"held_{at}",
                        ConditionChange(
                            act=act,
                            condition_id=each.id,
                            expected=each.version,
                            draft=draft if act == "varied" else None,
                            keep_terms=given.get(f"held_{at}_terms") != GONE,
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
