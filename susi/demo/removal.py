"""Takes the old demo away, and nothing else."""

from django.core.management.base import CommandError

from challenges.models import Case, Challenge
from ideas.models import Ballot, Board, Idea
from participants.models import Application, Grouping, Place
from participants.services.draw_removal import remove_draws
from susi.accounts.demo_people import DEMO_DOMAIN
from susi.accounts.models import User
from susi.demo.call import SLUG
from susi.outbox.models import Message
from workshops.models import Group, Session


def remove_demo() -> None:
    """Delete the demo challenge, its people and the mails they got.

    Raises:
        CommandError: a challenge of that address exists which is not the demo.
    """
    challenge = Challenge.objects.filter(slug=SLUG).first()
    if challenge is not None:
        if not challenge.contact_email.endswith(DEMO_DOMAIN):
            msg = f"The address {SLUG} belongs to another challenge. Nothing was changed."
            raise CommandError(msg)
        Ballot.objects.filter(board__case__challenge=challenge).delete()
        Idea.objects.filter(board__case__challenge=challenge).delete()
        Board.objects.filter(case__challenge=challenge).delete()
        remove_draws(challenge.cases.all())
        Grouping.objects.filter(session__case__challenge=challenge).delete()
        Group.objects.filter(session__case__challenge=challenge).delete()
        Place.objects.filter(case__challenge=challenge).delete()
        Application.objects.filter(challenge=challenge).delete()
        Session.objects.filter(case__challenge=challenge).delete()
        Case.objects.filter(challenge=challenge).delete()
        challenge.delete()
    Message.objects.filter(to_address__endswith=DEMO_DOMAIN).delete()
    User.objects.filter(email__endswith=DEMO_DOMAIN).delete()
