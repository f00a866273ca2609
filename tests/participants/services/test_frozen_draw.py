"""The database itself keeps a draw as it was frozen, on SQLite and on PostgreSQL."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from participants.models import Draw, DrawEntry, DrawEvent
from participants.services.draw_removal import remove_draws
from tests.factories import draws
from tests.factories.accounts import UserFactory
from tests.participants.draw_worlds import make_draw_world

pytestmark = pytest.mark.django_db
LATER = timezone.now()


def refused(rows, **values):
    """Tell whether the database refuses an update, as an integrity error."""
    try:
        with transaction.atomic():
            rows.update(**values)
    except IntegrityError:
        return True
    return False


@pytest.fixture
def world():
    return make_draw_world()


@pytest.mark.parametrize(
    "values",
    [
        {"pool": []},
        {"rules": {}},
        {"salt": "0" * 64},
        {"pool_hash": "0" * 64},
        {"rules_hash": "0" * 64},
        {"merkle_root": "0" * 64},
        {"seed": "another"},
        {"sequence": 9},
        {"locked_at": LATER},
    ],
    ids=lambda values: next(iter(values)),
)
def test_what_is_frozen_at_the_lock_never_changes(world, values):
    draws.locked(world.case, by=world.organiser)

    assert refused(Draw.objects.all(), **values)


@pytest.mark.parametrize(
    "values",
    [
        {"panels": [["1"]]},
        {"panels": None},
        {"list_hash": "0" * 64},
        {"prepared_at": LATER},
        {"published_at": LATER},
    ],
    ids=lambda values: next(iter(values)),
)
def test_the_list_is_written_once(world, values):
    draws.published(world.case, by=world.organiser)

    assert refused(Draw.objects.all(), **values)


@pytest.mark.parametrize("digits", ["", "5", "41", "42", "4179", "4", "417 ", "x17"])
def test_no_digit_changes_and_none_comes_after_the_last(world, digits):
    draws.drawn(world.case, by=world.organiser, digits="417")

    assert refused(Draw.objects.all(), digits=digits)
    assert refused(Draw.objects.all(), record={})
    assert refused(Draw.objects.all(), drawn_at=LATER)


@pytest.mark.parametrize("digits", ["", "5", "51", "417", "4a"])
def test_digits_only_grow_and_by_one(world, digits):
    draws.live(world.case, by=world.organiser, digits="4")

    assert refused(Draw.objects.all(), digits=digits)


def test_digits_are_drawn_while_the_draw_is_live(world):
    draws.published(world.case, by=world.organiser)

    assert refused(Draw.objects.all(), digits="4")


def test_a_draw_that_is_gone_stays_gone(world):
    draws.locked(world.case, by=world.organiser)
    Draw.objects.update(status="unlocked")

    assert refused(Draw.objects.all(), status="locked")


@pytest.mark.parametrize(
    "values", [{"number": F("number") + 100}, {"nonce": "0" * 64}, {"position": F("position") + 50}]
)
def test_an_entry_never_changes(world, values):
    draws.locked(world.case, by=world.organiser)

    assert refused(DrawEntry.objects.all(), **values)


def test_the_chance_of_an_entry_may_be_written(world):
    draws.locked(world.case, by=world.organiser)

    assert not refused(DrawEntry.objects.all(), chance=0.5, count=500)


@pytest.mark.parametrize(
    "values", [{"step": "drawn"}, {"facts": {}}, {"at": LATER}], ids=lambda one: next(iter(one))
)
def test_the_protocol_is_never_rewritten(world, values):
    draws.locked(world.case, by=world.organiser)

    assert refused(DrawEvent.objects.all(), **values)


def test_nobody_else_is_written_into_the_protocol(world):
    draws.locked(world.case, by=world.organiser)

    assert refused(DrawEvent.objects.all(), by=UserFactory.create())
    assert not refused(DrawEvent.objects.all(), by=None)


@pytest.mark.parametrize("model", [DrawEvent, DrawEntry, Draw])
def test_nothing_of_a_draw_is_deleted_alone(world, model):
    draws.locked(world.case, by=world.organiser)

    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all().delete()


def test_a_draw_is_removed_as_a_whole(world):
    draws.drawn(world.case, by=world.organiser)

    removed = remove_draws([world.case])

    assert removed == 1
    assert not any(model.objects.exists() for model in (Draw, DrawEntry, DrawEvent))
