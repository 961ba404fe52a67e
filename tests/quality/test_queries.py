"""Whether simulated queries measure what they say."""

import json

from tests.conftest import SAMPLES
from tests.quality import queries

HIGHLIGHTS = {
    "strait-patrols.txt": ["About 3,800 merchant ships pass through the strait in a year.", "Boats."],
    "school-phones.txt": ["Pupils with diabetes may keep phones that read their blood sugar.", "Phones."],
}


def test_simulated_queries_bring_what_was_asked_for(tmp_path, capsys):
    corpus = tmp_path / "articles.jsonl"
    rows = [
        {"id": name, "text": (SAMPLES / name).read_text("utf-8"), "highlights": [highlight] * 2}
        for name, highlights in HIGHLIGHTS.items()
        for highlight in highlights
    ]
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    count, figures = queries.simulated_figures(corpus)
    # Of a highlight of one word nothing is asked.
    assert count == len(HIGHLIGHTS)
    (_, for_query), (_, plain), (_, cosine) = (figures[name] for name in queries.SYSTEMS)
    assert 0 <= plain < for_query <= 1
    assert plain < cosine
    assert queries.main([str(corpus)]) == 0
    assert capsys.readouterr().out.startswith("articles.jsonl: 2 queries, a summary of 3 sentences each\n")
