"""From a query or a command to an operation: who may, the look written down, pages, ETags, one effect.

    orders.lists("/{uuid:person_id}/letters", letters_of, by=("made_on", "id"))
    orders.adds("/{uuid:person_id}/orders", commands.add_order)
    orders.changes("/{uuid:person_id}/orders/{uuid:order_id}", commands.correct_order)

Path, query string and body are read from the signature: `actor` is the caller; `expected` the version in If-Match;
names in the path are path parameters; of a query the rest is the query string, of a command the body, in which the
fields of a draft stand beside the others. The first line of the docstring is the summary.
"""

import inspect
from collections.abc import Callable, Iterable
from functools import cache
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from ninja.signature.utils import get_path_param_names
from pydantic import Field, create_model

from throughcare.platform.access import door
from throughcare.platform.access.looking_back import READING
from throughcare.platform.access.machines import MACHINE_PURPOSE
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api import cursors
from throughcare.shell.api.description import (
    KEY_PARAMETER,
    KNOWN_AT_PARAMETER,
    SEEN_PARAMETER,
    VERSION_PARAMETER,
)
from throughcare.shell.api.once import etag_of, is_seen, once, seen_version
from throughcare.shell.api.problems import ACTING, CHANGING, EVERY
from throughcare.shell.api.shapes import Shown, arguments_of, body_of, sent, shown

NOT_ASKED = {"limit", "offset", "most", "after"}
"""Parameters of queries that the API's own pages stand in for."""


class Written(Shown):
    """What was written. version: for If-Match when changing it; null where the record keeps none."""

    id: UUID
    version: int | None = None


class WrittenMany(Shown):
    """Everything that was written, in its order."""

    items: list[Written]


class CountWritten(Shown):
    """How many records were written."""

    count: int


