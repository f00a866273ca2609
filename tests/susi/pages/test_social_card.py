import io

import pytest
import time_machine
from PIL import Image

from susi.core.weave import DRAWINGS, Tile
from susi.pages.card import Card, draw_card
from susi.pages.drawing import draw_tile, polygons
from tests.factories import moments
from tests.factories.challenges import ChallengeFactory
from tests.factories.landing import whole_challenge

RAPS = (247, 208, 70)


def card_at(client, moment, **headers):
    with time_machine.travel(moment, tick=False):
        return client.get("/susi/kort.png", headers=headers)


@pytest.mark.django_db
def test_the_card_is_a_picture_of_the_size_networks_want(client):
    whole_challenge()

    answer = card_at(client, moments.DURING_CALL)

    picture = Image.open(io.BytesIO(answer.content))
    assert (answer["Content-Type"], picture.size) == ("image/png", (1200, 630))
    assert picture.getpixel((5, 5)) == RAPS


@pytest.mark.django_db
def test_who_has_the_card_need_not_fetch_it(client):
    whole_challenge()
    first = card_at(client, moments.DURING_CALL)

    again = card_at(client, moments.DURING_CALL, if_none_match=first["ETag"])
    later = card_at(client, moments.AFTER_CALL, if_none_match=first["ETag"])

    assert (again.status_code, again.content, later.status_code) == (304, b"", 200)


@pytest.mark.django_db
def test_an_unpublished_challenge_has_no_card(client):
    ChallengeFactory(slug="susi", published_at=None)

    assert card_at(client, moments.DURING_CALL).status_code == 404


@pytest.mark.parametrize(
    "title", ["", "A", "å" * 120, "Ord " * 30, "\u202eabc 🎉 الصحة", "Samverkansutmaning"]
)
def test_any_title_fits(title):
    card = Card(over=title, title=title, foot=title, now=False, seed=1, mix={})

    assert Image.open(io.BytesIO(draw_card(card))).size == (1200, 630)


def test_every_drawing_lies_in_its_tile():
    points = [
        point
        for both in DRAWINGS.values()
        for drawing in both
        for polygon in polygons(drawing)
        for point in polygon
    ]

    assert all(-0.01 <= x <= 100.01 and -0.01 <= y <= 100.01 for x, y in points)


@pytest.mark.parametrize(
    ("key", "which", "inside", "outside"),
    [
        ("academia", 0, (50, 80), (3, 55)),
        ("academia", 1, (80, 80), (10, 10)),
        ("civil_society", 0, (50, 50), (4, 4)),
        ("civil_society", 1, (50, 20), (50, 50)),
        ("business", 0, (20, 80), (80, 20)),
        ("residents", 1, (80, 20), (95, 95)),
    ],
)
def test_forms_are_where_the_web_has_them(key, which, inside, outside):
    picture = draw_tile(Tile(key, 0, 0, DRAWINGS[key][which]), 100)

    assert picture.getpixel(inside) != picture.getpixel(outside)
