"""The person and what is known of them. Every table is versioned, and every row carries its person."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Reverse

from throughcare.platform.database.holdings import Assertion, Basis, FieldClass, Holding, Purpose, Sharing
from throughcare.platform.database.versioned import (
    CurrentManager,
    Versioned,
    VersionedQuerySet,
    written_since,
)
from throughcare.platform.keys.fields import BlindIndexField, SealedTextField
from throughcare.platform.keys.models import Domain
from throughcare.register.people import aliases
from throughcare.register.people.folding import contact_key
from throughcare.register.people.removals import Removal  # noqa: F401 - a model of this app, in a file of its own

SENSITIVE = FieldClass(purpose=Purpose.EQUALITY, basis=Basis.SUBSTANTIAL_INTEREST, sensitive=True)


class BirthPrecision(models.TextChoices):
    """How exactly a birth is known. The four are kept apart: a year is never shown as a day."""

    EXACT = "exact", "Exact date"
    YEAR = "year", "Year only"
    AGE_BAND = "age_band", "Age band"
    UNKNOWN = "unknown", "Not recorded"


class Asked(models.TextChoices):
    """A question of safety. That nobody asked is kept apart from both answers."""

    NOT_ASKED = "", "Not asked"
    YES = "yes", "Yes"
    NO = "no", "No"


def _asked() -> "models.CharField[str, str]":
    return models.CharField(max_length=3, choices=Asked, blank=True, default="", db_default="")


class _PeopleManager(CurrentManager):
    """People as they are now, without records that became part of another."""

    def get_queryset(self) -> VersionedQuerySet:
        return super().get_queryset().filter(merged_into__isnull=True)


class Person(Versioned):
    """One person across the whole life of the case, kept by one agency.

    reference: the agency's own number for the person; what stands on lists when there is no name.
    born_from, born_to: first and last possible day of birth, equal when exact, both null when not computable.
    born_as_given: the source's own words ("43-47 at release"). sex, language: codes; "" when not recorded.
    interpreter_needed: null until asked. merged_into: the record this one became part of; its old links lead there.
    letter_format, best_way: codes of `words`; how the person can read a letter, and is best reached.
    """

    holding = Holding(
        "Who the person is: reference, birth, sex, language", fields={"sex": SENSITIVE, "language": SENSITIVE}
    )

    agency = models.ForeignKey("access.Agency", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40)
    born_from = models.DateField(null=True, blank=True)
    born_to = models.DateField(null=True, blank=True)
    born_precision = models.CharField(max_length=10, choices=BirthPrecision, default=BirthPrecision.UNKNOWN)
    born_as_given = models.CharField(max_length=60, blank=True, default="")
    sex = models.CharField(max_length=20, blank=True, default="")
    language = models.CharField(max_length=20, blank=True, default="")
    interpreter_needed = models.BooleanField(null=True, blank=True)
    letter_format = models.CharField(max_length=12, blank=True, default="", db_default="")
    best_way = models.CharField(max_length=12, blank=True, default="", db_default="")
    source = models.CharField(max_length=60, blank=True, default="")
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
        db_index=False,
    )

    objects: ClassVar[Any] = _PeopleManager()
    versions: ClassVar[Any] = models.Manager.from_queryset(VersionedQuerySet)()

    class Meta(Versioned.Meta):
        constraints = [
            *Versioned.Meta.constraints,
            models.UniqueConstraint(
                fields=["agency", "reference"],
                condition=Q(known_to__isnull=True),
                name="people_person_reference_once",
            ),
            models.CheckConstraint(
                condition=Q(born_to__isnull=True, born_from__isnull=True) | Q(born_to__gte=F("born_from")),
                name="people_person_birth_in_order",
            ),
            models.CheckConstraint(
                condition=~Q(born_precision="exact") | Q(born_from=F("born_to"), born_from__isnull=False),
                name="people_person_exact_birth_is_one_day",
            ),
        ]
        indexes = [
            models.Index(
                fields=["born_from", "born_to"], condition=Q(known_to__isnull=True), name="people_person_born"
            ),
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="people_person_merged"
            ),
            written_since("people_person"),
        ]


class OfPerson(Versioned):
    """Base of what is known of a person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(Versioned.Meta):
        abstract = True


