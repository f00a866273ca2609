"""Addresses of the app; a name here is the name of the view and of its template."""

from django.urls import URLPattern, URLResolver, path

from ideas.views.ballot import ballot, ballot_live
from ideas.views.board import idea_board, idea_board_live
from ideas.views.idea import idea_edit, idea_withdraw
from ideas.views.lead import board_lead, board_lead_live, board_move, lead
from ideas.views.result import idea_result

urlpatterns: list[URLPattern | URLResolver] = [
    path("led/", lead, name="lead"),
    path("led/<row:pk>/", board_lead, name="board_lead"),
    path("led/<row:pk>/nu/", board_lead_live, name="board_lead_live"),
    path("led/<row:pk>/steg/", board_move, name="board_move"),
    path("live/<row:pk>/ideer/", idea_board, name="idea_board"),
    path("live/<row:pk>/ideer/nu/", idea_board_live, name="idea_board_live"),
    path("live/<row:pk>/ideer/<row:idea>/", idea_edit, name="idea_edit"),
    path("live/<row:pk>/ideer/<row:idea>/ta-bort/", idea_withdraw, name="idea_withdraw"),
    path("live/<row:pk>/rosta/", ballot, name="ballot"),
    path("live/<row:pk>/rosta/nu/", ballot_live, name="ballot_live"),
    path("<slug:challenge>/resultat/<slug:case>/", idea_result, name="idea_result"),
]
