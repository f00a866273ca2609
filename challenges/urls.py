"""Addresses of the app; a name here is the name of the view and of its template."""

from django.urls import URLPattern, URLResolver, path

from challenges.views.case_edit import case_autosave, case_draft_drop, case_edit, case_submit
from challenges.views.case_review import case_publish, case_return, case_review
from challenges.views.research import case_new, research_cases

urlpatterns: list[URLPattern | URLResolver] = [
    path("forskare/", research_cases, name="research_cases"),
    path("forskare/nytt/", case_new, name="case_new"),
    path("forskare/<row:pk>/", case_edit, name="case_edit"),
    path("forskare/<row:pk>/utkast/", case_autosave, name="case_autosave"),
    path("forskare/<row:pk>/utkast/kasta/", case_draft_drop, name="case_draft_drop"),
    path("forskare/<row:pk>/skicka/", case_submit, name="case_submit"),
    path("arr/<row:pk>/case/", case_review, name="case_review"),
    path("arr/case/<row:pk>/publicera/", case_publish, name="case_publish"),
    path("arr/case/<row:pk>/tillbaka/", case_return, name="case_return"),
]
