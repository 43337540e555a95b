"""Trimming: what stays, what it is called then, and that no text that needs no more sees it."""

import random
from pathlib import Path

import pytest
import sentencepiece as spm
from hypothesis import given, settings
from hypothesis import strategies as st
from sentencepiece import sentencepiece_model_pb2 as spm_pb

from summarizer.errors import BadModelFolder
from summarizer.models.trimming import trim_pieces
from tests.models.random_checkpoints import ARABIC, LATIN, OTHER, SINGLE, spiece, text_of

KIND = spm_pb.ModelProto.SentencePiece.Type
WHOLE = spiece(arabic=400, latin=300, other=300)
BYTELESS = spiece(arabic=400, latin=300, other=300, bytes_too=False)
FIXED = 3 + 256 + 100 + len(SINGLE)  # control, bytes, sentinels, characters


def model_of(*words: str, byte_fallback: bool = True, characters: str = SINGLE) -> bytes:
    """A tokenizer of these words, the surest first, and the characters."""
    model = spm_pb.ModelProto.FromString(
        spiece(arabic=0, latin=0, other=0, bytes_too=byte_fallback)
    )
    rest = [piece for piece in model.pieces if piece.type != KIND.NORMAL]
    del model.pieces[:]
    model.pieces.extend(rest)
    for rank, word in enumerate(words):
        model.pieces.add(piece=word, score=-5.0 - rank, type=KIND.NORMAL)
    for char in characters:
        model.pieces.add(piece=char, score=-50.0, type=KIND.NORMAL)
    return bytes(model.SerializeToString())


def pieces_of(proto: bytes) -> list[str]:
    return [piece.piece for piece in spm_pb.ModelProto.FromString(proto).pieces]


@pytest.mark.parametrize(
    ("piece", "stays"),
    [
        ("▁وزير", True),
        ("وزَير", True),  # a vowel sign is of the Arabic script
        ("ـة", True),
        ("▁پارس", True),  # Persian letters are too
        ("▁2021", True),
        ("٢٠٢١", True),
        ("...", True),
        ("▁«", True),
        ("%,", True),
        ("\u0610\u0611", True),  # signs of the script alone
        ("▁minister", False),
        ("▁министр", False),
        ("大臣", False),
        ("1月", False),
        ("▁وزيرx", False),
        ("मंत्री", False),
    ],
)
def test_arabic_digits_and_punctuation_stay_whatever_is_asked(piece: str, stays: bool) -> None:
    # The first and the last score hold up the scores of what is unknown, so they stay.
    trimmed = trim_pieces(model_of("▁في", piece, "▁من"), keep=0)
    assert (piece in pieces_of(trimmed.proto)) is stays


def test_control_byte_sentinel_and_single_pieces_stay() -> None:
    trimmed = trim_pieces(WHOLE, keep=0)
    whole = spm_pb.ModelProto.FromString(WHOLE)
    kept = set(trimmed.kept)
    for index, piece in enumerate(whole.pieces):
        if piece.type != KIND.NORMAL or len(piece.piece) == 1:
            assert index in kept
    assert FIXED + 400 <= trimmed.needed <= FIXED + 400 + 2
    assert len(trimmed.kept) == trimmed.needed


def test_latin_pieces_fill_up_by_score() -> None:
    words = [f"▁{word}" for word in ("one", "two", "three", "four")]
    proto = model_of("▁في", *words, "▁من")
    needed = trim_pieces(proto, keep=0).needed
    trimmed = trim_pieces(proto, keep=needed + 2)
    assert len(trimmed.kept) == needed + 2
    assert [word in pieces_of(trimmed.proto) for word in words] == [True, True, False, False]


def test_foreign_pieces_do_not_fill_up_and_a_high_number_drops_only_them() -> None:
    trimmed = trim_pieces(WHOLE, keep=10**6)
    left = pieces_of(trimmed.proto)
    assert FIXED + 400 + 300 <= len(left) <= FIXED + 400 + 300 + 2
    dropped = set(pieces_of(WHOLE)) - set(left)
    assert all(any(char in OTHER for char in piece) for piece in dropped)


def test_new_ids_are_the_places_of_the_old_ones_in_their_order() -> None:
    trimmed = trim_pieces(WHOLE, keep=700)
    whole, left = pieces_of(WHOLE), pieces_of(trimmed.proto)
    assert list(trimmed.kept) == sorted(set(trimmed.kept))
    assert left == [whole[old] for old in trimmed.kept]
    scores = [piece.score for piece in spm_pb.ModelProto.FromString(WHOLE).pieces]
    after = spm_pb.ModelProto.FromString(trimmed.proto)
    assert [piece.score for piece in after.pieces] == [scores[old] for old in trimmed.kept]


