"""The organiser's page while the digits are drawn."""

import pytest
import time_machine

from participants.choices import DrawStatus
from participants.models import Draw, DrawEvent, Place
from tests.factories import moments
from tests.factories.plain_draw import digit_panels
from tests.participants.views.draw_world import desk, make_drawn_world, text_of
from tests.participants.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(moments.AFTER_CALL, tick=False):
        yield


def digits():
    return Draw.objects.get().digits


def test_before_anything_is_locked_the_page_says_what_to_do(as_actor):
    world = make_world()

    page = as_actor(world.organiser).get(desk(world, "draw_control"))

    assert page.status_code == 200
    assert "Inget är låst än" in text_of(page)


@pytest.mark.parametrize("status", [DrawStatus.LOCKED, DrawStatus.PREPARED])
def test_the_draw_cannot_begin_before_the_list_is_published(as_actor, status):
    world = make_drawn_world(status)
    eva = as_actor(world.organiser)

    page = eva.get(desk(world, "draw_control"))
    refused = eva.post(desk(world, "draw_start"))

    assert "Börja lottningen" not in text_of(page)
    assert refused.status_code == 422
    assert "Publicera listan först." in text_of(refused)


def test_the_checklist_leads_to_the_first_digit(as_actor):
    world = make_drawn_world()
    eva = as_actor(world.organiser)

    before = text_of(eva.get(desk(world, "draw_control")))
    started = eva.post(desk(world, "draw_start"))
    after = text_of(eva.get(started.url))

    assert "Visa väntbilden" in before
    assert "31 sökande." in before
    assert started.status_code == 303
    assert "Dra siffra 1 av 3" in after


def test_a_typed_digit_is_asked_about_and_changes_nothing(as_actor):
    world = make_drawn_world(DrawStatus.LIVE)

    page = as_actor(world.organiser).get(desk(world, "draw_control"), {"siffra": "4"})

    assert page.status_code == 200
    assert "Siffra 1 är 4. Stämmer det?" in text_of(page)
    assert digits() == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Skriv siffran som drogs, 0 till 9"),
        ("x", "Skriv en enda siffra, 0 till 9"),
        ("42", "Skriv en enda siffra, 0 till 9"),
        ("٤", "Skriv en enda siffra, 0 till 9"),
    ],
)
def test_what_is_no_digit_is_said_at_once(as_actor, typed, sentence):
    world = make_drawn_world(DrawStatus.LIVE)
    eva = as_actor(world.organiser)

    asked = eva.get(desk(world, "draw_control"), {"siffra": typed})
    posted = eva.post(desk(world, "draw_digit"), {"siffra": typed, "redan": ""})

    assert (asked.status_code, posted.status_code) == (422, 422)
    assert sentence in text_of(asked)
    assert sentence in text_of(posted)
    assert text_of(asked).count("<title>Fel:") == 1
    assert digits() == ""


def test_a_confirmed_digit_counts(as_actor):
    world = make_drawn_world(DrawStatus.LIVE)
    eva = as_actor(world.organiser)

    done = eva.post(desk(world, "draw_digit"), {"siffra": "4", "redan": ""})
    page = text_of(eva.get(done.url))

    assert (done.status_code, digits()) == (303, "4")
    assert "Siffran 4 gäller." in page
    assert "Dra siffra 2 av 3" in page
    assert "100 grupper är kvar." in page


def test_of_two_organisers_the_second_is_told(as_actor):
    world = make_drawn_world(DrawStatus.LIVE)
    first, second = as_actor(world.organiser), as_actor(world.second)
    first.post(desk(world, "draw_digit"), {"siffra": "4", "redan": ""})

    late = second.post(desk(world, "draw_digit"), {"siffra": "4", "redan": ""})

    assert (late.status_code, digits()) == (422, "4")
    assert "Någon annan skrev in en siffra före dig." in text_of(late)
    assert "Dra siffra 2 av 3" in text_of(late)
    assert DrawEvent.objects.filter(step="digit").count() == 1


def test_the_second_of_two_who_begin_is_told(as_actor):
    world = make_drawn_world(DrawStatus.LIVE)

    late = as_actor(world.second).post(desk(world, "draw_start"))

    assert late.status_code == 422
    assert "Lottningen har gått vidare" in text_of(late)


def test_the_last_digit_names_the_group(as_actor):
    world = make_drawn_world(DrawStatus.LIVE, digits="41")
    eva = as_actor(world.organiser)

    done = eva.post(desk(world, "draw_digit"), {"siffra": "7", "redan": "41"})
    page = text_of(eva.get(done.url))

    assert "Gruppen är lottad. Protokollet är skrivet." in page
    assert "Det blev grupp 417" in page
    assert "<li>5</li><li>12</li><li>28</li>" in page
    assert Place.objects.filter(case=world.case, status="marked").count() == 3


def test_a_list_of_ten_thousand_groups_takes_four_digits(as_actor):
    world = make_drawn_world(DrawStatus.LIVE, digits="417", panels=digit_panels(4), people=40)
    eva = as_actor(world.organiser)

    page = text_of(eva.get(desk(world, "draw_control")))
    eva.post(desk(world, "draw_digit"), {"siffra": "0", "redan": "417"})

    assert "Dra siffra 4 av 4" in page
    assert "10 000 grupper uppfyller kvoterna. Tre siffror är dragna. 10 grupper är kvar." in page
    assert Draw.objects.get().status == DrawStatus.DRAWN


def test_nothing_more_can_be_drawn_afterwards(as_actor):
    world = make_drawn_world(DrawStatus.DRAWN, digits="417")

    late = as_actor(world.organiser).post(
        desk(world, "draw_digit"), {"siffra": "1", "redan": "417"}
    )

    assert (late.status_code, digits()) == (422, "417")
    assert "Lottningen pågår inte." in text_of(late)
