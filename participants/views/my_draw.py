"""An applicant's own page of a draw, and the proof that they were in it."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from participants.queries.draw_mine import blocks_of, entries_of, mine_of
from participants.queries.draw_stage import stage_of_draw
from participants.queries.draws import proof_of
from susi.accounts.access import person, signed_in


@signed_in
@require_GET
def my_draw(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the person's number, their chance and what decided."""
    entry = get_object_or_404(entries_of(person(request)), pk=pk)
    mine = mine_of(entry)
    context = {
        "entry": entry,
        "mine": mine,
        "draw": entry.draw,
        "case": entry.draw.case,
        "challenge": entry.draw.case.challenge,
        "figures": mine.figures,
        "stage": stage_of_draw(entry.draw),
        "blocks": blocks_of(entry) if mine.cannot else [],
    }
    return render(request, "participants/my_draw.html", context)


@signed_in
@require_GET
def my_draw_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the person's own proof as a file."""
    entry = get_object_or_404(entries_of(person(request)), pk=pk)
    text = json.dumps(proof_of(entry), ensure_ascii=False, indent=1, sort_keys=True)
    response = HttpResponse(f"{text}\n", content_type="application/json")
    name = f"bevis-{entry.draw.case.slug}-{entry.number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
