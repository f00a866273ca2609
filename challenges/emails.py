"""What the outbox tells people about cases."""

from collections.abc import Mapping
from datetime import datetime

from challenges.choices import Role
from challenges.models import Case
from susi.accounts.models import User
from susi.core.bilingual import pick
from susi.core.links import absolute
from susi.outbox.letter import Letter
from susi.outbox.queue import queue_message


def case_submitted(case: Case, *, by: User, now: datetime) -> None:
    """Tell the challenge's organisers that a case waits for them."""
    team = case.challenge.team.filter(role=Role.ORGANISER, user__is_active=True)
    for member in team.select_related("user"):
        address = absolute("case_review", case.challenge_id, language=member.user.language)
        _queue(case, member.user, "case_submitted", {"by": str(by), "address": address}, now)


def case_published(case: Case, *, by: User, now: datetime) -> None:
    """Tell the case's researchers that everybody can read it."""
    for researcher in case.researchers.filter(is_active=True):
        address = absolute(
            "case_page", case.challenge.slug, case.slug, language=researcher.language
        )
        _queue(case, researcher, "case_published", {"by": str(by), "address": address}, now)


def case_returned(case: Case, *, by: User, note: str, now: datetime) -> None:
    """Tell the case's researchers what the organiser wants changed."""
    for researcher in case.researchers.filter(is_active=True):
        address = absolute("case_edit", case.pk, language=researcher.language)
        words = {"by": str(by), "note": note, "address": address}
        _queue(case, researcher, "case_returned", words, now)


def _queue(case: Case, to: User, kind: str, words: Mapping[str, str], now: datetime) -> None:
    context = {
        "name": to.get_short_name(),
        "case": pick(case.title_sv, case.title_en, to.language),
        **words,
    }
    letter = Letter(
        kind=kind,
        template=f"challenges/emails/{kind}",
        to_address=to.email,
        to_name=to.name,
        language=to.language,
        dedupe_key=f"{kind}:{case.pk}:{case.version}:{now:%Y%m%d%H%M%S}:{to.pk}",
        context=context,
        about=f"challenge:{case.challenge_id}",
        reply_to=case.challenge.contact_email,
    )
    queue_message(letter, now=now)
