"""The organiser's overview."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from participants.emails.places import failed_letters
from participants.queries.desk import read_desk
from susi.accounts.access import person, require, signed_in


@signed_in
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits for a person, the numbers of each case and the next dates."""
    user = person(request)
    page = read_desk(user, timezone.now())
    require(user.is_superuser or bool(page.challenges))
    failed = failed_letters([challenge for challenge, _cards in page.challenges])
    return render(request, "pages/desk.html", {"desk": page, "failed": failed})
