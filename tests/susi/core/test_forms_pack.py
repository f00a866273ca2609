"""The template pack: every control knows its hint and its error, and the summary leads to it."""

from html.parser import HTMLParser

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field, as_crispy_form
from crispy_forms.utils import render_crispy_form
from django import forms

from susi.core.widgets import CardCheckboxes, CardRadios, DateInput, DateTimeInput, TimeInput


class Sample(forms.Form):
    name = forms.CharField(label="Namn", help_text="Ditt namn")
    city = forms.CharField(label="Ort", required=False)
    sector = forms.ChoiceField(
        label="Sektor",
        choices=[("public", "Offentlig"), ("x", "Annat")],
        widget=CardRadios(hints={"public": "Kommun"}, shapes=True),
    )
    support = forms.MultipleChoiceField(
        choices=[("a", "A"), ("b", "B")], required=False, widget=CardCheckboxes()
    )
    agree = forms.BooleanField(label="Ja")
    secret = forms.CharField(widget=forms.HiddenInput)


class Elements(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.all = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.all.append((tag, dict(attrs)))

    def with_(self, name, value):
        return next(attrs for _, attrs in self.all if attrs.get(name) == value)

    def ids(self):
        return [attrs["id"] for _, attrs in self.all if "id" in attrs]


@pytest.fixture
def faulty():
    return Elements(as_crispy_form(Sample({"support": ["a"], "secret": "1"})))


def test_a_control_is_described_by_its_hint_and_its_error(faulty):
    control = faulty.with_("name", "name")

    assert control["aria-describedby"] == "id_name_helptext id_name_error"
    assert control["aria-invalid"] == "true"
    assert control["class"] == "input"


def test_a_group_of_choices_is_described_by_its_error(faulty):
    fieldsets = [attrs for tag, attrs in faulty.all if tag == "fieldset"]

    assert fieldsets[0]["aria-describedby"] == "id_sector_error"
    assert "aria-describedby" not in fieldsets[1]


def test_the_summary_takes_focus_and_leads_to_the_first_control_of_each_faulty_field(faulty):
    links = [attrs["href"] for tag, attrs in faulty.all if tag == "a"]

    assert links == ["#id_name", "#id_sector_0", "#id_agree"]
    assert faulty.with_("class", "error-summary")["tabindex"] == "-1"


def test_everything_that_is_pointed_at_exists_once(faulty):
    ids = faulty.ids()
    wanted = {a["href"][1:] for tag, a in faulty.all if tag == "a"}
    for _, attrs in faulty.all:
        wanted |= set(attrs.get("aria-describedby", "").split()) | {attrs.get("for", ids[0])}

    assert len(ids) == len(set(ids))
    assert wanted - set(ids) == set()


def test_an_optional_field_says_so_and_a_box_to_tick_does_not():
    form = Sample()

    assert "Frivilligt" in as_crispy_field(form["city"])
    assert "Frivilligt" not in as_crispy_field(form["name"])
    assert "Frivilligt" not in as_crispy_field(form["agree"])


def test_a_form_may_leave_out_the_mark_of_optional_fields():
    form = Sample()
    form.mark_optional = False

    assert "Frivilligt" not in as_crispy_field(form["city"])


def test_the_label_of_the_heading_field_is_the_pages_heading():
    form = Sample()
    form.heading_field = "sector"

    assert as_crispy_field(form["sector"]).count("<h1>") == 1
    assert as_crispy_field(form["name"]).count("<h1>") == 0


def test_cards_show_the_hint_and_the_shape_of_a_choice():
    html = as_crispy_field(Sample()["sector"])

    assert (html.count("<span>Kommun</span>"), html.count("g--public")) == (1, 1)


def test_what_was_chosen_stays_chosen(faulty):
    boxes = [attrs for tag, attrs in faulty.all if attrs.get("name") == "support"]

    assert ["checked" in attrs for attrs in boxes] == [True, False]


def test_an_error_of_the_whole_form_stands_in_the_summary():
    form = Sample({})
    form.add_error(None, "Du har redan svarat.")

    assert "<li>Du har redan svarat.</li>" in as_crispy_form(form)


def test_a_form_without_faults_has_no_summary():
    assert "error-summary" not in as_crispy_form(Sample())


def test_a_whole_form_posts_without_the_browsers_own_messages():
    form = Elements(render_crispy_form(Sample())).all[0]

    assert form == ("form", {"class": "stack stack-l", "method": "post", "novalidate": None})


@pytest.mark.parametrize(
    ("widget", "kind"),
    [(DateInput(), "date"), (TimeInput(), "time"), (DateTimeInput(), "datetime-local")],
)
def test_days_and_times_have_the_browsers_own_controls(widget, kind):
    assert Elements(widget.render("when", None)).all[0][1]["type"] == kind
