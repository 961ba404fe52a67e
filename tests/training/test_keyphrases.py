import gzip
import json

import pytest

from summarize_cli.article import Keyphrase
from summarize_cli.tagging.salience import WEIGHTS
from summarize_cli.training.keyphrases import judge, neighbours


def test_neighbours_differ_from_the_weights_in_one_of_them():
    first, *others = neighbours()
    assert first == WEIGHTS
    assert len(others) >= 2 * len(WEIGHTS) - 1
    for other in others:
        assert sum(a != b for a, b in zip(WEIGHTS, other, strict=True)) == 1


def corpus(path, wanted):
    text = "The ferry sank off the harbour. The ferry was old. The harbour was closed."
    rows = [{"id": str(n), "text": text, "keyphrases": phrases} for n, phrases in enumerate(wanted)]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return path


def test_precision_is_that_of_the_first_five_and_ten(tmp_path):
    path = corpus(tmp_path / "ferry.jsonl.gz", [["ferry", "harbour"]] * 20)
    as_they_stand, chosen = judge(path, neighbours()[:3])
    assert as_they_stand.at_5.mean == chosen.at_5.mean == pytest.approx(0.4)
    assert as_they_stand.at_10.mean == pytest.approx(0.2)


def test_each_fold_is_judged_with_what_did_best_on_the_others(tmp_path, monkeypatch):
    """As many articles want what the one weights find as the other: a fold with more of them is outvoted."""
    ferry, harbour = WEIGHTS, WEIGHTS._replace(late=WEIGHTS.late + 1)
    monkeypatch.setattr(
        "summarize_cli.training.keyphrases.keyphrases",
        lambda *given: [Keyphrase("ferry" if given[-1] == ferry else "harbour", 1.0)],
    )
    path = corpus(tmp_path / "ferry.jsonl.gz", [["ferry"]] * 15 + [["harbour"]] * 15)
    as_they_stand, chosen = judge(path, [ferry, harbour])
    assert as_they_stand.at_5.mean == pytest.approx(0.1)
    # Folds of three are never even, so the others always vote for what this one wants less.
    assert chosen.at_5.mean < 0.07
    assert chosen.at_10.mean == pytest.approx(chosen.at_5.mean / 2)
