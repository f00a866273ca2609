"""What everybody can see of a draw: the live screen, the protocol, and the files to check it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from participants.domain.selection.digests import panels_csv
from participants.models import Draw
from participants.queries.draw_panels import panels_of
from participants.queries.draw_protocol import (
    digit_times,
    figures_of,
    group_of,
    parts_of,
    previous_draws,
)
from participants.queries.draw_stage import (
    Stage,
    legend_of,
    shown_draws,
    stage_of_draw,
    version_of_draw,
)
from participants.queries.draws import entry_of, events_of
from participants.services.draw_files import public_key_pem, record_file
from participants.services.signing import public_key
from participants.views.draw_words import step_words, words_of
from susi.accounts.models import User
from susi.core.links import absolute
from susi.core.live import fragment, unchanged


@require_GET
def draw_live(request: HttpRequest, challenge: str, case: str) -> HttpResponse:
    """Show the draw as it happens, for the projector and for everybody at home."""
    stage = stage_of_draw(_shown(request, challenge, case))
    return render(request, "participants/draw_live.html", _screen(stage))


@require_GET
def draw_live_state(request: HttpRequest, challenge: str, case: str) -> HttpResponse:
    """Give the screen again where a digit was drawn; one query where there is nothing new."""
    draw = _shown(request, challenge, case)
    version = version_of_draw(draw)
    context = {} if unchanged(request, version) else _screen(stage_of_draw(draw))
    response = fragment(request, "participants/_draw_stage.html", context, version=version)
    response["Cache-Control"] = "private, no-cache"
    return response


@require_GET
def draw_protocol(request: HttpRequest, challenge: str, case: str) -> HttpResponse:
    """Tell what was decided, how, and how anybody can check it."""
    draw = _shown(request, challenge, case)
    events = list(events_of(draw))
    reader = _reader(request)
    context = {
        "draw": draw,
        "case": draw.case,
        "challenge": draw.case.challenge,
        "stage": stage_of_draw(draw),
        "figures": figures_of(draw),
        "parts": parts_of(draw),
        "group": group_of(draw),
        "events": [(event, step_words(event)) for event in events],
        "digits": digit_times(events),
        "before": [
            (one, [(event, step_words(event)) for event in one.events.all()])
            for one in previous_draws(draw)
        ],
        "mine": entry_of(reader, draw) if reader else None,
        "key": public_key(),
    }
    return render(request, "participants/draw_protocol.html", context)


@require_GET
def draw_panels_csv(request: HttpRequest, challenge: str, case: str) -> HttpResponse:
    """Give the published list, byte for byte what its digest is of."""
    draw = _shown(request, challenge, case)
    panels = panels_of(draw)
    if not panels:
        raise Http404
    name = f"grupper-{draw.case.slug}-{draw.sequence}.csv"
    return _file(panels_csv(panels).encode(), "text/csv; charset=utf-8", name)


@require_GET
def draw_record(request: HttpRequest, challenge: str, case: str) -> HttpResponse:
    """Give the signed record, without the pool."""
    draw = _shown(request, challenge, case)
    if not draw.list_hash:
        raise Http404
    name = f"protokoll-{draw.case.slug}-{draw.sequence}.json"
    return _file(record_file(draw), "application/json", name)


@require_GET
def draw_key(_request: HttpRequest) -> HttpResponse:
    """Give the public key that the records are signed with."""
    return _file(public_key_pem().encode(), "application/x-pem-file", "susi-nyckel.pem")


def _reader(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _shown(request: HttpRequest, challenge: str, case: str) -> Draw:
    """Give the draw that is shown now.

    Raises:
        Http404: there is none, or its list is not published and it is not the reader's to prepare.
    """
    draws = shown_draws(_reader(request), timezone.now(), challenge=challenge, case=case)
    draw = draws.first()
    if draw is None:
        raise Http404
    return draw


def _screen(stage: Stage) -> dict[str, object]:
    case = stage.draw.case
    words = case.challenge.slug, case.slug
    address = absolute("draw_live", *words).split("://", 1)[-1].rstrip("/")
    return {
        "stage": stage,
        "case": case,
        "words": words_of(stage, timezone.now()),
        "legend": legend_of(stage),
        "address": address,
        "state_address": reverse("draw_live_state", args=words),
    }


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
