"""Appeals as what a paper proves."""

from throughcare.register.documents.proved import Provable

APPEALS = Provable(
    words="The appeal",
    page="appeals:appeal",
    rows="""SELECT x.id, x.lodged_on FROM appeals_appeal x
WHERE x.person_id = %(person)s AND x.known_to IS NULL""",
)
