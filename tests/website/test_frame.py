"""The frame that pages of one kind share."""

from __future__ import annotations

from macros.website.frame import BLANK_CONTENT, BLANKS, Frame, Words


def test_a_frame_puts_the_words_of_a_page_where_the_theme_printed_blanks() -> None:
    frame = Frame(f"<title>{BLANKS.title}</title>{BLANKS.address}, {BLANKS.address}: ä{BLANK_CONTENT}!")
    words = Words("Über", "unused", "kreise/fulda/", "2. August 2025", "unused")
    printed = frame.around(words, "<p>ö</p>".encode()).decode("utf-8")
    assert printed == "<title>Über</title>kreise/fulda/, kreise/fulda/: ä<p>ö</p>!"


def test_words_that_look_like_blanks_stay_as_they_are() -> None:
    frame = Frame(f"{BLANKS.title} {BLANK_CONTENT}")
    words = Words(BLANK_CONTENT, "", "", "", "")
    assert frame.around(words, BLANKS.title.encode()).decode("utf-8") == f"{BLANK_CONTENT} {BLANKS.title}"
