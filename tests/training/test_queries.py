import json

import numpy as np
import pytest

from summarize_cli.pipeline import engine
from summarize_cli.summary.query import WEIGHTS, Evidence
from summarize_cli.training.examples import SummaryRow
from summarize_cli.training.queries import cases_of, fit, main

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
TEXT = " ".join(f"On {day} the harbour counted {day}'s ferries, nets and barrels again." for day in DAYS)
ROW = SummaryRow(
    id="1",
    title="Harbour",
    text=f"{TEXT} Divers in Vellmar found an old bronze cannon beneath the western pier. Nobody was hurt.",
    highlights=("Bronze cannon found by divers beneath Vellmar pier.", "Rain."),
)


def test_a_case_is_an_article_s_sentences_and_the_one_a_highlight_tells_of():
    cases = cases_of([ROW] * 4, engine())
    assert len(cases) == 4
    for features, asked_for in cases:
        assert features.shape == (8, 1 + len(WEIGHTS))
        assert asked_for == 6
        assert features[6, 1] == features[:, 1].max() > 0


def test_the_same_rows_give_the_same_cases():
    first, second = cases_of([ROW] * 2, engine()), cases_of([ROW] * 2, engine())
    assert all((a == b).all() for (a, _), (b, _) in zip(first, second, strict=True))


def test_what_tells_the_sentence_is_weighed_against_the_ranker():
    draw = np.random.default_rng(4)
    true = np.array([1.0, 2.0, 0.5, 0.0, 0.0])
    cases = []
    for _ in range(3000):
        features = draw.normal(size=(6, 5))
        odds = np.exp(features @ true)
        cases.append((features, int(draw.choice(6, p=odds / odds.sum()))))
    assert fit(cases) == pytest.approx(Evidence(2.0, 0.5, 0.0, 0.0), abs=0.15)


def test_nothing_to_learn_from_is_told():
    with pytest.raises(ValueError, match="nothing to learn"):
        fit([])


def test_the_command_prints_weights(tmp_path, capsys):
    path = tmp_path / "rows.jsonl"
    row = {"id": "1", "title": ROW.title, "text": ROW.text, "highlights": list(ROW.highlights)}
    path.write_text("\n".join([json.dumps(row)] * 3), "utf-8")
    main([str(path)])
    assert capsys.readouterr().out.startswith("3 queries of 3 articles: Evidence(held=")
