import gzip
import json

import pytest

from summarize_cli.tagging.salience import WEIGHTS
from summarize_cli.training.keyphrases import judge, neighbours


def test_neighbours_differ_from_the_weights_in_one_of_them():
    first, *others = neighbours()
    assert first == WEIGHTS
    assert len(others) >= 2 * len(WEIGHTS) - 1
    for other in others:
        assert sum(a != b for a, b in zip(WEIGHTS, other, strict=True)) == 1


def test_each_fold_is_judged_with_what_did_best_on_the_others(tmp_path):
    path = tmp_path / "ferry.jsonl.gz"
    text = "The ferry sank off the harbour. The ferry was old. The harbour was closed."
    rows = [{"id": str(n), "text": text, "keyphrases": ["ferry", "harbour"]} for n in range(20)]
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    as_they_stand, chosen = judge(path, neighbours()[:3])
    assert as_they_stand.at_5.mean == chosen.at_5.mean == pytest.approx(0.4)
    assert as_they_stand.at_10.mean == pytest.approx(0.2)
