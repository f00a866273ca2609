"""The admin's pages, as the organiser and the administrator see them.

The admin is Django's own in our clothes. Left as they are: its small links in lists (axe's
``target-size``, named in the accessibility statement), the magnifying glass that is the label of a
list's search field (``label-title-only``), the empty heads of its tables of lines
(``empty-table-header``), the labels of its picker of rights, which only administrators see
(``aria-prohibited-attr``), and wide tables that scroll sideways on a phone.
"""

import pytest
from django.contrib import admin
from django.urls import reverse
from django.utils.translation import override

pytestmark = pytest.mark.browser
LEFT = ("target-size", "label-title-only", "empty-table-header")
PICKER = {"auth_group_add": ("aria-prohibited-attr",)}
CLASSES = {
    f"{model_admin.opts.app_label}_{model_admin.opts.model_name}": model
    for model, model_admin in admin.site._registry.items()  # noqa: SLF001 -- Django has no other way
}
EVERYTHING = tuple(CLASSES)
OF_THE_TEAM = (
    "challenges_case",
    "challenges_challenge",
    "challenges_criterion",
    "workshops_session",
    "participants_application",
    "participants_draw",
    "participants_drawrules",
    "participants_place",
    "participants_recruitinglink",
    "participants_latecode",
    "participants_applicationreview",
    "participants_selectionrun",
    "ideas_board",
)
# Nobody writes these by hand.
NEVER_ADDED = {
    *("outbox_message", "participants_application", "participants_draw"),
    *("participants_place", "participants_selectionrun"),
    *("participants_recruitinglink", "participants_latecode", "participants_applicationreview"),
}
MODELS = [("admin", name) for name in EVERYTHING] + [("eva", name) for name in OF_THE_TEAM]
ADDED = [(who, name) for who, name in MODELS if name not in NEVER_ADDED]
# There is no group in the demo.
CHANGED = [(who, name) for who, name in MODELS if name != "auth_group"]
both_languages = pytest.mark.parametrize("language", ["sv", "en"])
at_work = pytest.mark.parametrize("world", ["between"], indirect=True)


@pytest.fixture(scope="module")
def transactional_db(one_database):
    """All pages share one database."""


@pytest.fixture
def look(visitor, live_server, world, language):
    """Give a function that tells what is wrong with a page for somebody."""

    def look(who, name, **kwargs):
        visitor.becomes(world.people[who])
        with override(language):
            visitor.goes_to(reverse(f"admin:{name}", kwargs=kwargs))
        return visitor.faults(language, without=LEFT + PICKER.get(name, ()), reflows=False)

    return look


@at_work
@both_languages
@pytest.mark.parametrize("who", ["admin", "eva"])
def test_the_front_page(look, who):
    assert look(who, "index") == []


@at_work
@both_languages
@pytest.mark.parametrize("app", sorted({name.split("_")[0] for name in EVERYTHING}))
def test_an_app(look, app):
    assert look("admin", "app_list", app_label=app) == []


@at_work
@both_languages
@pytest.mark.parametrize(("who", "name"), MODELS)
def test_a_list(look, who, name):
    assert look(who, f"{name}_changelist") == []


@at_work
@both_languages
@pytest.mark.parametrize(("who", "name"), ADDED)
def test_a_new_one(look, who, name):
    assert look(who, f"{name}_add") == []


@at_work
@both_languages
@pytest.mark.parametrize(("who", "name"), CHANGED)
def test_one_to_change(look, who, name):
    newest = CLASSES[name].objects.order_by("-pk")[0]

    assert look(who, f"{name}_change", object_id=newest.pk) == []


@at_work
@both_languages
@pytest.mark.parametrize("view", ["history", "delete"])
def test_what_happened_to_a_case_and_its_end(look, world, view):
    assert look("eva", f"challenges_case_{view}", object_id=world.case.pk) == []
