"""Icons, shapes and the weave as templates draw them."""

import pytest
from django.template import Context, Template, TemplateSyntaxError


def drawn(source, **context):
    return Template(source).render(Context(context))


def test_an_icon_without_a_label_is_decoration():
    assert drawn('{% icon "check" %}') == (
        '<svg class="ic" viewBox="0 0 24 24" aria-hidden="true">'
        '<use href="/static/icons.svg#i-check"/></svg>'
    )


def test_an_icon_with_a_label_is_a_picture_that_says_it():
    assert drawn('{% icon "check" label=words css="big" %}', words="Klar & bra") == (
        '<svg class="ic big" viewBox="0 0 24 24" role="img" aria-label="Klar &amp; bra">'
        '<use href="/static/icons.svg#i-check"/></svg>'
    )


def test_an_icon_that_the_sprite_lacks_is_a_fault_in_the_template():
    with pytest.raises(TemplateSyntaxError):
        drawn('{% icon "unicorn" %}')


@pytest.mark.parametrize(
    ("source", "classes"),
    [
        ('{% shape "academia" %}', "g g--academia"),
        ('{% shape "civil_society" hollow=True %}', "g g--civil_society is-hollow"),
        ('{% shape "residents" size="xl" %}', "g g--residents g--xl"),
        ('{% shape "church" %}', "g g--none"),
        ("{% shape missing %}", "g g--none"),
    ],
)
def test_a_shape_has_the_classes_of_its_sector(source, classes):
    assert drawn(source).split('"')[1] == classes


def test_a_weave_says_its_label_and_has_one_group_for_each_place():
    html = drawn('{% weave counts columns=2 label="Tre" %}', counts={"public": 2, "empty": 1})

    assert (html.count("<g "), 'role="img" aria-label="Tre"' in html) == (3, True)
    assert 'viewBox="0 0 200 200"' in html


def test_a_weave_of_nobody_is_empty():
    assert drawn("{% weave counts %}", counts={}).endswith('aria-hidden="true"></svg>')
