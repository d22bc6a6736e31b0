"""The description tells the right schema of everything: two of one name are refused."""

import pytest
from ninja import Router
from pydantic import BaseModel, create_model

from throughcare.shell.api.description import DescribedAPI, TwoOfOneName
from throughcare.shell.api.v1 import api

pytestmark = pytest.mark.requirement("R144")


def described(*answers: type[BaseModel]) -> DescribedAPI:
    router = Router()
    for at, answer in enumerate(answers):
        router.get(f"/{at}", response=answer, operation_id=f"read_{at}")(lambda request: None)
    made = DescribedAPI(urls_namespace="described", version="0")
    made.add_router("", router)
    return made


def test_two_schemas_of_one_name_are_refused() -> None:
    one, other = create_model("Note", text=(str, ...)), create_model("Note", kind=(str, ...))
    with pytest.raises(TwoOfOneName, match="Note"):
        described(one, other).get_openapi_schema(path_prefix="/described/")
    same = described(one, one).get_openapi_schema(path_prefix="/described/")
    assert list(same["components"]["schemas"]["Note"]["properties"]) == ["text"]


def test_a_note_of_a_contact_is_told_as_one() -> None:
    """It was told as a note of a plan's objective, which has the same name elsewhere."""
    told = api.get_openapi_schema()["components"]["schemas"]
    assert {"text", "hidden", "sensitive"} < told["NoteShown"]["properties"].keys()
    assert {"kind", "seen_on", "words"} < told["ObjectiveNoteShown"]["properties"].keys()
