from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.factories import moments
from workshops.domain.ical import Meeting, Organiser, clean_name, clean_text, publish

GOLDEN = Path(__file__).with_name("golden_publish.ics")
MEETING = Meeting(
    uid="7b1d2c6e-9a44-4f0a-8c55-0c2f6f1f9e01@susi.example.org",
    sequence=3,
    stamp=datetime(2026, 9, 1, 8, tzinfo=UTC),
    summary="Barns Bostad Först – workshop 1 av 2",
    starts_at=datetime(2026, 10, 27, 8, tzinfo=UTC),
    ends_at=datetime(2026, 10, 27, 11, tzinfo=UTC),
    description=(
        "Din sida: https://susi.example.org/sv/m/AbC123\n\n"
        "Mötet öppnar 08.45. Länken till Zoom finns på din sida."
    ),
    location="Online (Zoom)",
    url="https://susi.example.org/sv/m/AbC123",
    organiser=Organiser("SUSI – Samverkansutmaning", "inbjudan@susi.example.org"),
)


def events(*meetings):
    return Calendar.from_ical(publish(meetings)).walk("VEVENT")


def test_it_is_the_golden_file_byte_by_byte():
    assert publish([MEETING]) == GOLDEN.read_bytes()


def test_both_sides_of_the_change_of_clocks_give_the_right_moment():
    one = replace(MEETING, starts_at=moments.SESSION_1[0], ends_at=moments.SESSION_1[1])
    two = replace(MEETING, starts_at=moments.SESSION_2[0], ends_at=moments.SESSION_2[1])

    found = [event["dtstart"].dt.astimezone(UTC) for event in events(one, two)]

    assert found == [
        datetime(2020, 10, 22, 7, 0, tzinfo=UTC),
        datetime(2020, 11, 4, 8, 0, tzinfo=UTC),
    ]


def test_both_sides_are_nine_in_the_morning():
    one = replace(MEETING, starts_at=moments.SESSION_1[0])
    two = replace(MEETING, starts_at=moments.SESSION_2[0])

    assert [event["dtstart"].to_ical() for event in events(one, two)] == [
        b"20201022T090000",
        b"20201104T090000",
    ]


def test_two_meetings_share_one_zone_and_invite_nobody():
    content = publish([MEETING, replace(MEETING, uid="other@susi.example.org")]).decode()

    assert content.count("BEGIN:VTIMEZONE") == 1
    assert content.count("BEGIN:VEVENT") == 2
    assert content.count("ATTENDEE") == 0


@pytest.mark.parametrize(
    "evil", ["Rad1\r\nATTENDEE:mailto:evil@x.y", "Rad1\u2028ATTENDEE:x", "\x00"]
)
def test_no_text_becomes_a_property(evil):
    event = events(replace(MEETING, summary=evil, location=evil, description=evil))[0]

    assert [name for name in event if name == "ATTENDEE"] == []


def test_lines_are_folded_at_75_octets_and_end_with_crlf():
    content = publish([replace(MEETING, description="å" * 200 + "👩‍👩‍👧" * 40)])

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.count(b"\n") == content.count(b"\r\n")
    assert content.decode("utf-8").endswith("END:VCALENDAR\r\n")


def test_a_cancelled_meeting_says_so():
    event = events(replace(MEETING, cancelled=True))[0]

    assert (str(event["status"]), str(event["transp"])) == ("CANCELLED", "TRANSPARENT")


def test_name_loses_quotes_and_text_loses_controls():
    assert clean_name('Eva "SUSI"^n\r\nX') == "Eva  SUSI  n X"
    assert clean_text("a\r\nb\x00\x07c") == "a\nbc"
