"""The shape of the tables while migrations run, growing by one model at a time.

Django renders a new model and with it again every model that is tied to it by any chain of keys. In this house nearly
every table hangs on a person or an agency, so a fresh database rendered five thousand models to make a hundred and
twenty. A model that is only added changes nothing of the others but their relations back to it, which the registry
finds by itself: it is rendered alone.
"""

from typing import Self

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ModelState, ProjectState


class GrowingState(ProjectState):
    """As Django's, but a new model leaves those that are there as they are. Whatever changes one renders as there."""

    def add_model(self, model_state: ModelState) -> None:
        """Add a model, and render it where the others are rendered."""
        rendered = self.__dict__.pop("apps", None)
        super().add_model(model_state)
        if rendered is not None:
            self.__dict__["apps"] = rendered
            rendered.render_multiple([model_state])

    def clone(self) -> Self:
        """A copy that grows in the same way."""
        return self.grown_from(super().clone())

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
