"""What a person was asked about themselves and said, by which key they came in, and what tells of danger to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from throughcare.casework.selfreports.wording import CHECKS, SAID, SOURCES, STATES, TASKS, WAYS
from throughcare.platform import clock
from throughcare.platform.database.holdings import Assertion, Basis, Holding, Purpose, Sharing
from throughcare.platform.database.ids import uuid7
from throughcare.register.people.models import OfPerson, Person


class SelfReport(OfPerson):
    """A form that the person fills in about themselves. form: code and version, as in the catalogue of forms.

    ends_at: until when it may be answered. language: of the words the person saw. read_at: when the person said that
    they had read who reads it. typed_by: who typed in the answers of a paper form.
    """

    holding = Holding("What the person was asked about themselves, and how")

    form = models.CharField(max_length=120)
    way = models.CharField(max_length=10, choices=WAYS.items())
    state = models.CharField(max_length=10, choices=STATES.items(), default="asked")
    language = models.CharField(max_length=12, default="en")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state="answered", answered_at__isnull=False)
                | (~Q(state="answered") & Q(answered_at__isnull=True)),
                name="selfreports_selfreport_answered_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(typed_by__isnull=True) | Q(way="paper"), name="selfreports_selfreport_typed_from_paper"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("asked_at")), name="selfreports_selfreport_ends_after"
            ),
            models.UniqueConstraint(
                fields=["person", "form"], condition=Q(known_to__isnull=True, state="asked"),
                name="selfreports_selfreport_one_open_of_a_form",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["ends_at"], condition=Q(known_to__isnull=True, state="asked"),
                         name="selfreports_selfreport_open"),
        ]  # fmt: skip


class ReportKey(models.Model):
    """What lets somebody without an account answer one self-report, and nothing else. Secrets are kept as hashes only.

    token_hash: of the link; "" where the device itself was handed over. check: a code of CHECKS; check_hash: of its
    answer. wrong: how often it was answered wrongly. browser_hash: of the secret of the one browser that it let in.
    """

    holding = Holding(
        "Links by which a person answers questions about themselves", purpose=Purpose.ACCOUNTABILITY,
        sharing=Sharing.WITHHOLD,
    )  # fmt: skip

    id = models.UUIDField(primary_key=True, default=uuid7)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    report = models.ForeignKey(SelfReport, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, blank=True, default="")
    check_kind = models.CharField(max_length=10, choices=CHECKS.items())
    check_hash = models.CharField(max_length=64, blank=True, default="")
    made_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    wrong = models.PositiveSmallIntegerField(default=0)
    browser_hash = models.CharField(max_length=64, blank=True, default="")
    seen_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager["ReportKey"]] = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="selfreports_reportkey_one_link"
            ),
            models.UniqueConstraint(
                fields=["browser_hash"],
                condition=~Q(browser_hash=""),
                name="selfreports_reportkey_one_browser",
            ),
        ]


class SelfAnswer(OfPerson):
    """What the person answered to one question, in one of four kinds.

    question: its name in the form. value: as a rule takes it (JSON); null unless `said` is "value".
    """

    holding = Holding(
        "What the person says about themselves", assertion=Assertion.OPINION, basis=Basis.SUBSTANTIAL_INTEREST,
        sensitive=True,
    )  # fmt: skip

    report = models.ForeignKey(SelfReport, on_delete=models.PROTECT, related_name="+", db_index=False)
    question = models.CharField(max_length=80)
    said = models.CharField(max_length=10, choices=SAID.items())
    value = models.JSONField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["report", "question"], condition=Q(known_to__isnull=True), name="selfreports_selfanswer_once"
            ),
            models.CheckConstraint(
                condition=Q(said="value", value__isnull=False) | (~Q(said="value") & Q(value__isnull=True)),
                name="selfreports_selfanswer_value_or_kind",
            ),
        ]  # fmt: skip


class SafetyTask(OfPerson):
    """An answer that tells of danger to the person: it stands above everything until somebody says what was done.

    Or one that asks for help or says that the person is not well: somebody gets in touch the same working day.
    It is part of no level, no failure to comply and no papers of a decision. form, question, value: the answer.
    source, source_of: where it was given. done_at: when it was done; the version's own moment is when that was said.
    """

    holding = Holding(
        "Answers that told of danger to the person, and what was done", purpose=Purpose.SAFETY,
        basis=Basis.VITAL_INTEREST, sharing=Sharing.WITHHOLD, sensitive=True,
    )  # fmt: skip

    kind = models.CharField(max_length=6, choices=TASKS.items(), default="danger")
    form = models.CharField(max_length=120)
    question = models.CharField(max_length=80)
    value = models.JSONField()
    source = models.CharField(max_length=12, choices=SOURCES.items())
    source_of = models.UUIDField()
    rung_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done = models.CharField(max_length=1000, blank=True, default="")
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
        null=True,
        blank=True,
    )

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done="", done_by__isnull=True)
                | (Q(done_at__isnull=False, done_by__isnull=False) & ~Q(done="")),
                name="selfreports_safetytask_done_says_what",
            ),
            models.UniqueConstraint(
                fields=["source_of", "question"], condition=Q(known_to__isnull=True, done_at__isnull=True),
                name="selfreports_safetytask_rings_once",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["person"], condition=Q(known_to__isnull=True, done_at__isnull=True),
                         name="selfreports_safetytask_open"),
        ]  # fmt: skip
