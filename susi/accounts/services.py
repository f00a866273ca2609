"""What happens to accounts: a person is let in, gets a new address, loses a lost second factor."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import ProtectedError, Q, RestrictedError
from django.utils.translation import get_language

from susi.accounts.choices import Language
from susi.accounts.models import User

UNCONFIRMED_KEPT = timedelta(days=1)


@transaction.atomic
def welcome_person(email: str, *, now: datetime) -> User | None:
    """Give the person of an address, made now if new; ``None`` where the account is closed.

    Everybody gets a code, so the page answers known and unknown addresses alike and with the same
    work. An address that never types its code is removed by ``remove_unconfirmed_people``.
    """
    address = User.objects.clean_address(email)
    language = (get_language() or Language.SWEDISH).split("-")[0]
    user, _made = User.objects.get_or_create(
        email=address,
        defaults={"language": language, "date_joined": now, "password": make_password(None)},
    )
    EmailAddress.objects.get_or_create(user=user, email=address, defaults={"primary": True})
    return user if user.is_active else None


@transaction.atomic
def set_address(user: User, email: str) -> None:
    """Give a person another address, so that the old one no longer signs in.

    The new one counts as confirmed only once its owner has typed a code sent to it.
    """
    user.email = User.objects.clean_address(email)
    user.save(update_fields=["email"])
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()
    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"primary": True})


def remove_second_factors(user: User) -> int:
    """Switch two-step sign-in off for a person who lost the means; give how many means went."""
    return Authenticator.objects.filter(user=user).delete()[0]


def remove_unconfirmed_people(*, now: datetime) -> int:
    """Delete accounts whose address was typed more than a day ago and never confirmed.

    Only accounts that nothing refers to go: no application, no role, no name.
    """
    removed = 0
    for user in User.objects.filter(_untouched(), date_joined__lt=now - UNCONFIRMED_KEPT):
        try:
            user.delete()
        except (ProtectedError, RestrictedError):
            continue
        removed += 1
    return removed


def _untouched() -> Q:
    """Give the condition of an account that was only ever typed: no sign-in, name, or relation."""
    condition = Q(last_login=None, name="", is_staff=False, emailaddress__verified=False)
    for relation in User._meta.related_objects:  # noqa: SLF001 -- Django documents it
        if relation.related_model is not EmailAddress:
            condition &= Q(**{f"{relation.name}__isnull": True})
    return condition
