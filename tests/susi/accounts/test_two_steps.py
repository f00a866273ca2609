"""Two-step sign-in: for everybody who wants it, and for staff always."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, hotp_value
from django.contrib.auth import SESSION_KEY
from django.urls import reverse

from challenges.choices import Role
from susi.outbox.models import Message
from tests.factories.accounts import StaffFactory, SuperuserFactory, UserFactory
from tests.factories.challenges import TeamMemberFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
ROOMS = ["/admin/", "/en/admin/", "/arr/", "/en/arr/", "/forskare/", "/led/"]


def code_now(secret=SECRET):
    return f"{hotp_value(secret, int(time.time()) // 30):06}"


def with_app(user):
    TOTP.activate(user, SECRET)
    return user


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("make", [StaffFactory, SuperuserFactory])
def test_staff_without_second_factor_are_sent_to_set_one_up(as_actor, make, room):
    answer = as_actor(make()).get(room)

    assert answer.status_code == 302
    assert answer["Location"].endswith("/konto/tva-steg/")


@pytest.mark.parametrize("role", Role.values)
def test_everybody_in_a_team_is_staff_in_this(as_actor, role):
    member = TeamMemberFactory(role=role)

    answer = as_actor(member.user).get("/arr/")

    assert answer["Location"] == "/konto/tva-steg/"


def test_staff_are_told_why(as_actor):
    answer = as_actor(StaffFactory()).get("/admin/", follow=True)

    assert "Slå på inloggning i två steg. Sedan kan du öppna sidan." in answer.content.decode()


def test_recovery_codes_alone_are_no_second_factor(as_actor):
    user = StaffFactory()
    Authenticator.objects.create(user=user, type=Authenticator.Type.RECOVERY_CODES, data={})

    assert as_actor(user).get("/admin/")["Location"] == "/konto/tva-steg/"


def test_staff_with_a_second_factor_come_in(as_actor):
    assert as_actor(with_app(StaffFactory())).get("/admin/").status_code == 200


def test_demo_lets_staff_in_without(as_actor, settings):
    settings.DEMO = True

    assert as_actor(StaffFactory()).get("/admin/").status_code == 200


def test_others_and_other_pages_are_left_alone(as_actor):
    stranger = as_actor(UserFactory()).get("/admin/")
    staff = as_actor(StaffFactory()).get(reverse("account"))

    assert stranger["Location"] == "/admin/login/?next=/admin/"
    assert staff.status_code == 200


def test_person_with_an_app_types_its_code_after_the_mailed_one(client, newest_code):
    user = with_app(UserFactory(email="amina@exempel.se"))
    client.post(reverse("account_login"), {"login": user.email})

    first = client.post(reverse("account_confirm_login_code"), {"code": newest_code(user.email)})
    signed_in_too_early = SESSION_KEY in client.session
    client.post(reverse("mfa_authenticate"), {"code": code_now()})

    assert first["Location"] == reverse("mfa_authenticate")
    assert signed_in_too_early is False
    assert client.session[SESSION_KEY] == str(user.pk)


def test_wrong_code_from_the_app_does_not_sign_in(client, newest_code):
    user = with_app(UserFactory(email="amina@exempel.se"))
    client.post(reverse("account_login"), {"login": user.email})
    client.post(reverse("account_confirm_login_code"), {"code": newest_code(user.email)})

    answer = client.post(reverse("mfa_authenticate"), {"code": "12"})

    assert answer.status_code == 422
    assert SESSION_KEY not in client.session


def test_app_is_connected_with_its_first_code_and_gives_backup_codes(as_actor):
    user = UserFactory()
    client = as_actor(user)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)}, follow=True)

    kinds = set(Authenticator.objects.values_list("type", flat=True))
    assert answer.redirect_chain == [(reverse("mfa_view_recovery_codes"), 302)]
    assert kinds == {Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES}


def test_picture_of_the_key_is_data_that_the_content_policy_allows(as_actor):
    answer = as_actor(UserFactory()).get(reverse("mfa_activate_totp"))

    assert 'src="data:image/svg+xml;base64,' in answer.content.decode()
    assert "img-src 'self' data:" in answer["Content-Security-Policy"]


def test_owner_is_told_by_mail(as_actor, django_capture_on_commit_callbacks):
    user = UserFactory()
    client = as_actor(user)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})

    assert Message.objects.get().subject == "Inloggning i två steg är på"
