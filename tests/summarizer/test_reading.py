"""Bytes to text: nothing is guessed and nothing is replaced."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import BadEncoding
from summarizer.reading import decode_text

TEXT = "أعلنت بلدية المرسى، الاثنين، أن أعمال الترميم في السوق القديم ستبدأ بعد شهر من الآن."


def test_utf8_is_read_without_a_note() -> None:
    found = decode_text(TEXT.encode())
    assert (found.text, found.note) == (TEXT, None)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    found = decode_text(codecs.BOM_UTF8 + TEXT.encode())
    assert (found.text, found.note) == (TEXT, None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "windows-1256"])
def test_what_is_certain_is_read_with_a_note(encoding: str) -> None:
    found = decode_text(TEXT.encode(encoding))
    assert found.text == TEXT
    assert found.note is not None
    assert found.note.code == "decoded-as"
    assert encoding.lower() in found.note.message.lower()


@pytest.mark.parametrize("encoding", ["iso8859-6", "mac_arabic", "cp720"])
def test_other_arabic_code_pages_are_refused(encoding: str) -> None:
    with pytest.raises(BadEncoding, match="windows-1256"):
        decode_text(TEXT.replace("،", "").encode(encoding))


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("latin-1", "Le café est à côté de l'école où étaient les élèves"),
        ("cp1251", "Городской совет объявил о начале ремонта старого рынка"),
        ("cp1255", "העירייה הודיעה על תחילת העבודות בשוק הישן"),
        ("gbk", "市政府宣布老市场的修缮工程将于下个月开始"),
        ("shift_jis", "市役所は古い市場の修復工事が来月始まると発表した"),
    ],
)
def test_other_languages_are_not_taken_for_arabic(encoding: str, text: str) -> None:
    with pytest.raises(BadEncoding):
        decode_text(text.encode(encoding))


def test_a_broken_utf8_file_names_the_byte() -> None:
    data = TEXT.encode()
    with pytest.raises(BadEncoding, match=r"byte 0xd8 at position \d+ is not UTF-8"):
        decode_text(data[:-3] + data[:1] + data[-3:])


def test_a_broken_utf16_file_is_refused() -> None:
    with pytest.raises(BadEncoding, match="utf-16-le"):
        decode_text(codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le")[:-1])


def test_no_bytes_are_an_empty_text() -> None:
    assert decode_text(b"").text == ""


def test_line_ends_stay_as_they_are() -> None:
    assert decode_text(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@given(st.text())
def test_every_utf8_text_comes_back_whole(text: str) -> None:
    assert decode_text(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_replacement_or_refused(data: bytes) -> None:
    try:
        found = decode_text(data)
    except BadEncoding:
        return
    if found.note is None:
        assert found.text.encode() == data.removeprefix(codecs.BOM_UTF8)
