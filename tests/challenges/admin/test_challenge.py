import pytest

from challenges.choices import Role
from challenges.models import TeamMember
from tests.challenges.admin.posts import address, challenge_data
from tests.factories import moments
from tests.factories.accounts import StaffFactory, UserFactory
from tests.factories.challenges import ChallengeFactory

pytestmark = pytest.mark.django_db


def test_a_member_of_the_team_is_named_by_address(client, own):
    person = UserFactory(email="ny@exempel.se")
    data = challenge_data(own.challenge, [("", "Ny@exempel.se ", "facilitator")])

    client.post(address("challenge", "change", own.challenge_id), data)

    found = TeamMember.objects.filter(challenge=own.challenge, role=Role.FACILITATOR)
    assert [member.user for member in found] == [person]


def test_the_last_organiser_stays(client, own, organiser):
    member = TeamMember.objects.get(user=organiser)
    rows = [(member.pk, organiser.email, "facilitator")]

    answer = client.post(
        address("challenge", "change", own.challenge_id), challenge_data(own.challenge, rows)
    )

    errors = answer.context["inline_admin_formsets"][0].formset.non_form_errors()
    assert list(errors) == ["Utmaningen måste ha minst en arrangör."]
    assert TeamMember.objects.get().role == Role.ORGANISER


def test_whoever_of_the_staff_starts_a_challenge_organises_it(as_actor):
    user = StaffFactory()
    data = challenge_data(ChallengeFactory.build(slug="ny"))

    answer = as_actor(user).post(address("challenge", "add"), data)

    assert answer.status_code == 302
    assert list(TeamMember.objects.values_list("challenge__slug", "user", "role")) == [
        ("ny", user.pk, Role.ORGANISER)
    ]


def test_a_consent_text_gets_the_next_number_and_old_ones_stay(client, own):
    own.challenge.consent_texts.create(version=4, text_sv="Gammal", created_at=moments.OPENS)
    old = own.challenge.consent_texts.get()
    posted = {
        "consent_texts-TOTAL_FORMS": 2,
        "consent_texts-INITIAL_FORMS": 1,
        "consent_texts-0-id": old.pk,
        "consent_texts-0-text_sv": "Kapad",
        "consent_texts-1-text_sv": "Ny",
    }
    member = own.challenge.team.get()
    team = [(member.pk, member.user.email, "organiser")]

    client.post(
        address("challenge", "change", own.challenge_id),
        challenge_data(own.challenge, team, **posted),
    )

    texts = own.challenge.consent_texts.order_by("version").values_list("version", "text_sv")
    assert list(texts) == [(4, "Gammal"), (5, "Ny")]


def test_a_reserved_address_is_refused(client, own):
    answer = client.post(
        address("challenge", "change", own.challenge_id),
        challenge_data(own.challenge, slug="admin"),
    )

    assert answer.context["adminform"].form.errors["slug"] == [
        "Adressen används av webbplatsen själv. Välj en annan."
    ]
