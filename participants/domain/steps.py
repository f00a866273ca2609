"""The pages of the application form: their order, and which one may be opened."""

from collections.abc import Collection, Iterable, Sequence

CONTACT = "kontakt"
CASES = "case"
DATES = "datum"
SUPPORT = "stod"
# Last words of other addresses under ``/<challenge>/ansok/``, and of the fixed steps.
TAKEN = frozenset({CONTACT, CASES, DATES, SUPPORT, "granska", "skicka", "klar", "aterta", "sen"})

# A place covers both days: whoever cannot come is not counted for that case.
# The words are those of ``participants.choices.Availability``; the domain knows no Django.
COUNTED = frozenset({"yes", "unsure"})


def slug_of(key: str) -> str:
    """Give the last word of the address of a criterion's page."""
    return f"fraga-{key}" if key in TAKEN else key


def step_slugs(criterion_keys: Iterable[str]) -> list[str]:
    """Give the slugs of all pages, in their order."""
    return [CONTACT, CASES, *(slug_of(key) for key in criterion_keys), DATES, SUPPORT]


def open_steps(slugs: Sequence[str], done: Collection[str]) -> list[str]:
    """Give the pages that still need an answer, in their order."""
    return [slug for slug in slugs if slug not in done]


def may_open(slugs: Sequence[str], done: Collection[str], wanted: str) -> bool:
    """Tell whether every page before the wanted one has its answer.

    Raises:
        ValueError: the form has no such page.
    """
    return not open_steps(slugs[: slugs.index(wanted)], done)


def dates_are_answered(availabilities: Collection[str], *, submitted: bool) -> bool:
    """Tell whether the answers about days are enough.

    Each case needs its answer, and at least one of them must be possible. In an application that
    is already in, a case added later may wait for its answer; until then it is not counted.
    """
    counted = any(answer in COUNTED for answer in availabilities)
    return counted and (submitted or all(availabilities))