def test_padding_end_and_unknown_keep_their_ids() -> None:
    before = spm.SentencePieceProcessor(model_proto=WHOLE)
    after = spm.SentencePieceProcessor(model_proto=trim_pieces(WHOLE, keep=0).proto)
    for name in ("pad_id", "eos_id", "unk_id"):
        assert getattr(after, name)() == getattr(before, name)()


def same_pieces(whole: bytes, text: str, keep: int) -> bool:
    """Whether `text` is cut alike; only asked where no piece of it was dropped."""
    trimmed = trim_pieces(whole, keep)
    before = spm.SentencePieceProcessor(model_proto=whole).encode(text)
    after = spm.SentencePieceProcessor(model_proto=trimmed.proto).encode(text)
    assert set(before) <= set(trimmed.kept)
    return [trimmed.kept[new] for new in after] == before


@pytest.mark.parametrize("keep", [0, 700, 10**6])
def test_arabic_text_is_cut_into_the_same_pieces(keep: int) -> None:
    dice = random.Random(1)
    for _ in range(50):
        assert same_pieces(WHOLE, text_of(dice, ARABIC, 20), keep)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=ARABIC + "0123456789٠١٢٣ .،\u064b😀\u200fé", max_size=60))
def test_text_of_kept_pieces_rare_signs_included_is_cut_alike(text: str) -> None:
    assert same_pieces(WHOLE, text, 0)


def test_text_in_part_of_other_scripts_keeps_its_arabic_pieces() -> None:
    text = "وصل министр إلى المدينة"
    trimmed = trim_pieces(WHOLE, keep=0)
    before = spm.SentencePieceProcessor(model_proto=WHOLE)
    after = spm.SentencePieceProcessor(model_proto=trimmed.proto)
    assert after.decode(after.encode(text)) == before.decode(before.encode(text)) == text


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=ARABIC + LATIN + OTHER + "大臣é😀 .1", max_size=40))
@pytest.mark.parametrize("whole", [WHOLE, BYTELESS], ids=["bytes", "no bytes"])
def test_no_unknown_comes_up_that_was_not_there(whole: bytes, text: str) -> None:
    before = spm.SentencePieceProcessor(model_proto=whole)
    after = spm.SentencePieceProcessor(model_proto=trim_pieces(whole, keep=0).proto)
    assert after.encode(text).count(after.unk_id()) <= before.encode(text).count(before.unk_id())


@pytest.mark.parametrize(("byte_fallback", "stays"), [(True, False), (False, True)])
def test_a_character_without_a_piece_of_its_own_keeps_its_words_where_bytes_cannot_spell_it(
    byte_fallback: bool, stays: bool
) -> None:
    proto = model_of("▁في", "大臣", "▁من", byte_fallback=byte_fallback, characters="▁فيمن")
    trimmed = trim_pieces(proto, keep=0)
    assert ("大臣" in pieces_of(trimmed.proto)) is stays
    after = spm.SentencePieceProcessor(model_proto=trimmed.proto)
    assert after.unk_id() not in after.encode("大臣")


def test_what_is_unknown_is_scored_as_before() -> None:
    # "ب" has no piece of its own: "بت" or an unknown and "ت", as the lowest score has it.
    proto = model_of("▁في", "بت", "大大", byte_fallback=False, characters="▁فيت")
    for text in ("بت", "فيبت", "بتت بب"):
        assert same_pieces(proto, text, 0)


def test_trimming_twice_changes_nothing() -> None:
    once = trim_pieces(WHOLE, keep=700)
    twice = trim_pieces(once.proto, keep=700)
    assert twice.proto == once.proto
    assert twice.kept == tuple(range(len(once.kept)))


def test_a_number_below_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="keep"):
        trim_pieces(WHOLE, keep=-1)


def test_another_kind_of_tokenizer_is_refused() -> None:
    model = spm_pb.ModelProto.FromString(WHOLE)
    model.trainer_spec.model_type = spm_pb.TrainerSpec.ModelType.BPE
    with pytest.raises(BadModelFolder, match="unigram"):
        trim_pieces(bytes(model.SerializeToString()))


def test_the_miniature_is_all_arabic_so_nothing_is_dropped() -> None:
    proto = (Path(__file__).parents[1] / "models/mt5-miniature/spiece.model").read_bytes()
    assert trim_pieces(proto, keep=0).kept == tuple(range(len(pieces_of(proto))))
