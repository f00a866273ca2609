"""Meetings as calendar files (RFC 5545): plain values in, bytes out."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event, vCalAddress, vText, vUri

ZONE = ZoneInfo("Europe/Stockholm")
PRODID = "-//SUSI//SUSI 1.0//SV"
# Written out on purpose. Generated blocks list dates, which Outlook does not read and ical.js reads
# wrong, and put the change of clocks an hour late; this one was checked around six changes.
STOCKHOLM = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Organiser:
    """Who calls the meeting: the name people read and a bare address."""

    name: str
    address: str


@dataclass(frozen=True)
class Meeting:
    """One entry of a calendar.

    Attributes:
        uid: ``<uuid>@<domain>``; never changes and is never used again.
        sequence: rises with each change of time or place.
        stamp: when the entry last changed; aware.
        url: the page of the meeting, never the meeting's own link.
        cancelled: whether the meeting was called off.
    """

    uid: str
    sequence: int
    stamp: datetime
    summary: str
    starts_at: datetime
    ends_at: datetime
    description: str
    location: str
    url: str
    organiser: Organiser
    cancelled: bool = False


def clean_text(text: str) -> str:
    """Give a text that cannot break out of its line: no controls but plain line breaks."""
    lines = re.sub(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", text)
    return "".join(c for c in lines if c == "\n" or unicodedata.category(c) not in {"Cc", "Cs"})


def clean_name(name: str) -> str:
    """Give a name fit for a parameter: quotes and carets are read wrong by some programs."""
    return re.sub(r'["^\n]', " ", clean_text(name)).strip()


def publish(meetings: Sequence[Meeting]) -> bytes:
    """Give a file to add to a calendar: METHOD:PUBLISH, nobody is invited, CRLF, folded lines."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add_component(Component.from_ical(STOCKHOLM))
    for meeting in meetings:
        calendar.add_component(_event(meeting))
    content: bytes = calendar.to_ical(sorted=False)
    return content


def _event(meeting: Meeting) -> Event:
    event = Event()
    event.add("summary", clean_text(meeting.summary).replace("\n", " "))
    event.add("dtstart", meeting.starts_at.astimezone(ZONE))
    event.add("dtend", meeting.ends_at.astimezone(ZONE))
    event.add("dtstamp", meeting.stamp.astimezone(UTC))
    event.add("uid", meeting.uid)
    event.add("sequence", meeting.sequence)
    event.add("class", "PRIVATE")
    event.add("description", vText(clean_text(meeting.description)))
    event.add("last-modified", meeting.stamp.astimezone(UTC))
    event.add("location", vText(clean_text(meeting.location).replace("\n", " ")))
    event.add("organizer", _address(meeting.organiser))
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if meeting.cancelled else "OPAQUE")
    event.add("url", vUri(meeting.url))
    return event


def _address(organiser: Organiser) -> vCalAddress:
    address = vCalAddress(f"mailto:{organiser.address}")
    address.params["CN"] = clean_name(organiser.name)
    return address
