import pytest

from summarize_cli.language.lexicon import Lexicon
from summarize_cli.summary.wording import Wording, packed, wording_of

WORDING = Wording({"storm": 0.5, "not": -1.25, "u.s.": 2.0})


def test_every_token_adds_the_weight_of_its_normal_form():
    found = WORDING.sums([["The", "Storm", "was", "not", "a", "storm"], ["US", "us"], []])
    assert found == pytest.approx([0.5 - 1.25 + 0.5, 2.0, 0.0])


def test_the_tables_of_a_model_make_it_again():
    words = memoryview(packed(["naïve", "storm"]))
    assert wording_of(words, [0.5, -1.0]).weight_of == {"naïve": 0.5, "storm": -1.0}
    assert wording_of(memoryview(b""), []).weight_of == {}
    with pytest.raises(ValueError, match="zip"):
        wording_of(words, [0.5])


def test_what_the_lexicon_finds_out_need_not_be_found_out_again(monkeypatch):
    wording = Wording({"storm": 0.5})
    lexicon = Lexicon(lambda form: form, wording.note)
    assert lexicon["Storm’s"] == "storm"
    monkeypatch.setattr(Wording, "worked_out", lambda _, token: pytest.fail(token))
    assert wording.sums([["Storm’s"]]) == [0.5]
