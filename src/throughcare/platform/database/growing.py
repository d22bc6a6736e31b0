"""The shape of the tables while migrations run, growing by one model at a time.

Django renders a new model and with it again every model that is tied to it by any chain of keys. In this house nearly
every table hangs on a person or an agency, so a fresh database rendered five thousand models to make a hundred and
twenty. A model that is only added changes nothing of the others but their relations back to it, which the registry
finds by itself: it is rendered alone. An index or a constraint changes no relation at all: the rendered model is told
of it. And before each step Django copies every model, for the step to be compared with; here a copy is made of what
is looked at.
"""

from collections.abc import ItemsView, ValuesView
from typing import Self

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import BaseConstraint, Index

type Named = tuple[str, str]


class Models(dict[Named, ModelState]):
    """Models by app and name, shared with another state until somebody looks: who looks may change what they see."""

    def __init__(self, shared: dict[Named, ModelState]) -> None:
        super().__init__(shared)
        self._shared = set(shared)

    def __getitem__(self, key: Named) -> ModelState:
        if key in self._shared:
            self[key] = super().__getitem__(key).clone()
        return super().__getitem__(key)

    def __setitem__(self, key: Named, state: ModelState) -> None:
        self._shared.discard(key)
        super().__setitem__(key, state)

    def __delitem__(self, key: Named) -> None:
        self._shared.discard(key)
        super().__delitem__(key)

    def values(self) -> ValuesView[ModelState]:  # type: ignore[override] # the concrete view has no public name
        """All of them, none shared any more."""
        self._own()
        return super().values()

    def items(self) -> ItemsView[Named, ModelState]:  # type: ignore[override] # nor has this one
        """All of them, none shared any more."""
        self._own()
        return super().items()

    def _own(self) -> None:
        for key in tuple(self._shared):
            self[key]


class GrowingState(ProjectState):
    """As Django's, but what is only added leaves those that are there as they are. Other changes render as there."""

    def add_model(self, model_state: ModelState) -> None:
        """Add a model, and render it where the others are rendered."""
        rendered = self.__dict__.pop("apps", None)
        super().add_model(model_state)
        if rendered is not None:
            self.__dict__["apps"] = rendered
            rendered.render_multiple([model_state])

    def add_index(self, app_label: str, model_name: str, index: Index) -> None:
        """Add an index to a model, rendered or not."""
        self._told(app_label, model_name, "indexes", index)

    def add_constraint(self, app_label: str, model_name: str, constraint: BaseConstraint) -> None:
        """Add a constraint to a model, rendered or not."""
        self._told(app_label, model_name, "constraints", constraint)

    def _told(self, app_label: str, model_name: str, option: str, added: Index | BaseConstraint) -> None:
        options = self.models[app_label, model_name].options
        options[option] = [*options[option], added]
        if (rendered := self.__dict__.get("apps")) is not None:
            setattr(rendered.get_model(app_label, model_name)._meta, option, options[option])

    def clone(self) -> Self:
        """A copy that grows in the same way; neither sees what becomes of the other."""
        copy = type(self)(real_apps=self.real_apps)
        copy.models, self.models = Models(self.models), Models(self.models)
        if (rendered := self.__dict__.get("apps")) is not None:
            copy.__dict__["apps"] = rendered.clone()
        copy.is_delayed = self.is_delayed
        return copy

    @classmethod
    def grown_from(cls, state: ProjectState) -> Self:
        """The state from which a migration begins, with what is rendered of it already."""
        begun = cls()
        begun.__dict__.update(state.__dict__)
        return begun


class GrowingExecutor(MigrationExecutor):
    """Runs migrations, beginning from a state that grows."""

    def _create_project_state(self, with_applied_migrations: bool = False) -> GrowingState:
        begun = super()._create_project_state(with_applied_migrations)  # type: ignore[misc] # not in the stubs
        return GrowingState.grown_from(begun)
