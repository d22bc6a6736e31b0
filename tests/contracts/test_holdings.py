"""Every table about a person says what it holds, why, on what ground and how long: one map for all that follows."""

import pytest
from django.db import models

from throughcare.platform.database.holdings import (
    Basis,
    Purpose,
    Sharing,
    holding_of,
    models_of_the_record,
    own_fields,
)

OF_THE_RECORD = list(models_of_the_record())


@pytest.mark.requirement("R138")
@pytest.mark.parametrize("model", OF_THE_RECORD, ids=lambda model: model._meta.label)
class TestEveryModelOfTheRecord:
    def test_says_what_it_holds(self, model: type[models.Model]) -> None:
        holding = holding_of(model)
        assert holding is not None and holding.what, (
            f"{model._meta.label} holds a person's data: say what and why"
        )

    def test_differs_only_in_fields_that_it_has(self, model: type[models.Model]) -> None:
        holding = holding_of(model)
        assert holding is not None
        assert set(holding.fields) <= set(own_fields(model))
        if holding.review_rows:
            assert isinstance(model._meta.get_field(holding.review_rows), models.BooleanField)

    def test_has_a_ground_strong_enough_for_sensitive_data(self, model: type[models.Model]) -> None:
        holding = holding_of(model)
        assert holding is not None
        for name in own_fields(model):
            field = holding.of_field(name)
            assert not field.sensitive or field.basis is not Basis.PUBLIC_TASK, name

    def test_gives_the_person_nothing_held_for_research_alone(self, model: type[models.Model]) -> None:
        holding = holding_of(model)
        assert holding is not None
        assert holding.purpose is not Purpose.RESEARCH or holding.sharing is Sharing.WITHHOLD


def test_the_machinery_of_history_is_not_about_the_person() -> None:
    fields = {name for model in OF_THE_RECORD for name in own_fields(model)}
    assert not fields & {"id", "record_id", "person_id", "version", "known_from", "recorded_by_id"}


def test_rows_held_by_id_alone_count_too() -> None:
    assert {"exchange.ImportedRow", "access.PurposeStated"} <= {model._meta.label for model in OF_THE_RECORD}
