"""A plain group of a session with somebody in it."""

from participants.choices import WishKind
from participants.models import Grouping, Seat, SeatWish
from workshops.models import Group


def make_group(session, place, number=1, **fields):
    """Give a group of the session, in which the person of the place sits."""
    Grouping.objects.get_or_create(session=session)
    group = Group.objects.create(session=session, number=number, **fields)
    Seat.objects.create(session=session, place=place, group=group)
    return group


def make_wish(session, one, other, kind=WishKind.APART):
    """Give a wish about two people, by their places."""
    first, second = sorted([one.application, other.application], key=lambda person: person.pk)
    return SeatWish.objects.create(session=session, kind=kind, first=first, second=second)
