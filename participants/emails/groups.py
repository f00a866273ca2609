"""What people are told about their group: the participants, and who leads it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import override

from participants.models import Grouping, Place
from susi.accounts.models import User
from susi.core.links import absolute
from susi.outbox.compose import Rendered, render_letter
from susi.outbox.letter import Letter
from susi.outbox.queue import queue_message
from workshops.models import Group, Session
from workshops.queries import place_of


def group_published(place: Place, group: Group, grouping: Grouping, *, now: datetime) -> None:
    """Queue the word which group somebody is in: when, where, who leads it."""
    queue_message(_published(place, group, grouping), now=now)


def group_to_lead(
    group: Group, grouping: Grouping, people: Sequence[str], *, now: datetime
) -> None:
    """Queue the word to the facilitator which group they lead, and what its people are called."""
    leader = group.facilitator
    if leader is None:
        return
    context = {"people": list(people), "lead_page": absolute("lead", language=leader.language)}
    key = f"group-to-lead:{group.pk}:{grouping.version}:{leader.pk}"
    queue_message(_letter("group_to_lead", leader, group, key, context), now=now)


def preview_letter(place: Place, group: Group, grouping: Grouping) -> Rendered:
    """Give the letter as the person would read it, without queueing it."""
    return render_letter(_published(place, group, grouping))


def _published(place: Place, group: Group, grouping: Grouping) -> Letter:
    user, application = place.application.user, place.application
    context = {
        "name": application.call_name or application.name,
        "is_new": grouping.version <= 1,
        "my_group": absolute("my_group", group.session_id, language=user.language),
    }
    key = f"group-published:{group.session_id}:{place.pk}:{grouping.version}"
    return _letter("group_published", user, group, key, context)


def _letter(kind: str, reader: User, group: Group, key: str, context: dict[str, Any]) -> Letter:
    session = group.session
    case = session.case
    leader = group.facilitator
    return Letter(
        kind=kind,
        template=f"participants/emails/{kind}",
        to_address=reader.email,
        to_name=reader.name,
        language=reader.language,
        dedupe_key=key,
        context={
            "group": group,
            "session": session,
            "case": case,
            "challenge": case.challenge,
            "where": _held_at(session, reader.language),
            "leader": str(leader) if leader else "",
            **context,
        },
        expires_at=session.ends_at,
        about=f"challenge:{case.challenge_id}",
        reply_to=case.challenge.contact_email,
    )


def _held_at(session: Session, language: str) -> str:
    with override(language):
        return place_of(session)
