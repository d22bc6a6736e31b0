"""/validations: how well scores foretold outcomes, in figures of many people."""

from throughcare.insight import queries
from throughcare.insight.queries import Held
from throughcare.insight.validated import Validation
from throughcare.platform.access.permissions import Permission
from throughcare.platform.actor import Actor
from throughcare.shell.api.operations import Resource

validations = Resource("validations", "validations")


def read_validations(actor: Actor) -> list[Held]:
    """Scores that can be held against what came later."""
    return queries.cohorts(actor)


def read_validation(actor: Actor, cohort: str, score: str) -> Validation:
    """How well one score foretold the outcome of one cohort; small numbers are left out."""
    return queries.validation(actor, cohort, score)


validations.lists("/validations", read_validations, by=("code",), may=Permission.VALIDATION_READ)
validations.reads("/validations/{slug:cohort}/{slug:score}", read_validation, may=Permission.VALIDATION_READ)
