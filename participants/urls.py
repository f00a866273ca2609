"""Addresses of the app; a name here is the name of the view and of its template."""

from django.urls import URLPattern, URLResolver, path

from participants.views.answers import (
    answers,
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
from participants.views.ceremony import draw_control, draw_digit, draw_start, draw_void
from participants.views.draw_public import (
    draw_key,
    draw_live,
    draw_live_state,
    draw_panels_csv,
    draw_protocol,
    draw_record,
)
from participants.views.exports import access_needs_csv, applicants_csv
from participants.views.group_moves import (
    group_edit,
    groups_lock,
    groups_move,
    groups_swap,
    groups_wish,
    groups_wish_drop,
)
from participants.views.groups import groups, groups_propose, groups_rest, groups_undo
from participants.views.groups_tell import groups_publish, groups_repair
from participants.views.late import application_late, late_code_close, late_codes
from participants.views.my_draw import my_draw, my_draw_proof
from participants.views.my_group import my_group
from participants.views.place import (
    place_accept,
    place_answer,
    place_decline,
    place_withdraw,
)
from participants.views.recruiting import (
    recruiting,
    recruiting_link_add,
    recruiting_live,
    recruiting_visit,
)
from participants.views.replacements import replacement_offer
from participants.views.reviews import reviews
from participants.views.selection import applicant, selection, selection_mark
from participants.views.selection_draw import (
    selection_draw,
    selection_draw_live,
    selection_lock,
    selection_publish,
    selection_unlock,
)
from participants.views.selection_quotas import selection_fix, selection_quotas, selection_undo
from participants.views.selection_release import selection_release
from participants.views.selection_trial import (
    selection_trial,
    selection_trial_cancel,
    selection_trial_live,
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
    path("arr/<row:pk>/urval/kvoter/rad/", selection_fix, name="selection_fix"),
    path("arr/<row:pk>/urval/kvoter/angra/", selection_undo, name="selection_undo"),
    path("arr/<row:pk>/urval/provlottning/", selection_trial, name="selection_trial"),
    path(
        "arr/<row:pk>/urval/provlottning/avbryt/",
        selection_trial_cancel,
        name="selection_trial_cancel",
    ),
    path(
        "arr/<row:pk>/urval/provlottning/lage/",
        selection_trial_live,
        name="selection_trial_live",
    ),
    path("arr/<row:pk>/urval/lottning/", selection_draw, name="selection_draw"),
    path("arr/<row:pk>/urval/lottning/lage/", selection_draw_live, name="selection_draw_live"),
    path("arr/<row:pk>/urval/lottning/las/", selection_lock, name="selection_lock"),
    path("arr/<row:pk>/urval/lottning/las-upp/", selection_unlock, name="selection_unlock"),
    path("arr/<row:pk>/urval/lottning/publicera/", selection_publish, name="selection_publish"),
    path("arr/<row:pk>/urval/besked/", selection_release, name="selection_release"),
    path("arr/<row:pk>/rekrytering/", recruiting, name="recruiting"),
    path("arr/<row:pk>/rekrytering/lage/", recruiting_live, name="recruiting_live"),
    path("arr/<row:pk>/rekrytering/lank/", recruiting_link_add, name="recruiting_link_add"),
    path("arr/<row:pk>/granskning/", reviews, name="reviews"),
    path("arr/<row:pk>/sena-ansokningar/", late_codes, name="late_codes"),
    path(
        "arr/<row:pk>/sena-ansokningar/<row:code_pk>/stang/",
        late_code_close,
        name="late_code_close",
    ),
    path("arr/<row:pk>/sokande.csv", applicants_csv, name="applicants_csv"),
    path("arr/<row:pk>/stod.csv", access_needs_csv, name="access_needs_csv"),
    path("arr/<row:pk>/sokande/<row:application_pk>/", applicant, name="applicant"),
    path("arr/<row:pk>/svar/", answers, name="answers"),
    path("arr/<row:pk>/svar/stang/", waiting_list_close, name="waiting_list_close"),
    path("arr/<row:pk>/svar/ersatt/", replacement_offer, name="replacement_offer"),
    path("arr/<row:pk>/svar/erbjud/<row:application_pk>/", place_offer, name="place_offer"),
    path("arr/<row:pk>/svar/skicka/<row:place_pk>/", place_resend, name="place_resend"),
    path("arr/<row:pk>/lottning/", draw_control, name="draw_control"),
    path("arr/<row:pk>/lottning/starta/", draw_start, name="draw_start"),
    path("arr/<row:pk>/lottning/siffra/", draw_digit, name="draw_digit"),
    path("arr/<row:pk>/lottning/gor-om/", draw_void, name="draw_void"),
    path("arr/<row:pk>/grupper/", groups, name="groups"),
    path("arr/<row:pk>/grupper/foresla/", groups_propose, name="groups_propose"),
    path("arr/<row:pk>/grupper/placera/", groups_rest, name="groups_rest"),
    path("arr/<row:pk>/grupper/angra/", groups_undo, name="groups_undo"),
    path("arr/<row:pk>/grupper/flytta/", groups_move, name="groups_move"),
    path("arr/<row:pk>/grupper/byt/", groups_swap, name="groups_swap"),
    path("arr/<row:pk>/grupper/las/", groups_lock, name="groups_lock"),
    path("arr/<row:pk>/grupper/onskemal/", groups_wish, name="groups_wish"),
    path(
        "arr/<row:pk>/grupper/onskemal/<row:wish_pk>/ta-bort/",
        groups_wish_drop,
        name="groups_wish_drop",
    ),
    path("arr/<row:pk>/grupper/saknas/", groups_repair, name="groups_repair"),
    path("arr/<row:pk>/grupper/publicera/", groups_publish, name="groups_publish"),
    path("arr/<row:pk>/grupper/<row:group_pk>/", group_edit, name="group_edit"),
    path("min/grupp/<row:pk>/", my_group, name="my_group"),
    path("lottning/nyckel.pem", draw_key, name="draw_key"),
    path("min/lottning/<row:pk>/", my_draw, name="my_draw"),
    path("min/lottning/<row:pk>/bevis.json", my_draw_proof, name="my_draw_proof"),
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
    path("<slug:challenge>/ansok/sen/", application_late, name="application_late"),
    path("<slug:challenge>/via/<slug:code>/", recruiting_visit, name="recruiting_visit"),
    path("<slug:challenge>/ansok/<slug:step>/", application_step, name="application_step"),
    path("<slug:challenge>/lottning/<slug:case>/", draw_live, name="draw_live"),
    path("<slug:challenge>/lottning/<slug:case>/lage/", draw_live_state, name="draw_live_state"),
    path("<slug:challenge>/lottning/<slug:case>/protokoll/", draw_protocol, name="draw_protocol"),
    path(
        "<slug:challenge>/lottning/<slug:case>/grupper.csv",
        draw_panels_csv,
        name="draw_panels_csv",
    ),
    path("<slug:challenge>/lottning/<slug:case>/protokoll.json", draw_record, name="draw_record"),
]
