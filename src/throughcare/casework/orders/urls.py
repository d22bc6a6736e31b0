"""Addresses below "orders/"."""

from django.urls import path

from throughcare.casework.orders.screens.adherence import adherence
from throughcare.casework.orders.screens.calendar import year_calendar
from throughcare.casework.orders.screens.condition import add_condition, vary_condition
from throughcare.casework.orders.screens.court_result import court_result
from throughcare.casework.orders.screens.custody import custody, leave, note_custody, receive
from throughcare.casework.orders.screens.death import confirm_death, report_death, undo_death
from throughcare.casework.orders.screens.end_order import end_order
from throughcare.casework.orders.screens.end_supervision import end_supervision
from throughcare.casework.orders.screens.ending import ending
from throughcare.casework.orders.screens.key_date import add_key_date, correct_key_date
from throughcare.casework.orders.screens.offence import add_offence, correct_offence
from throughcare.casework.orders.screens.order import add_order, change_order
from throughcare.casework.orders.screens.orders import orders
from throughcare.casework.orders.screens.sentence import add_sentence, correct_sentence
from throughcare.casework.orders.screens.state import change_state
from throughcare.casework.orders.screens.take_back import take_back
from throughcare.casework.orders.screens.whereabouts import decide_whereabouts, whereabouts

app_name = "orders"
urlpatterns = [
    path("ending/", ending, name="ending"),
    path("<uuid:person_id>/", orders, name="orders"),
    path("<uuid:person_id>/orders/new/", add_order, name="add_order"),
    path("<uuid:person_id>/orders/<uuid:order_id>/", change_order, name="change_order"),
    path("<uuid:person_id>/orders/<uuid:order_id>/end/", end_order, name="end_order"),
    path("<uuid:person_id>/orders/<uuid:order_id>/conditions/new/", add_condition, name="add_condition"),
    path("<uuid:person_id>/conditions/<uuid:condition_id>/", vary_condition, name="vary_condition"),
    path("<uuid:person_id>/kept/", adherence, name="adherence"),
    path("<uuid:person_id>/calendar/", year_calendar, name="calendar"),
    path("<uuid:person_id>/offences/new/", add_offence, name="add_offence"),
    path("<uuid:person_id>/offences/<uuid:offence_id>/", correct_offence, name="correct_offence"),
    path("<uuid:person_id>/sentences/new/", add_sentence, name="add_sentence"),
    path("<uuid:person_id>/sentences/<uuid:sentence_id>/", correct_sentence, name="correct_sentence"),
    path("<uuid:person_id>/key-dates/new/", add_key_date, name="add_key_date"),
    path("<uuid:person_id>/key-dates/<uuid:key_date_id>/", correct_key_date, name="correct_key_date"),
    path("<uuid:person_id>/state/", change_state, name="change_state"),
    path("<uuid:person_id>/court-result/", court_result, name="court_result"),
    path("<uuid:person_id>/custody/", custody, name="custody"),
    path("<uuid:person_id>/custody/receive/", receive, name="receive"),
    path("<uuid:person_id>/custody/<uuid:stay_id>/leave/", leave, name="leave"),
    path("<uuid:person_id>/custody/behaviour/", note_custody, name="note_custody"),
    path("<uuid:person_id>/end/", end_supervision, name="end_supervision"),
    path("<uuid:person_id>/death/", report_death, name="report_death"),
    path("<uuid:person_id>/death/confirm/", confirm_death, name="confirm_death"),
    path("<uuid:person_id>/death/undo/", undo_death, name="undo_death"),
    path("<uuid:person_id>/whereabouts/", whereabouts, name="whereabouts"),
    path("<uuid:person_id>/whereabouts/decide/", decide_whereabouts, name="decide_whereabouts"),
    path("<uuid:person_id>/error/<slug:kind>/<uuid:record_id>/", take_back, name="take_back"),
]
