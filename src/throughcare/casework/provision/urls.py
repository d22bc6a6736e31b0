"""Addresses of the workspace under "provider/", and the officer's pages of what came back."""

from django.urls import path

from throughcare.casework.provision.screens import acts, calendar, delivery, desk, groups, referral, sessions

app_name = "provision"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("referrals/", desk.referral_list, name="referrals"),
    path("referrals/<uuid:referral_id>/", referral.referral, name="referral"),
    path("referrals/<uuid:referral_id>/move/<slug:to>/", acts.move, name="move"),
    path("referrals/<uuid:referral_id>/give/", acts.give, name="give"),
    path("referrals/<uuid:referral_id>/plan/", acts.action_plan, name="action_plan"),
    path("referrals/<uuid:referral_id>/measure/", acts.measure, name="measure"),
    path("referrals/<uuid:referral_id>/end/", acts.ask_to_end, name="ask_to_end"),
    path("referrals/<uuid:referral_id>/report/", acts.report, name="report"),
    path("referrals/<uuid:referral_id>/sessions/new/", sessions.new_session, name="new_session"),
    path("sessions/<uuid:session_id>/", sessions.record, name="record"),
    path("sessions/<uuid:session_id>/move/", sessions.move_session, name="move_session"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("groups/", groups.group_list, name="groups"),
    path("groups/new/", groups.new_group, name="new_group"),
    path("groups/<uuid:group_id>/", groups.group, name="group"),
    path("groups/<uuid:group_id>/end/", groups.end_group, name="end_group"),
    path("groups/<uuid:group_id>/session/", groups.group_session, name="group_session"),
    path("groups/<uuid:group_id>/attendance/<slug:moment>/", groups.attendance, name="attendance"),
    path("people/<uuid:person_id>/<uuid:service_referral_id>/", delivery.delivery, name="delivery"),
    path("people/<uuid:person_id>/plans/<uuid:action_plan_id>/", delivery.answer_plan, name="answer_plan"),
    path("people/<uuid:person_id>/sessions/<uuid:session_id>/", delivery.see_return, name="see_return"),
]
