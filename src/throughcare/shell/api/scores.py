"""/people/{id}/assessments/{id}/scores: what the rules made of the answers, and the term sheet of each score."""

from throughcare.casework.assessments.queries.explaining import score_explained
from throughcare.casework.assessments.queries.scores import scores_kept
from throughcare.shell.api.operations import Resource

scores = Resource("assessments", "scores")
SCORES = "/people/{uuid:person_id}/assessments/{uuid:assessment_id}/scores"

scores.lists(SCORES, scores_kept, name="read_scores")
scores.reads(f"{SCORES}/{{uuid:score_id}}", score_explained, name="read_term_sheet")
