"""Addresses of letters, under "letters/"."""

from django.urls import path

from throughcare.register.documents.screens import letter, letters, paper

app_name = "documents"
urlpatterns = [
    path("<uuid:person_id>/", letters.letters, name="letters"),
    path("<uuid:person_id>/drafts/<uuid:paper_id>/", paper.paper, name="paper"),
    path("<uuid:person_id>/drafts/<uuid:paper_id>/discard/", paper.discard, name="discard_paper"),
    path("<uuid:person_id>/<uuid:letter_id>/", letter.letter, name="letter"),
    path("<uuid:person_id>/<uuid:letter_id>/came/", letter.came, name="came"),
    path("<uuid:person_id>/<uuid:letter_id>/envelope/", letter.envelope, name="envelope"),
    path("<uuid:person_id>/<uuid:letter_id>/print/", letter.print_page, name="print"),
    path("<uuid:person_id>/<uuid:letter_id>/pdf/", letter.pdf, name="pdf"),
]
