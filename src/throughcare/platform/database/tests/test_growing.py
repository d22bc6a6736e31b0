"""The state in which migrations run grows by one model at a time and is what Django's own would be."""

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.commands import migrate
from django.db import connections, models
from django.db.migrations.state import ModelState, ProjectState

from throughcare.platform.database.growing import GrowingExecutor, GrowingState


def person() -> ModelState:
    return ModelState("register", "Person", [("id", models.BigAutoField(primary_key=True))])


def order(name: str = "Order") -> ModelState:
    key = models.ForeignKey("register.Person", models.PROTECT, related_name=f"{name.lower()}s")
    return ModelState("register", name, [("id", models.BigAutoField(primary_key=True)), ("person", key)])


def grown(*states: ModelState) -> GrowingState:
    """A state rendered after the first model, the others added to it."""
    state = GrowingState()
    for each in states:
        state.add_model(each)
        state.apps  # noqa: B018 - renders it
    return state


def test_a_new_model_is_rendered_alone() -> None:
    state = grown(person())
    before = state.apps.get_model("register", "Person")
    state.add_model(order())
    assert state.apps.get_model("register", "Person") is before
    assert state.apps.get_model("register", "Order")._meta.get_field("person").related_model is before


def test_relations_back_are_there() -> None:
    state = grown(person(), order(), order("Sentence"))
    back = {each.name for each in state.apps.get_model("register", "Person")._meta.related_objects}
    assert back == {"orders", "sentences"}


def test_a_key_to_a_model_that_comes_later_finds_it() -> None:
    state = grown(person())
    state.add_model(ModelState("register", "Early", [
        ("id", models.BigAutoField(primary_key=True)),
        ("late", models.ForeignKey("register.Late", models.PROTECT)),
    ]))  # fmt: skip
    state.add_model(ModelState("register", "Late", [("id", models.BigAutoField(primary_key=True))]))
    late = state.apps.get_model("register", "Late")
    assert state.apps.get_model("register", "Early")._meta.get_field("late").related_model is late


def test_what_changes_a_model_renders_those_tied_to_it() -> None:
    state = grown(person(), order(), order("Sentence"))
    state.add_field("register", "person", "name", models.TextField(default=""), preserve_default=True)
    changed = state.apps.get_model("register", "Person")
    assert changed._meta.get_field("name")
    for name in ("Order", "Sentence"):
        assert state.apps.get_model("register", name)._meta.get_field("person").related_model is changed


def test_it_is_equal_to_django_s() -> None:
    plain = ProjectState()
    for each in (person(), order()):
        plain.add_model(each)
    assert grown(person(), order()) == plain


def test_a_copy_grows_too_and_leaves_the_first_alone() -> None:
    first = grown(person())
    copy = first.clone()
    copy.add_model(order())
    assert isinstance(copy, GrowingState)
    assert ("register", "order") not in first.models
    with pytest.raises(LookupError):
        first.apps.get_model("register", "Order")


@pytest.mark.django_db
def test_migrating_uses_it() -> None:
    load_command_class(get_commands()["migrate"], "migrate")
    assert migrate.MigrationExecutor is GrowingExecutor
    begun = GrowingExecutor(connections["default"])._create_project_state(with_applied_migrations=True)
    assert isinstance(begun, GrowingState)
    assert ("people", "person") in begun.models


def test_an_index_and_a_constraint_leave_the_others_as_they_are() -> None:
    state = grown(person(), order())
    before = state.apps.get_model("register", "Order")
    earlier = state.clone()
    state.add_constraint("register", "person", models.UniqueConstraint(fields=["id"], name="one_id"))
    state.add_index("register", "person", models.Index(fields=["id"], name="by_id"))
    assert state.apps.get_model("register", "Order") is before
    options, meta = (
        state.models["register", "person"].options,
        state.apps.get_model("register", "Person")._meta,
    )
    assert (
        [each.name for each in meta.constraints]
        == ["one_id"]
        == [each.name for each in options["constraints"]]
    )
    assert [each.name for each in meta.indexes] == ["by_id"] == [each.name for each in options["indexes"]]
    assert (
        "constraints" not in earlier.models["register", "person"].options
        or not (earlier.models["register", "person"].options["constraints"])
    )


@pytest.mark.parametrize("looked", [0, 1])
def test_neither_a_copy_nor_what_was_copied_sees_what_becomes_of_the_other(looked: int) -> None:
    """Whichever of them is changed, and though they share what nobody looked at."""
    both = first, copy = (state := grown(person(), order())), state.clone()
    assert dict.__getitem__(first.models, ("register", "order")) is dict.__getitem__(
        copy.models, ("register", "order")
    )
    changed, other = both[looked], both[1 - looked]
    changed.add_field("register", "person", "name", models.TextField(default=""), preserve_default=True)
    changed.alter_model_options("register", "person", {"ordering": ["name"]})
    changed.remove_model("register", "order")
    assert set(other.models["register", "person"].fields) == {"id"}
    assert "ordering" not in other.models["register", "person"].options
    assert ("register", "order") in other.models
    assert {each.name for each in other.models.values()} == {"Person", "Order"}


def test_what_is_looked_at_all_together_is_shared_no_more() -> None:
    first = grown(person(), order())
    copy = first.clone()
    for _, state in copy.models.items():
        state.options["ordering"] = ["id"]
    assert all("ordering" not in state.options for state in first.models.values())
