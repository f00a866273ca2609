"""Every text has its English, and what Django reads is what stands in the .po file."""

from tests.support.texts import PO, catalog, compiled, missing


def test_no_text_lacks_its_english():
    assert missing() == {}


def test_no_translation_is_fuzzy():
    assert [message.id for message in catalog() if message.id and message.fuzzy] == []


def test_the_compiled_file_is_the_written_one():
    assert PO.with_suffix(".mo").read_bytes() == compiled(catalog())


def test_placeholders_are_the_same_in_both_languages():
    book = catalog()

    wrong = [str(error) for message in book for error in message.check(book)]

    assert wrong == []
