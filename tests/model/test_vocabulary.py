import array

import pytest

from summarize_cli.model.vocabulary import Vocabulary, compile_vocabulary


def build(feature_of):
    words, starts, firsts, features = compile_vocabulary(feature_of)
    return Vocabulary(
        memoryview(words), array.array("I", starts), array.array("I", firsts), array.array("I", features)
    )


def test_every_word_is_found_and_no_other():
    feature_of = {f"word{n}": n for n in range(1000)} | {"the": None, "naïve": 1000, "日本": 1001}
    vocabulary = build(feature_of)
    assert {word: vocabulary.find(word) for word in feature_of} == feature_of
    assert dict(vocabulary.entries()) == feature_of
    for unknown in ("word", "word1000", "ord1", "", "word1\nword2", "\ud800"):
        assert vocabulary.find(unknown) == unknown


def test_forms_of_one_stem_share_a_feature():
    vocabulary = build({"vote": 0, "votes": 0, "voted": 0})
    assert {vocabulary.find(form) for form in ("vote", "votes", "voted")} == {0}


def test_an_empty_vocabulary_knows_nothing():
    assert build({}).find("word") == "word"


def test_tables_that_do_not_fit_are_refused():
    sound = build({"a": 0, "b": 1, "c": 2, "d": 3})
    sound.check()
    with pytest.raises(ValueError, match="fit"):
        Vocabulary(sound.words[:-1], sound.starts, sound.firsts, sound.features).check()
    with pytest.raises(ValueError, match="fit"):
        Vocabulary(sound.words, sound.starts, sound.firsts, sound.features[:-1]).check()
