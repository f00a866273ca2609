from challenges.domain.plain_language import long_sentences, sentences


def test_sentences_end_at_stops_and_line_breaks():
    assert sentences("Ett. Två! Tre?\nFyra") == ["Ett.", "Två!", "Tre?", "Fyra"]


def test_marks_of_lists_and_headings_are_no_words():
    assert sentences("- ett\n* två\n3. tre\n> fyra\n# fem") == ["ett", "två", "tre", "fyra", "fem"]


def test_a_sentence_of_twenty_five_words_is_short_enough():
    assert long_sentences(" ".join(["ord"] * 25)) == []


def test_a_sentence_of_twenty_six_words_is_long():
    long = " ".join(["ord"] * 26)

    assert long_sentences(f"Kort. {long}. Kort.") == [f"{long}."]


def test_an_empty_text_has_no_sentences():
    assert sentences(" \n ") == []
