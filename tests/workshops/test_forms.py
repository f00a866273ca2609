from datetime import UTC, datetime

import pytest

from tests.factories.challenges import CaseFactory
from tests.factories.workshops import SessionFactory
from workshops.forms import SessionForm

pytestmark = pytest.mark.django_db


def form_of(case=None, **changed):
    data = {
        "case": (case or CaseFactory()).pk,
        "number": 1,
        "starts_at_0": "2026-10-22",
        "starts_at_1": "09:00",
        "ends_at_0": "2026-10-22",
        "ends_at_1": "12:00",
        "purpose_sv": "Vi gräver i problemet.",
        "delivery": "online",
        "provider": "zoom",
        "meeting_url": "https://zoom.example/j/1",
        "opens_minutes_before": 15,
    }
    return SessionForm({**data, **changed})


def night(day, start, end, **changed):
    times = {"starts_at_0": day, "starts_at_1": start, "ends_at_0": day, "ends_at_1": end}
    return form_of(**times, **changed)


def test_local_time_becomes_the_moment():
    session = form_of().save()

    assert session.starts_at == datetime(2026, 10, 22, 7, 0, tzinfo=UTC)


def test_a_time_that_clocks_skip_is_refused():
    form = night("2026-03-29", "02:30", "05:00")

    assert form.errors == {"starts_at": ["Den tiden finns inte: klockan ställs fram den natten."]}


def test_a_time_that_comes_twice_is_asked_about():
    form = night("2026-10-25", "02:30", "05:00")

    assert form.errors == {
        "twice": ["Klockan ställs tillbaka den natten, så tiden kommer två gånger. Välj."]
    }


@pytest.mark.parametrize(("choice", "hour"), [("first", 0), ("second", 1)])
def test_the_answer_chooses_the_hour_and_is_shown_again(choice, hour):
    session = night("2026-10-25", "02:30", "05:00", twice=choice).save()

    assert session.starts_at == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)
    assert SessionForm(instance=session).initial["twice"] == choice


def test_it_ends_after_it_starts():
    form = form_of(ends_at_1="09:00")

    assert form.errors["ends_at"] == ["Sessionen måste sluta efter att den börjar."]


@pytest.mark.parametrize("url", ["http://zoom.example/j/1", "javascript:alert(1)", "zoom"])
def test_only_https_links(url):
    assert list(form_of(meeting_url=url).errors) == ["meeting_url"]


@pytest.mark.parametrize("delivery", ["onsite", "hybrid"])
def test_a_session_on_site_has_an_address(delivery):
    assert list(form_of(delivery=delivery).errors) == ["address"]


@pytest.mark.parametrize("part", ["starts_at_0", "starts_at_1", "ends_at_0", "ends_at_1"])
@pytest.mark.parametrize("value", ["", "nonsense", "\x00"])
def test_half_and_mutilated_times_are_refused(part, value):
    assert list(form_of(**{part: value}).errors) == [part[:-2]]


def test_a_number_twice_is_refused():
    session = SessionFactory()

    assert form_of(session.case).is_valid() is False