class Name(OfPerson):
    """A name the person has or had. given_key, family_key: folded for searching (lower case, no accents).

    alias: an alias stands here, sealed, as `aliases.alias_text` writes it, and the plain columns are empty; null for
    every other kind. alias_whole, alias_word: its blind indexes, of the whole name and of its last word.
    """

    holding = Holding("Names the person has or had", yields={"kind": ("main", "former")})

    class Kind(models.TextChoices):
        MAIN = "main", "Main name"
        PREFERRED = "preferred", "Preferred name"
        FORMER = "former", "Former name"
        ALIAS = "alias", "Alias"
        NICKNAME = "nickname", "Nickname"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MAIN)
    given = models.CharField(max_length=100, blank=True, default="")
    middle = models.CharField(max_length=100, blank=True, default="")
    family = models.CharField(max_length=100, blank=True, default="")
    given_key = models.CharField(max_length=100, blank=True, default="", editable=False)
    family_key = models.CharField(max_length=100, blank=True, default="", editable=False)
    alias = SealedTextField(domain=Domain.IDENTITY, agency="person.agency_id", null=True, blank=True)
    alias_whole = BlindIndexField(of="alias", fold=aliases.whole_key)
    alias_word = BlindIndexField(of="alias", fold=aliases.last_key)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(known_to__isnull=True, kind="main"),
                name="people_name_one_main",
            ),
            models.CheckConstraint(
                condition=~Q(given="", family="") | Q(alias__isnull=False), name="people_name_says_something"
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind="alias", alias__isnull=False, given="", middle="", family="")
                    & Q(given_key="", family_key="")
                )
                | (~Q(kind="alias") & Q(alias__isnull=True)),
                name="people_name_alias_sealed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["family_key", "given_key"],
                condition=Q(known_to__isnull=True),
                name="people_name_family_given",
            ),
            models.Index(fields=["given_key"], condition=Q(known_to__isnull=True), name="people_name_given"),
            *(
                models.Index(
                    fields=[column],
                    condition=Q(known_to__isnull=True, alias__isnull=False),
                    name=f"people_name_{column}",
                )
                for column in ("alias_whole", "alias_word")
            ),
        ]


class NameWord(models.Model):
    """Each distinct folded name once: a misspelt search measures distance over these, not over all people.

    Kept by a trigger on `people_name`, so that imports keep it too. Holds no person; read by search only.
    """

    id = models.BigAutoField(primary_key=True)
    part = models.CharField(max_length=6)
    word = models.CharField(max_length=100)

    objects: ClassVar[models.Manager["NameWord"]] = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "word"], name="people_nameword_once")]
        indexes = [models.Index("part", Reverse("word"), name="people_nameword_ending")]


class Identifier(OfPerson):
    """A number another system or register knows the person by. value_key: folded for equality."""

    holding = Holding("Numbers by which other systems know the person")

    scheme = models.CharField(max_length=40)
    value = models.CharField(max_length=60)
    value_key = models.CharField(max_length=60, editable=False)

    class Meta(OfPerson.Meta):
        indexes = [
            models.Index(
                fields=["value_key"], condition=Q(known_to__isnull=True), name="people_identifier_value"
            ),
        ]


class Address(OfPerson):
    """Where the person lives, lived or receives letters. area: the agency's own area code, for searching.

    safe: whether it is safe to use. letters: whether letters may go there. seen_by: who else sees or opens what
    arrives, described and not named.
    """

    holding = Holding(
        "Where the person lives, lived or receives letters", yields={"kind": ("main", "previous")}
    )

    class Kind(models.TextChoices):
        MAIN = "main", "Main address"
        POSTAL = "postal", "Postal address"
        TEMPORARY = "temporary", "Temporary address"
        PREVIOUS = "previous", "Previous address"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MAIN)
    no_fixed_abode = models.BooleanField(default=False)
    lines = models.TextField(blank=True, default="")
    town = models.CharField(max_length=100, blank=True, default="")
    postcode = models.CharField(max_length=20, blank=True, default="")
    area = models.CharField(max_length=40, blank=True, default="")
    safe = _asked()
    letters = _asked()
    seen_by = models.CharField(max_length=200, blank=True, default="", db_default="")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        constraints = [
            *OfPerson.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="people_address_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["area"], condition=Q(known_to__isnull=True), name="people_address_area"),
        ]


