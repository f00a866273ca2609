"""Forms are built from the challenge's criteria."""

import pytest
from django.utils import translation

from challenges.choices import CriterionKind
from participants.forms.steps import step_form, typed_answers
from participants.forms.texts import TextField
from participants.queries.applications import record_of
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import criterion_with, filled_in, open_call, steps

pytestmark = pytest.mark.django_db
NOW = moments.DURING_CALL


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def user():
    return UserFactory.create(name="Amina Warsame", call_name="Amina")


def form_of(call, user, slug, data=None):
    record = record_of(call.challenge, user, NOW)
    return step_form(record.step(slug), record, user, data)


def test_a_page_for_each_criterion_in_order(call, user):
    criterion_with(call.challenge, "own", "resa", {"ja": ("Ja", "Yes")}, position=0)

    slugs = record_of(call.challenge, user, NOW).slugs

    assert slugs == [
        "kontakt",
        "case",
        "resa",
        "sektor",
        "erfarenhet",
        "kompetens",
        "datum",
        "stod",
    ]


def test_a_criterion_without_values_is_not_asked(call, user):
    criterion_with(call.challenge, "own", "tom", {}, position=9)

    assert "tom" not in record_of(call.challenge, user, NOW).slugs


def test_a_criterion_named_like_a_page_gets_another_address(call, user):
    criterion_with(call.challenge, "own", "granska", {"ja": ("Ja", "Yes")}, position=9)

    record = record_of(call.challenge, user, NOW)

    assert record.step("fraga-granska").criterion.key == "granska"


def test_one_value_is_a_choice_of_one(call, user):
    form = form_of(call, user, "sektor")

    assert form.fields["answer"].widget.input_type == "radio"
    assert form.fields["answer"].choices == [
        ("academia", "Akademi"),
        ("public", "Offentlig sektor"),
        ("civil_society", "Civilsamhälle"),
    ]


def test_several_values_are_boxes(call, user):
    assert form_of(call, user, "kompetens").fields["answer"].widget.input_type == "checkbox"


def test_rather_not_say_comes_last_where_it_is_allowed(call, user):
    choices = form_of(call, user, "erfarenhet").fields["answer"].choices

    assert choices[-1] == (".", "Vill inte svara")


def test_own_words_are_asked_once_beside_competence(call, user):
    values = {"a": ("A", "A")}
    criterion_with(call.challenge, CriterionKind.COMPETENCE, "mer", values, position=9)

    asked = [
        slug
        for slug in ("sektor", "erfarenhet", "kompetens", "mer")
        if "contribution" in form_of(call, user, slug).fields
    ]

    assert asked == ["kompetens"]


def test_names_come_from_the_account_until_the_form_has_its_own(call, user):
    assert form_of(call, user, "kontakt")["name"].value() == "Amina Warsame"

    steps(call, user).contact("Amina Ali")

    assert form_of(call, user, "kontakt")["name"].value() == "Amina Ali"


@pytest.mark.parametrize(
    ("slug", "field", "saved"),
    [
        ("case", "cases", ["barns-bostad-forst"]),
        ("sektor", "answer", "public"),
        ("erfarenhet", "answer", "."),
        ("kompetens", "answer", ["law"]),
        ("stod", "needs", []),
    ],
)
def test_what_is_saved_is_filled_in(call, user, slug, field, saved):
    filled_in(call, user)

    assert form_of(call, user, slug)[field].value() == saved


def test_one_chosen_case_makes_the_question_the_heading(call, user):
    form = filled_in(call, user)
    name = f"days-{call.housing.pk}"

    assert form_of(call, user, "datum").heading_field == name

    form.cases(call.housing, call.health)
    assert form_of(call, user, "datum").heading_field == ""


def test_the_words_are_english_in_english(call, user):
    with translation.override("en"):
        form = form_of(call, user, "sektor")

    assert form.fields["answer"].label == "Which sector do you represent?"
    assert form.fields["answer"].choices[1] == ("public", "Public sector")


def test_the_organisers_words_never_become_html(call, user):
    call.sector.hint_sv = "<img src=x onerror=alert(1)>"
    call.sector.save()

    form = form_of(call, user, "sektor")

    assert form.fields["answer"].help_text == "&lt;img src=x onerror=alert(1)&gt;"


def test_line_breaks_count_as_one_character():
    field = TextField(limit=3)

    assert field.clean("a\r\nb") == "a\nb"


@pytest.mark.parametrize("length", [500, 501])
def test_the_limit_itself_is_allowed(call, user, length):
    form = form_of(call, user, "stod", {"text": "å" * length})

    assert form.errors == ({} if length == 500 else {"text": ["Korta texten med 1 tecken"]})


def test_what_was_typed_is_told_in_words(call, user):
    filled_in(call, user)
    form = form_of(call, user, "kompetens", {"answer": ["law"], "contribution": "Avtal"})

    assert typed_answers(form) == [
        ("Vad kan du om?", ["Juridik"]),
        ("Berätta gärna mer med egna ord", ["Avtal"]),
    ]
