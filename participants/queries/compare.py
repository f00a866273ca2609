"""Applications beside each other, answer by answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participants.domain.alike import address_key, words_of
from participants.queries.pool import Person
from susi.core.templatetags.susi import day_and_time


@dataclass(frozen=True)
class Line:
    """One question and what each applicant answered."""

    label: str
    answers: Sequence[str]
    same: bool = False


def compare(people: Sequence[Person]) -> list[Line]:
    """Give every question with the answers of all, and whether they say the same."""
    applications = [one.application for one in people]
    addresses = [one.user.email for one in applications]
    lines = [
        _line(_("Namn"), [one.name for one in applications]),
        Line(_("E-postadress"), addresses, _all_equal([address_key(a) for a in addresses])),
        _line(_("Organisation"), [one.organisation for one in applications]),
    ]
    criteria = {criterion.pk: criterion for one in people for criterion in one.answers}
    for criterion in criteria.values():
        given = [", ".join(str(a) for a in one.answers.get(criterion, [])) for one in people]
        lines.append(_line(criterion.name, given))
    lines += [
        Line(_("Kan båda dagarna"), [one.availability_text for one in people]),
        _line(_("Vad jag kan bidra med"), [one.contribution for one in applications]),
        Line(_("Ansökan kom in"), [_moment(one) for one in people]),
    ]
    return lines


def _line(label: str, answers: Sequence[str]) -> Line:
    return Line(label, answers, _all_equal([words_of(answer) for answer in answers]))


def _all_equal(said: Sequence[object]) -> bool:
    return len(said) > 1 and bool(said[0]) and all(one == said[0] for one in said)


def _moment(one: Person) -> str:
    at = one.application.submitted_at
    return day_and_time(at) if at else ""
