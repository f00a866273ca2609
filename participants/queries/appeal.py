"""A text to share while people can apply: who is missing, until when, where."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from participants.models import RecruitingLink
from participants.queries.recruiting import CaseGap, GapLine, Recruiting
from susi.core.links import absolute
from susi.core.templatetags.susi import day_and_time


def appeal(call: Recruiting, link: RecruitingLink | None, language: str) -> str:
    """Give the text in a language; it names who is missing, and never how few have applied."""
    challenge = call.challenge
    with override(language):
        missing = [line for case in call.cases if (line := _case_line(case))]
        parts = [_("%(challenge)s söker deltagare.") % {"challenge": challenge.title}]
        if missing:
            parts.append("\n".join([_("Just nu söker vi särskilt:"), *missing]))
            parts.append(_("Är det du, eller någon du känner?"))
        when = {"when": day_and_time(challenge.closes_at)}
        if call.is_early:
            opens = {"when": day_and_time(challenge.opens_at)}
            parts.append(_("Ansökan öppnar %(when)s.") % opens)
        parts.append(
            _("Ansökan är öppen till %(when)s och tar ungefär 8 minuter.") % when
            if not call.is_early
            else _("Den stänger %(when)s.") % when
        )
        parts.append(f"{_('Läs mer och ansök:')}\n{address_of(call, link, language)}")
    return "\n\n".join(parts)


def address_of(call: Recruiting, link: RecruitingLink | None, language: str) -> str:
    """Give the whole address to share: of a link, or of the challenge's page."""
    slug = call.challenge.slug
    if link is None:
        return absolute("challenge_page", slug, language=language)
    return absolute("recruiting_visit", slug, link.code, language=language)


def _case_line(case: CaseGap) -> str:
    names = [_name_of(line) for line in case.missing]
    return f"– {case.case.title}: {', '.join(names)}" if names else ""


def _name_of(line: GapLine) -> str:
    """Give the value's name; beside one that is no sector, what it is an answer to."""
    name = line.value.name
    return name if line.is_sector else f"{name} ({line.value.criterion.name})"
