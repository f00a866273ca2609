"""The order of the form's pages."""

import pytest

from participants.domain import steps

SLUGS = ["kontakt", "case", "sektor", "erfarenhet", "datum", "stod"]


def test_pages_follow_the_criteria():
    assert steps.step_slugs(["sektor", "erfarenhet"]) == SLUGS


def test_without_criteria_four_pages_are_left():
    assert steps.step_slugs([]) == ["kontakt", "case", "datum", "stod"]


@pytest.mark.parametrize("key", sorted(steps.TAKEN))
def test_a_criterion_never_takes_the_address_of_another_page(key):
    assert steps.slug_of(key) == f"fraga-{key}"


def test_a_page_opens_when_everything_before_it_is_answered():
    done = {"kontakt", "case", "datum"}

    may = [slug for slug in SLUGS if steps.may_open(SLUGS, done, slug)]

    assert may == ["kontakt", "case", "sektor"]


def test_open_steps_keep_their_order():
    assert steps.open_steps(SLUGS, {"sektor", "kontakt"}) == [
        "case",
        "erfarenhet",
        "datum",
        "stod",
    ]


@pytest.mark.parametrize(
    ("answers", "submitted", "enough"),
    [
        ([], False, False),
        ([""], False, False),
        (["no"], False, False),
        (["no", "no"], True, False),
        (["yes"], False, True),
        (["unsure"], False, True),
        (["no", "yes"], False, True),
        (["", "yes"], False, False),
        (["", "yes"], True, True),
        (["", "no"], True, False),
    ],
)
def test_the_days_need_one_possible_case(answers, submitted, enough):
    assert steps.dates_are_answered(answers, submitted=submitted) is enough
