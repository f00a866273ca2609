"""Groups by hand: move, change places, lock, wish, room and facilitator."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from participants.choices import WishKind
from participants.forms.groups import GroupForm, WishForm
from participants.models import Place, SeatWish
from participants.queries.composer import sectors_of
from participants.queries.people import confirmed_places
from participants.queries.seating import read_seating
from participants.services.seats import edit_group, lock_seat, move_seat, set_wish, swap_seats
from participants.views.groups import groups_page, number_in, session_led_by, tried
from susi.accounts.access import person, signed_in
from susi.core.answers import SeeOther
from susi.core.errors import ActionRefused
from workshops.models import Group, Session


@signed_in
@require_POST
def groups_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put somebody in another group."""
    session = session_led_by(request, pk)
    place = _place(request, session, "place")
    number = number_in(request, "group")
    if place is None:
        return _gone(request, session)
    return tried(
        request,
        session,
        lambda: move_seat(session, place, number, by=person(request), now=timezone.now()),
        lambda: _moved(session, place, number),
        anchor=f"#person-{place.pk}",
    )


@signed_in
@require_POST
def groups_swap(request: HttpRequest, pk: int) -> HttpResponse:
    """Let two people change groups."""
    session = session_led_by(request, pk)
    one, other = (_place(request, session, name) for name in ("place", "other"))
    if one is None or other is None:
        return _gone(request, session)
    names = {"one": one.application.name, "other": other.application.name}
    return tried(
        request,
        session,
        lambda: swap_seats(session, one, other, by=person(request), now=timezone.now()),
        _("%(one)s och %(other)s har bytt grupp.") % names,
        anchor=f"#person-{one.pk}",
    )


@signed_in
@require_POST
def groups_lock(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep somebody in their group whatever is proposed, or no longer."""
    session = session_led_by(request, pk)
    place, locked = _place(request, session, "place"), request.POST.get("locked") == "1"
    if place is None:
        return _gone(request, session)
    words = _("%(name)s är låst i sin grupp.") if locked else _("%(name)s är inte låst längre.")
    return tried(
        request,
        session,
        lambda: lock_seat(session, place, locked=locked, by=person(request), now=timezone.now()),
        words % {"name": place.application.name},
        anchor=f"#person-{place.pk}",
    )


@signed_in
@require_POST
def groups_wish(request: HttpRequest, pk: int) -> HttpResponse:
    """Wish two people together or apart."""
    session = session_led_by(request, pk)
    form = WishForm(request.POST, seating=read_seating(session))
    if not form.is_valid():
        return groups_page(request, session, {"wish_form": form}, status=422)
    one, other = form.pair()
    try:
        set_wish(
            session,
            (one.application, other.application),
            WishKind(form.cleaned_data["kind"]),
            reason=form.cleaned_data["reason"],
            by=person(request),
            now=timezone.now(),
        )
    except ActionRefused as refusal:
        form.add_error("second", str(refusal))
        return groups_page(request, session, {"wish_form": form}, status=422)
    messages.success(request, _("Önskemålet är sparat. Det gäller nästa förslag."))
    return SeeOther(reverse("groups", args=[pk]) + "#onskemal")


@signed_in
@require_POST
def groups_wish_drop(request: HttpRequest, pk: int, wish_pk: int) -> HttpResponse:
    """Take a wish back."""
    session = session_led_by(request, pk)
    wishes = SeatWish.objects.filter(session=session).select_related("first", "second")
    wish = get_object_or_404(wishes, pk=wish_pk)
    pair, by, now = (wish.first, wish.second), person(request), timezone.now()
    return tried(
        request,
        session,
        lambda: set_wish(session, pair, None, by=by, now=now),
        _("Önskemålet är borta."),
        anchor="#onskemal",
    )


@signed_in
@require_http_methods(["GET", "POST"])
def group_edit(request: HttpRequest, pk: int, group_pk: int) -> HttpResponse:
    """Say where a group sits, who leads it and what it is called."""
    session = session_led_by(request, pk)
    group = get_object_or_404(Group.objects.filter(session=session), pk=group_pk)
    group.session = session
    people = list(read_seating(session).facilitators)
    posted = request.POST if request.method == "POST" else None
    form = GroupForm(posted, group=group, people=people)
    refusal = ""
    if form.is_valid():
        given = form.cleaned_data
        try:
            edit_group(
                group,
                names=(given["name_sv"], given["name_en"]),
                room=given["room"],
                facilitator=form.leader(),
                by=person(request),
                now=timezone.now(),
            )
        except ActionRefused as error:
            refusal = str(error)
        else:
            messages.success(request, _("%(group)s är sparad.") % {"group": group.label})
            return SeeOther(reverse("groups", args=[pk]) + f"#grupp-{group.number}")
    context = {"form": form, "group": group, "session": session, "refusal": refusal}
    context["case"] = session.case
    status = 422 if posted is not None else 200
    return render(request, "participants/group_edit.html", context, status=status)


def _place(request: HttpRequest, session: Session, name: str) -> Place | None:
    return confirmed_places(session.case).filter(pk=number_in(request, name)).first()


def _gone(request: HttpRequest, session: Session) -> HttpResponse:
    """Say that somebody who was to be moved does not take part."""
    return groups_page(request, session, {"refusal": _("Personen deltar inte längre.")}, status=422)


def _moved(session: Session, place: Place, number: int) -> str:
    """Say what the move did, for those who do not see it."""
    seating = read_seating(session)
    group = seating.group(number)
    count = len(sectors_of(seating.present[number - 1]))
    words = ngettext(
        "%(name)s flyttad till %(group)s. %(group)s har nu %(n)d sektor.",
        "%(name)s flyttad till %(group)s. %(group)s har nu %(n)d sektorer.",
        count,
    )
    return words % {"name": place.application.name, "group": group.label, "n": count}
