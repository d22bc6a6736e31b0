"""Addresses of dossiers, under "dossiers/"."""

from django.urls import path

from throughcare.decisions.dossiers.screens.bench import bench, bench_file
from throughcare.decisions.dossiers.screens.dossier import arrange, discard, dossier, make
from throughcare.decisions.dossiers.screens.dossiers import begin, dossiers
from throughcare.decisions.dossiers.screens.handing import copy_file, hand_over, look_before
from throughcare.decisions.dossiers.screens.paper import paper, put_back, remove, treat_page
from throughcare.decisions.dossiers.screens.withholding import decide, show, withhold

app_name = "dossiers"

PERSON = "<uuid:person_id>"
ONE = f"{PERSON}/<uuid:dossier_id>"
PAPER = f"{ONE}/papers/<uuid:exhibit_id>"

urlpatterns = [
    path("bench/<uuid:hearing_id>/", bench, name="bench"),
    path("bench/<uuid:hearing_id>/<uuid:dossier_id>/", bench_file, name="bench_file"),
    path(f"{PERSON}/", dossiers, name="dossiers"),
    path(f"{PERSON}/begin/", begin, name="begin"),
    path(f"{ONE}/", dossier, name="dossier"),
    path(f"{ONE}/arrange/", arrange, name="arrange"),
    path(f"{ONE}/make/", make, name="make"),
    path(f"{ONE}/discard/", discard, name="discard"),
    path(f"{ONE}/hand-over/", hand_over, name="hand_over"),
    path(f"{ONE}/look-before/<str:copy>/", look_before, name="look_before"),
    path(f"{ONE}/files/<str:copy>/", copy_file, name="file"),
    path(f"{PAPER}/", paper, name="paper"),
    path(f"{PAPER}/remove/", remove, name="remove"),
    path(f"{PAPER}/page/", treat_page, name="page"),
    path(f"{PAPER}/put-back/", put_back, name="put_back"),
    path(f"{PAPER}/withhold/", withhold, name="withhold"),
    path(f"{PAPER}/withhold/decide/", decide, name="decide"),
    path(f"{PAPER}/show/", show, name="show"),
]
