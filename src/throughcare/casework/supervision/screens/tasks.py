"""Screens: one's own tasks, a new task on a person, and ticking one off."""

from dataclasses import dataclass
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from throughcare.casework.supervision import commands, queries
from throughcare.casework.supervision.drafts import TaskDraft
from throughcare.casework.supervision.queries import TaskShown, WorkTask
from throughcare.casework.supervision.screens.wording import as_key
from throughcare.platform import clock
from throughcare.platform.access import door
from throughcare.platform.access.permissions import Permission
from throughcare.platform.access.submitting import posted, status_of, submit
from throughcare.platform.actor import Actor
from throughcare.platform.database.versioned import StaleVersion
from throughcare.platform.design.forms import CodeField, DateField, OnceForm, VersionedForm
from throughcare.platform.design.page import page
from throughcare.platform.refusal import Refused
from throughcare.register.people.queries import PersonHeader, person_header


class TaskForm(OnceForm):
    """Something to do, by when, and whose it is."""

    what = forms.CharField(label="What is to be done", max_length=200)
    due_on = DateField(label="By when", named="The day")
    owner = CodeField(label="By whom", codes=(), as_select=True)
    contact = forms.UUIDField(widget=forms.HiddenInput, required=False)


class MoveTaskForm(VersionedForm):
    """Another day for a task."""

    due_on = DateField(label="Give it another day", named="The day")


@dataclass(frozen=True)
class TasksPage:
    """The reader's tasks: overdue, for today, later, and those just done."""

    overdue: list[WorkTask]
    today: list[WorkTask]
    later: list[WorkTask]
    done: list[WorkTask]
    title: str = "Your tasks"


@dataclass(frozen=True)
class TaskPage:
    """The questions for a new task."""

    person: PersonHeader
    form: TaskForm
    title: str = "Add a task"


@dataclass(frozen=True)
class FinishTaskPage:
    """One task, to be done or given another day."""

    person: PersonHeader
    task: TaskShown
    form: MoveTaskForm
    title: str = "Task"


@require_safe
def tasks(request: HttpRequest) -> HttpResponse:
    """The reader's own tasks."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.require(actor, Permission.CASELOAD_READ)
    found = queries.own_tasks(actor)
    door.look_at_list(actor, "supervision:tasks", {each.person_id for each in found})
    today = clock.today(actor.zone)
    still = [each for each in found if each.done_at is None]
    content = TasksPage(
        overdue=[each for each in still if each.due_on < today],
        today=[each for each in still if each.due_on == today],
        later=[each for each in still if each.due_on > today],
        done=[each for each in found if each.done_at is not None],
    )
    return page(request, "supervision/tasks.jinja", content)


@require_http_methods(["GET", "POST"])
def task(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """GET asks; POST writes the task down."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    door.look(actor, "supervision:task", person_id, Permission.TASK_DO)
    form = TaskForm(
        posted(request), initial={"owner": str(actor.user_id), "contact": as_key(request.GET.get("contact"))}
    )
    staff = queries.staff_for(actor, person_id)
    form.fields["owner"].choices = [(str(each.id), each.name) for each in staff]  # type: ignore[attr-defined]

    def act() -> str:
        given = form.cleaned_data
        draft = TaskDraft(
            what=given["what"],
            due_on=given["due_on"],
            contact_id=given["contact"],
            owner_id=UUID(given["owner"]),
        )
        commands.add_task(actor, person_id, draft)
        messages.success(request, "Task added")
        if given["contact"]:
            return reverse("supervision:contact", args=[person_id, given["contact"]])
        return reverse("supervision:tasks")

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    return page(
        request,
        "supervision/task.jinja",
        TaskPage(person_header(actor, person_id), form),
        status=status_of(form),
    )


@require_http_methods(["GET", "POST"])
def finish_task(request: HttpRequest, person_id: UUID, task_id: UUID) -> HttpResponse:
    """GET shows the task; POST ticks it off, with `undo` takes that back, or with `move` gives it another day."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if request.method == "POST" and "move" not in request.POST:
        return _finish(request, actor, person_id, task_id)
    door.look(actor, "supervision:finish_task", person_id, Permission.TASK_DO)
    found = queries.task(actor, person_id, task_id)
    form = MoveTaskForm(posted(request), initial={"version": found.version, "due_on": found.due_on})

    def act() -> str:
        given = form.cleaned_data
        commands.move_task(actor, person_id, task_id, given["due_on"], expected=given["version"])
        messages.success(request, "Task moved to another day")
        return reverse("supervision:tasks")

    if request.method == "POST" and form.is_valid() and (done := submit(request, form, act)):
        return done
    content = FinishTaskPage(person_header(actor, person_id), found, form)
    return page(request, "supervision/finish_task.jinja", content, status=status_of(form))


def _finish(request: HttpRequest, actor: Actor, person_id: UUID, task_id: UUID) -> HttpResponse:
    """Tick off or open again, then back to where the button stood."""
    version, undo = request.POST.get("version", ""), "undo" in request.POST
    act = commands.reopen_task if undo else commands.finish_task
    try:
        act(actor, person_id, task_id, expected=int(version) if version.isdigit() else 0)
        messages.success(request, "Task open again" if undo else "Task done")
    except Refused as broken:
        messages.warning(request, broken.message)
    except StaleVersion:
        messages.warning(request, "Someone else changed this task meanwhile. This is how it stands now.")
    contact_id = as_key(request.POST.get("contact"))
    if contact_id is not None:
        return HttpResponseRedirect(reverse("supervision:contact", args=[person_id, contact_id]))
    return HttpResponseRedirect(reverse("supervision:tasks"))
