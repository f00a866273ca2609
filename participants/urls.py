"""Addresses of the app; a name here is the name of the view and of its template."""

from django.urls import URLPattern, URLResolver, path

from participants.views.answers import (
    answers,
    applicants_csv,
    place_offer,
    place_resend,
    waiting_list_close,
)
from participants.views.application import application_start, application_step
from participants.views.application_review import (
    application_received,
    application_review,
    application_submit,
    application_withdraw,
)
from participants.views.place import (
    place_accept,
    place_answer,
    place_decline,
    place_withdraw,
)
from participants.views.selection import (
    applicant,
    selection,
    selection_mark,
    selection_quotas,
    selection_release,
)
from participants.views.sessions import (
    case_calendar,
    session_calendar,
    session_go,
    session_join,
    session_join_live,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("arr/<row:pk>/urval/", selection, name="selection"),
    path("arr/<row:pk>/urval/valj/", selection_mark, name="selection_mark"),
    path("arr/<row:pk>/urval/kvoter/", selection_quotas, name="selection_quotas"),
    path("arr/<row:pk>/urval/besked/", selection_release, name="selection_release"),
    path("arr/<row:pk>/sokande.csv", applicants_csv, name="applicants_csv"),
    path("arr/<row:pk>/sokande/<row:application_pk>/", applicant, name="applicant"),
    path("arr/<row:pk>/svar/", answers, name="answers"),
    path("arr/<row:pk>/svar/stang/", waiting_list_close, name="waiting_list_close"),
    path("arr/<row:pk>/svar/erbjud/<row:application_pk>/", place_offer, name="place_offer"),
    path("arr/<row:pk>/svar/skicka/<row:place_pk>/", place_resend, name="place_resend"),
    path("min/svar/<str:token>/", place_answer, name="place_answer"),
    path("min/svar/<str:token>/ja/", place_accept, name="place_accept"),
    path("min/svar/<str:token>/nej/", place_decline, name="place_decline"),
    path("min/aterbud/<row:pk>/", place_withdraw, name="place_withdraw"),
    path("live/<row:pk>/anslut/", session_join, name="session_join"),
    path("live/<row:pk>/anslut/nu/", session_join_live, name="session_join_live"),
    path("live/<row:pk>/anslut/vidare/", session_go, name="session_go"),
    path("min/kalender/<row:pk>.ics", session_calendar, name="session_calendar"),
    path("min/kalender/case/<row:pk>.ics", case_calendar, name="case_calendar"),
    path("<slug:challenge>/ansok/", application_start, name="application_start"),
    path("<slug:challenge>/ansok/granska/", application_review, name="application_review"),
    path("<slug:challenge>/ansok/skicka/", application_submit, name="application_submit"),
    path("<slug:challenge>/ansok/klar/", application_received, name="application_received"),
    path("<slug:challenge>/ansok/aterta/", application_withdraw, name="application_withdraw"),
    path("<slug:challenge>/ansok/<slug:step>/", application_step, name="application_step"),
]