class ContactPoint(OfPerson):
    """A telephone number or e-mail address of the person, sealed. value_index: finds the same one elsewhere.

    safe, seen_by: as in Address. voicemail, texts: whether one may be left or sent there. note: sealed as the number
    is, since it says whose it is or when to ring it; null for none. ends_on: since when it is no longer the person's.
    """

    holding = Holding("Telephone numbers and e-mail addresses of the person")

    class Kind(models.TextChoices):
        MOBILE = "mobile", "Mobile"
        PHONE = "phone", "Telephone"
        EMAIL = "email", "E-mail"

    kind = models.CharField(max_length=8, choices=Kind)
    value = SealedTextField(domain=Domain.CONTACT, agency="person.agency_id", max_length=200)
    value_index = BlindIndexField(of="value", fold=contact_key)
    safe = _asked()
    voicemail = _asked()
    texts = _asked()
    seen_by = models.CharField(max_length=200, blank=True, default="", db_default="")
    note = SealedTextField(
        domain=Domain.CONTACT, agency="person.agency_id", max_length=200, null=True, blank=True
    )
    ends_on = models.DateField(null=True, blank=True)

    class Meta(OfPerson.Meta):
        indexes = [
            models.Index(
                fields=["value_index"], condition=Q(known_to__isnull=True), name="people_contactpoint_value"
            ),
        ]


class Characteristic(OfPerson):
    """A protected or personal characteristic: ethnicity, religion, disability ... as the source says it.

    kind: reference code. code: the agency's, "" if only the source's words are known. as_given: those words.
    """

    holding = Holding(
        "Ethnicity, religion, disability and other characteristics",
        purpose=Purpose.EQUALITY, basis=Basis.SUBSTANTIAL_INTEREST, sensitive=True,
    )  # fmt: skip

    kind = models.CharField(max_length=40)
    code = models.CharField(max_length=60, blank=True, default="")
    as_given = models.CharField(max_length=200, blank=True, default="")
    noted_on = models.DateField(null=True, blank=True)


class Adjustment(OfPerson):
    """What the person needs so that they can take part: large print, step-free room, breaks."""

    holding = Holding(
        "What the person needs so that they can take part",
        purpose=Purpose.EQUALITY, basis=Basis.LEGAL_DUTY, sensitive=True,
    )  # fmt: skip

    need = models.CharField(max_length=200)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)


class Relation(OfPerson):
    """Family, associates and others around the person. other: set when they have a record themselves."""

    holding = Holding(
        "People around the person, no more than the work needs",
        fields={name: FieldClass(sharing=Sharing.THIRD_PARTY) for name in ("name", "other_id", "note")},
    )

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=160, blank=True, default="")
    other = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    note = models.CharField(max_length=300, blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)


class Occupation(OfPerson):
    """Employment, education or training."""

    holding = Holding("Work, education and training")

    kind = models.CharField(max_length=20, choices=[("employment", "Employment"), ("education", "Education")])
    status = models.CharField(max_length=60)
    organisation = models.CharField(max_length=160, blank=True, default="")
    as_given = models.CharField(max_length=120, blank=True, default="")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)


class SourceSummary(OfPerson):
    """Figures an outside source gives about the person, kept as a summary and never turned into events.

    topic: "Prior history", "Supervision history" ... entries: in the source's order, each with `measure` (the
    source's column), `label` (in words) and `value` (the source's own word; "" where blank: "not recorded").
    """

    holding = Holding("Figures an outside source gives about the person", assertion=Assertion.INTELLIGENCE)

    topic = models.CharField(max_length=60)
    source = models.CharField(max_length=120)
    entries = models.JSONField()


from throughcare.register.people.merges import Merge, MergedRow  # noqa: E402, F401 - they stand on what is above
