from challenges.domain.case_text import FIELDS, LONGEST_DRAFT, NEEDED, changed, missing, only_texts

WHOLE = dict.fromkeys(FIELDS, "text")


def test_a_whole_case_misses_nothing():
    assert missing(WHOLE) == []


def test_spaces_are_no_text():
    assert missing({**WHOLE, "problem_sv": " \n"}) == ["problem_sv"]


def test_english_is_optional():
    assert missing({name: "text" for name in FIELDS if name.endswith("_sv")}) == []


def test_an_empty_case_misses_everything_in_the_order_of_the_page():
    assert missing({}) == list(NEEDED)


def test_only_texts_of_a_case_are_kept():
    posted = {"title_sv": "Titel", "status": "published", "csrfmiddlewaretoken": "x"}

    assert only_texts(posted) == {"title_sv": "Titel"}


def test_kept_texts_have_an_end_and_no_null():
    posted = {"problem_sv": "\x00" + "å" * (LONGEST_DRAFT + 5)}

    assert only_texts(posted) == {"problem_sv": "å" * (LONGEST_DRAFT - 1)}


def test_line_ends_are_no_difference():
    assert changed({**WHOLE, "problem_sv": "a\nb"}, {"problem_sv": "a\r\nb "}) == []


def test_differences_are_named_in_order():
    new = {"setup_sv": "annat", "title_sv": "annat"}

    assert changed(WHOLE, new) == ["title_sv", "setup_sv"]
