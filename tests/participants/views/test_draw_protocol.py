"""The protocol for everybody, and what one takes home to check the draw."""

import json
from hashlib import sha256

import pytest
import time_machine
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.urls import reverse

from participants.choices import DrawStatus, DrawStep
from participants.domain.selection.signature import is_signed
from participants.models import Draw, DrawEvent
from participants.services.draws import draw_digit
from participants.services.signing import public_key
from tests.factories import moments
from tests.factories.plain_draw import make_draw
from tests.participants.views.draw_world import make_drawn_world, make_people, public, text_of
from tests.participants.worlds import make_world

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def protocol(client, world, language=""):
    return text_of(client.get(f"{language}{public(world, 'draw_protocol')}"))


def test_the_list_stands_there_before_the_digits(client):
    world = make_drawn_world()

    page = protocol(client, world)

    assert "31 personer kan lottas till 3 platser. Listan med 1 000 grupper är klar." in page
    assert "Listan med grupperna publicerades tisdag 6 oktober kl. 12:00" in page
    assert world.draw.list_hash in page
    assert world.draw.merkle_root in page
    assert "I gruppen" not in page


def test_afterwards_it_says_what_was_decided_and_how(client):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    page = protocol(client, world)

    assert "31 personer kunde lottas till 3 platser." in page
    assert "<li>5</li><li>12</li><li>28</li>" in page
    assert "siffra 2: <strong>1</strong>, tisdag 6 oktober kl. 12:00" in page
    assert "Gruppen är utsedd: nummer 417 på listan." in page


def test_the_chances_are_numbers_of_groups_and_those_without_one_are_told(client):
    world = make_drawn_world(acknowledgement="Vi behöver bredden.")

    page = protocol(client, world)

    assert "100 <small>av 1 000 grupper</small>" in page
    assert "1 person kunde inte lottas in" in page
    assert "”Vi behöver bredden.”" in page


def test_quotas_with_pool_and_group_and_small_numbers_hidden(client):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    page = protocol(client, world)

    row = page.split("Boende</th>")[1].split("</tr>")[0]
    cells = [cell.split("<")[0].strip() for cell in row.split('<td class="h">')[1:]]
    assert cells == ["1", "1", "10", "färre än 3"]


def test_a_single_small_number_cannot_be_worked_out(client):
    world = make_drawn_world(people=22)

    page = protocol(client, world)

    numbers = [
        page.split(f"{name}</th>")[1].split('<td class="h">')[3].split("<")[0].strip()
        for name in ("Akademi", "Offentlig sektor", "Boende")
    ]
    assert numbers == ["visas inte", "10", "färre än 3"]


def test_no_names_anywhere(client):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    assert "Warsame" not in protocol(client, world)
    assert "Sandell" not in protocol(client, world)


def test_who_has_left_and_what_was_unlocked_before_is_told(client):
    world = make_world(places=3)
    people = make_people(world, 30)
    old = make_draw(world.case, people, DrawStatus.UNLOCKED)
    reason = {"reason": "Fel kvot."}
    DrawEvent.objects.create(draw=old, step=DrawStep.UNLOCKED, facts=reason, at=NOW)
    world.draw = make_draw(world.case, people, DrawStatus.DRAWN, digits="417", sequence=2)
    passed = {"number": "417", "passed": [5, 12]}
    DrawEvent.objects.create(draw=world.draw, step=DrawStep.DRAWN, facts=passed, at=NOW)

    page = protocol(client, world)

    assert "Lottning 1, gäller inte" in page
    assert "Kvoterna låstes upp. Skäl: Fel kvot." in page
    assert "Nummer 5, 12 hade lämnat lottningen. Platserna går till väntelistan." in page


def test_an_applicant_finds_their_own_number_and_page(as_actor):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    page = protocol(as_actor(world.people[4].user), world)

    assert "Du har nummer 5 i den här lottningen." in page
    assert '<li class="is-mine">5<span class="vh"> (du)</span></li>' in page


@pytest.mark.parametrize("people", [30, 60])
def test_as_many_queries_whatever_the_pool(client, django_assert_num_queries, people):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417", people=people)
    client.get(public(world, "draw_protocol"))

    with django_assert_num_queries(7):
        client.get(public(world, "draw_protocol"))


def test_in_english(client):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    assert "How the group was drawn" in protocol(client, world, "/en")


# --- the files ------------------------------------------------------------------------------------
def test_the_list_is_what_its_digest_is_of(client):
    world = make_drawn_world()

    file = client.get(public(world, "draw_panels_csv"))

    assert sha256(file.content).hexdigest() == world.draw.list_hash
    assert file.content.startswith(b"panel,id\n000,1\n000,11\n000,21\n")
    assert "attachment" in file["Content-Disposition"]


def test_the_record_is_signed_and_holds_no_pool(client):
    world = make_drawn_world(DrawStatus.LIVE, digits="41")
    draw_digit(world.draw, "7", already="41", by=world.organiser, now=NOW)

    record = json.loads(client.get(public(world, "draw_record")).content)

    assert is_signed(record, public_key())
    assert (record["variant"], record["panel"]) == ("public", ["5", "12", "28"])
    assert {"pool", "salt"} & set(record) == set()


def test_before_the_digits_the_record_holds_no_number(client):
    world = make_drawn_world()

    record = json.loads(client.get(public(world, "draw_record")).content)

    assert (record["choice"], record["panel"]) == (None, [])
    assert is_signed(record, public_key())


def test_the_key_is_the_one_that_signs(client):
    file = client.get(reverse("draw_key"))

    key = load_pem_public_key(file.content)

    assert key.public_bytes_raw().hex() == public_key()


def test_a_draw_whose_list_is_not_ready_has_no_files(as_actor):
    world = make_drawn_world(DrawStatus.LOCKED)
    eva = as_actor(world.organiser)

    assert eva.get(public(world, "draw_panels_csv")).status_code == 404
    assert eva.get(public(world, "draw_record")).status_code == 404
    assert Draw.objects.get().panels is None
