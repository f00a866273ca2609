"""People in the admin: rights are for superusers, secrets for nobody."""

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.urls import reverse

from susi.accounts.models import User
from susi.outbox.models import Message
from tests.factories.accounts import StaffFactory, SuperuserFactory, UserFactory

pytestmark = pytest.mark.django_db
PEOPLE = "admin:accounts_user_changelist"
PERSON = "admin:accounts_user_change"


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.DEMO = True


@pytest.fixture
def boss(as_actor):
    return as_actor(SuperuserFactory(email="chef@exempel.se"))


@pytest.fixture
def helper(as_actor):
    user = StaffFactory(email="hjalp@exempel.se")
    wanted = ["view_user", "change_user", "delete_user"]
    user.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    return as_actor(user)


def typed(user, **changes):
    fields = ("email", "name", "call_name", "language", "time_zone")
    return {**{field: getattr(user, field) for field in fields}, "is_active": "on", **changes}


def test_superuser_finds_a_person(boss):
    UserFactory(name="Peter Lindqvist")
    UserFactory(name="Amina Warsame")

    answer = boss.get(reverse(PEOPLE), {"q": "lindqv"})

    assert [user.name for user in answer.context["cl"].result_list] == ["Peter Lindqvist"]


def test_no_password_is_shown(boss):
    user = UserFactory(password="pbkdf2_sha256$1$salt$hash")

    page = boss.get(reverse(PERSON, args=[user.pk])).content.decode()

    assert ("pbkdf2" in page, "salt$hash" in page) == (False, False)


def test_superuser_gives_rights(boss):
    user = UserFactory()

    boss.post(reverse(PERSON, args=[user.pk]), typed(user, is_staff="on"))

    user.refresh_from_db()
    assert user.is_staff is True


def test_staff_cannot_give_rights(helper):
    user = UserFactory()

    helper.post(
        reverse(PERSON, args=[user.pk]), typed(user, name="Ny", is_staff="on", is_superuser="on")
    )

    user.refresh_from_db()
    assert (user.name, user.is_staff, user.is_superuser) == ("Ny", False, False)


def test_staff_cannot_take_over_a_superuser_by_address(helper):
    boss = SuperuserFactory(email="chef@exempel.se")

    helper.post(reverse(PERSON, args=[boss.pk]), typed(boss, email="hjalp2@exempel.se"))

    boss.refresh_from_db()
    assert boss.email == "chef@exempel.se"


def test_staff_cannot_delete_people(helper):
    user = UserFactory()

    answer = helper.post(reverse("admin:accounts_user_delete", args=[user.pk]), {"post": "yes"})

    assert answer.status_code == 403
    assert User.objects.filter(pk=user.pk).exists()


def test_new_person_gets_no_password_and_a_small_address(boss):
    boss.post(reverse("admin:accounts_user_add"), typed(UserFactory.build(), email="Ny@Exempel.se"))

    user = User.objects.get(email="ny@exempel.se")
    assert user.has_usable_password() is False


def test_changed_address_no_longer_signs_in_with_the_old(boss):
    user = UserFactory(email="amina@exempel.se")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)

    boss.post(reverse(PERSON, args=[user.pk]), typed(user, email="ny@exempel.se"))

    assert list(user.emailaddress_set.values_list("email", "verified")) == [
        ("ny@exempel.se", False)
    ]


def test_superuser_removes_a_lost_second_factor_and_the_person_is_told(boss):
    user = UserFactory(email="amina@exempel.se")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    chosen = {"action": "remove_second_factors_of", "_selected_action": [user.pk]}

    boss.post(reverse(PEOPLE), chosen)

    assert Authenticator.objects.count() == 0
    assert Message.objects.get().subject == "Inloggning i två steg är avstängd"


def test_staff_have_no_such_action(helper):
    user = UserFactory()
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={})
    chosen = {"action": "remove_second_factors_of", "_selected_action": [user.pk]}

    helper.post(reverse(PEOPLE), chosen)

    assert Authenticator.objects.count() == 1


def test_secrets_of_signing_in_are_not_in_the_admin():
    shown = {EmailAddress, EmailConfirmation, Authenticator} & set(admin.site._registry)  # noqa: SLF001 -- no public list

    assert shown == set()


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/admin/logout/", "/logga-ut/"),
        ("/admin/password_change/", "/konto/losenord/byt/"),
    ],
)
def test_admin_uses_the_sites_own_pages(boss, path, target):
    assert boss.get(path)["Location"] == target


def test_admins_own_sign_out_works(boss):
    boss.post("/admin/logout/")

    assert boss.get("/admin/").status_code == 302


def test_people_without_the_right_are_refused(as_actor):
    assert as_actor(UserFactory()).get("/admin/", follow=True).status_code == 403
    assert as_actor(StaffFactory()).get(reverse(PEOPLE)).status_code == 403