class Resource(Router):
    """The operations of one part of the API. page: the name under which looks are written in the log."""

    def __init__(self, tag: str, page: str) -> None:
        super().__init__(tags=[tag])
        self.page = f"api:{page}"

    def reads(
        self, path: str, query: Callable[..., Any], *, name: str = "", shape: Any = None,
        may: Permission = Permission.PERSON_OPEN, purpose: str = "caseload",
    ) -> None:  # fmt: skip
        """GET one thing, with its ETag; 304 for who has it already. purpose: of a look that names nobody."""
        asked = _Asked.of(path, query)
        answer = shape or shown(asked.returns)

        def view(request: HttpRequest, **given: Any) -> HttpResponse:
            found = self._found(request, asked, given, may)
            self._write_look(request, given, [found], purpose)
            body = answer.model_validate(found, from_attributes=True).model_dump_json()
            etag = etag_of(body, getattr(found, "version", None))
            response = (
                HttpResponse(status=304)
                if is_seen(request, etag)
                else HttpResponse(body, content_type="application/json")
            )
            response["ETag"] = etag
            return response

        responses = {200: answer, 304: None, **EVERY}
        self._add("GET", path, view, asked, responses, name, [SEEN_PARAMETER, *_past(path, may)])

    def lists(
        self, path: str, query: Callable[..., Any], *, name: str = "", by: tuple[str, ...] = ("id",),
        newest_first: bool = False, may: Permission = Permission.PERSON_OPEN, purpose: str = "caseload",
        shape: Any = None, **fixed: Any,
    ) -> None:  # fmt: skip
        """GET a list in pages. by: the attributes in whose order it stands, the last one each row's own.

        fixed: arguments of the query that no caller chooses.
        """
        asked = _Asked.of(path, query, hide={*NOT_ASKED, *fixed})
        row = shape or shown(asked.row)
        wanted: dict[str, Any] = {"items": (_list_of(row), ...), "next": (str | None, ...)}
        answer = create_model(f"{row.__name__}Page", __base__=Shown, __doc__=_PAGE, **wanted)

        def view(request: HttpRequest, cursor: str, size: int, **given: Any) -> HttpResponse:
            page = cursors.Asked.page(self.page + path, by, newest_first, cursor, size)
            rows, following = page.cut(self._found(request, asked, given | fixed, may))
            self._write_look(request, given, rows, purpose)
            body = answer.model_validate({"items": rows, "next": following}, from_attributes=True)
            return HttpResponse(body.model_dump_json(), content_type="application/json")

        paging = [
            _parameter("cursor", Annotated[str, Field(max_length=500)], ""),
            _parameter("size", Annotated[int, Field(ge=1, le=cursors.MOST)], cursors.SIZE),
        ]
        self._add("GET", path, view, asked, {200: answer, **EVERY}, name, _past(path, may), paging)

    def adds(self, path: str, command: Callable[..., Any], *, name: str = "") -> None:
        """POST: something new; 201 with its id and version."""
        self._acts("POST", path, command, name, status=201)

    def changes(self, path: str, command: Callable[..., Any], *, name: str = "") -> None:
        """PUT: a new version of a thing; needs If-Match."""
        self._acts("PUT", path, command, name, status=200)

    def acts(
        self, path: str, command: Callable[..., Any], *, name: str = "",
        first: Callable[[HttpRequest], None] | None = None,
    ) -> None:  # fmt: skip
        """POST to the name of an act upon a thing; needs If-Match where the command compares versions.

        first: asked before anything is done; raises HttpError where the call may not go on.
        """
        self._acts("POST", path, command, name, status=200, first=first)

    def _acts(
        self, method: str, path: str, command: Callable[..., Any], name: str, status: int,
        first: Callable[[HttpRequest], None] | None = None,
    ) -> None:  # fmt: skip
        asked = _Asked.of(path, command)
        body_type = (
            body_of(_camel(f"{name or asked.name}_in", upper=True), asked.rest, asked.says)
            if asked.rest
            else None
        )
        answer = _answer_for(asked.returns)
        status = status if answer else 204

        def view(request: HttpRequest, body: Any = None, **given: Any) -> HttpResponse:
            if first is not None:
                first(request)
            arguments = given | (arguments_of(asked.rest, body) if body is not None else {})
            if asked.compares:
                arguments["expected"] = seen_version(request)
            actor: Actor = request.actor  # type: ignore[attr-defined]

            def act() -> tuple[int, str]:
                told = _told(command(actor, **arguments))
                return status, told.model_dump_json() if told is not None and answer else ""

            return once(request, act)

        headers = [KEY_PARAMETER, *([VERSION_PARAMETER] if asked.compares else [])]
        parameters = [_parameter("body", body_type)] if body_type else []
        responses = {status: answer, **(CHANGING if asked.compares else ACTING)}
        self._add(method, path, view, asked, responses, name, headers, parameters, queried=False)

    def _found(self, request: HttpRequest, asked: "_Asked", given: dict[str, Any], may: Permission) -> Any:
        """Ask the door, then the query; a look at one person is written before anything is read."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        if "person_id" in given:
            door.look(actor, self.page, given["person_id"], may)
        else:
            door.require(actor, may)
        return asked.query(actor, **given)

    def _write_look(
        self, request: HttpRequest, given: dict[str, Any], rows: Iterable[Any], purpose: str = "caseload"
    ) -> None:
        """One entry for everyone who is shown, unless the look was written already."""
        actor: Actor = request.actor  # type: ignore[attr-defined]
        people = {row.person_id for row in rows if getattr(row, "person_id", None)}
        if "person_id" not in given:
            why = MACHINE_PURPOSE if actor.machine else purpose
            door.look_at_list(actor, self.page, sorted(people), purpose=why)

    def _add(
        self, method: str, path: str, view: Callable[..., Any], asked: "_Asked", responses: dict[int, Any],
        name: str, headers: list[dict[str, Any]], parameters: Iterable[inspect.Parameter] = (), queried: bool = True,
    ) -> None:  # fmt: skip
        """Hand ninja a view with the signature it reads."""
        taken = [
            _parameter("request", HttpRequest),
            *(_parameter(each.name, each.annotation) for each in asked.path),
        ]
        asking = (
            [_parameter(each.name, sent(each.annotation), each.default) for each in asked.rest]
            if queried
            else []
        )
        view.__signature__ = inspect.Signature([*taken, *parameters, *asking])  # type: ignore[attr-defined]
        view.__name__ = name or asked.name
        self.api_operation(
            [method], path, operation_id=_camel(view.__name__), summary=asked.says,
            description=asked.says, url_name=view.__name__, openapi_extra={"parameters": headers},
        )(view)  # fmt: skip
        made = view._ninja_operation  # type: ignore[attr-defined]
        made.response_models = {status: _answered(shape) for status, shape in responses.items()}


def _past(path: str, may: Permission) -> list[dict[str, Any]]:
    """What is read about one person can be read as it was known, where reading is all that it takes."""
    return [KNOWN_AT_PARAMETER] if "{uuid:person_id}" in path and may in READING else []


_PAGE = "One page of the list. next: the cursor of the page after it; null on the last."


class _Asked:
    """A query or command as the API reads it."""

    def __init__(self, path: str, query: Callable[..., Any], hide: set[str]) -> None:
        signature = inspect.signature(query, eval_str=True)
        every = list(signature.parameters.values())[1:]
        in_path = get_path_param_names(path)
        self.query = query
        self.name = getattr(query, "__name__", "operation")
        self.says = (inspect.getdoc(query) or "").partition("\n")[0].partition(" Raises ")[0]
        self.returns = signature.return_annotation
        self.compares = any(each.name == "expected" for each in every)
        self.path = [each for each in every if each.name in in_path]
        self.rest = [each for each in every if each.name not in {*in_path, *hide, "expected"}]

    @classmethod
    def of(cls, path: str, query: Callable[..., Any], hide: set[str] | None = None) -> "_Asked":
        """Read a function; its first parameter is the actor."""
        return cls(path, query, hide or set())

    @property
    def row(self) -> Any:
        """The type of one row of what the query returns."""
        return self.returns.__args__[0]


class _Answered(Schema):
    """What is the same for every operation is worked out for the description once."""

    @classmethod
    def model_json_schema(cls, *given: Any, **named: Any) -> dict[str, Any]:
        """The schema, for reading only: it is shared."""
        return cls._worked_out(*given, **named)

    @classmethod
    @cache
    def _worked_out(cls, *given: Any, **named: Any) -> dict[str, Any]:
        return super().model_json_schema(*given, **named)


@cache
def _answered(shape: Any) -> type[Schema] | None:
    """The model under which ninja describes an answer: one for all operations that answer so.

    Left to itself it makes one for each status of each operation, 2,700 in all.
    """
    return None if shape is None else create_model("Answered", __base__=_Answered, response=(shape, ...))


def _answer_for(returns: Any) -> type[Schema] | None:
    if returns is None:
        return None
    if returns is int:
        return CountWritten
    if isinstance(returns, type) and issubclass(returns, Shown):
        return returns
    return WrittenMany if getattr(returns, "__origin__", None) is list else Written


def _told(result: Any) -> Schema | None:
    if result is None or isinstance(result, Shown):
        return result
    if isinstance(result, UUID):
        return Written(id=result)
    if isinstance(result, int):
        return CountWritten(count=result)
    if isinstance(result, list):
        return WrittenMany(items=[Written(id=each.pk, version=each.version) for each in result])
    return Written(id=result.pk, version=getattr(result, "version", None))


def _parameter(name: str, annotation: Any, default: Any = inspect.Parameter.empty) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _camel(name: str, upper: bool = False) -> str:
    first, *others = name.split("_")
    return (first.capitalize() if upper else first) + "".join(each.capitalize() for each in others)


def _list_of(row: Any) -> Any:
    return list[row]
