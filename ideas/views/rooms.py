"""Who comes in: the case, its board and what the person is there."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from challenges.models import Case
from ideas.models import Board
from ideas.permissions import Part, is_known, part_in
from ideas.queries.board import board_of
from susi.accounts.access import person
from susi.accounts.models import User


@dataclass(frozen=True)
class Room:
    """A case's board with the person who came in."""

    case: Case
    board: Board
    user: User
    part: Part


def enter(request: HttpRequest, pk: int) -> Room:
    """Give the room of a case to those who take part in it or work with it.

    Raises:
        PermissionDenied: the person applied, but has no place now.
        Http404: there is no such case for anybody else.
    """
    user = person(request)
    case = Case.objects.select_related("challenge").filter(pk=pk).first()
    if case is None:
        raise Http404
    part = part_in(user, case)
    if not part.may_read:
        if is_known(user, case):
            raise PermissionDenied(_("Sidan är för dem som har en plats i caset."))
        raise Http404
    return Room(case, board_of(case), user, part)


def enter_to_lead(request: HttpRequest, pk: int) -> Room:
    """Give the room to those who lead it.

    Raises:
        PermissionDenied: the person may read, but not lead.
        Http404: as ``enter``.
    """
    room = enter(request, pk)
    if not room.part.leads:
        raise PermissionDenied(
            _("Den här sidan är för gruppledare. Ska du ha tillgång? Skriv till oss.")
        )
    return room


def enter_to_vote(request: HttpRequest, pk: int) -> Room:
    """Give the room to those who take part.

    Raises:
        PermissionDenied: the person works with the case and does not vote.
        Http404: as ``enter``.
    """
    room = enter(request, pk)
    if not room.part.takes_part:
        raise PermissionDenied(_("Bara deltagarna röstar. Du kan läsa idéerna på tavlan."))
    return room
