"""`summarize-model evaluate` on corpora whose figures can be worked out by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from rouge_score import rouge_scorer

from summarize_cli import summarize
from summarize_cli.model.compiled import BUILT_IN, load
from summarize_cli.summary.selection import Length
from summarize_cli.training import metrics
from summarize_cli.training.cli import run
from summarize_cli.training.evaluation import evaluate
from summarize_cli.training.judging import Trial
from summarize_cli.training.judging.choices import reference_sentences
from summarize_cli.training.judging.keyphrases import judge_keyphrases
from summarize_cli.training.judging.summaries import judge_summaries
from summarize_cli.training.judging.topics import judge_topics
from summarize_cli.training.peers import KeyphrasePeer, Peers, SummaryPeer, TopicPeer
from summarize_cli.training.progress import Progress
from summarize_cli.training.report import as_json, as_tables
from tests.conftest import ROOT

FERRIES, RAIN, BREAD = (
    "Ferries crossed the wide bay.",
    "Heavy rain soaked northern hills again.",
    "Fresh bread costs more today.",
)
STORY = f"{FERRIES} {RAIN} {BREAD}"
EXPECTED = pytest.approx


def corpus(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def summaries(tmp_path):
    """One highlight is the article's first sentence, the other its last. They share no word."""
    return corpus(
        tmp_path / "summaries.jsonl",
        {"id": "1", "title": "", "text": STORY, "highlights": [FERRIES], "gold_sentences": [FERRIES, RAIN]},
        {"id": "2", "title": "", "text": STORY, "highlights": [BREAD], "gold_sentences": [BREAD]},
    )


def peer(order, name="peer"):
    return SummaryPeer(name, "made-up 1", lambda *_: order)


def judged(path, *peers, **how):
    return judge_summaries(path, Trial(peers=Peers(summaries=peers), **how), Progress())


ONE = Length(sentences=1)


def test_lead_oracle_and_margins_are_what_a_hand_gets(summaries):
    report = judged(summaries, length=ONE)
    lead, oracle = report.system("Lead"), report.system("oracle")
    # Lead says the one highlight and no word of the other; the oracle says both.
    assert lead.rouge == (50.0, 50.0, 50.0)
    assert oracle.rouge == (100.0, 100.0, 100.0)
    assert [margin.mean for margin in oracle.minus_lead] == [50.0, 50.0, 50.0]
    assert lead.minus_lead is None
    assert (lead.words, oracle.words) == (5.0, 5.0)
    # Three sentences were picked, and Lead has one of them in two.
    assert (lead.gold.precision, lead.gold.recall) == (0.5, EXPECTED(1 / 3))
    # Resampled from 0 and 100, a mean of two is 0, 50 or 100.
    assert (oracle.minus_lead[0].low, oracle.minus_lead[0].high) == (0.0, 100.0)


def test_the_model_is_judged_by_what_it_tells_a_user(summaries):
    report = judged(summaries, length=ONE)
    (said,) = summarize(STORY, sentences=1, title="").summary
    hits = [FERRIES, BREAD].count(said.text)
    assert report.system("model").rouge[0] == 50.0 * hits
    margin = report.system("Lead").model_minus[0].mean
    assert margin == report.system("model").rouge[0] - 50.0


def test_a_partial_overlap(tmp_path):
    path = corpus(
        tmp_path / "c", {"text": STORY, "highlights": ["The bay was wide, and ferries crossed it."]}
    )
    # All 5 words of the sentence are among the 8 of the highlight; of its pairs "ferries crossed" alone is,
    # and of its order two words ("the bay").
    first, second, longest = judged(path, length=ONE).system("Lead").rouge
    assert first == EXPECTED(100 * 2 * 5 / (8 + 5))
    assert second == EXPECTED(100 * 2 * 1 / (7 + 4))
    assert longest == EXPECTED(100 * 2 * 2 / (8 + 5))


def test_rouge_is_rouge_score_s_own():
    reference = ["The U.S. Navy's ships’ captains aren’t talking.", "Élodie’s café re-opened in 2014!"]
    chosen = ["Captains of U.S. navy ships are not talking", "The café opened again — at 20:14."]
    own = rouge_scorer.RougeScorer(list(metrics.ROUGE_KINDS), use_stemmer=True)
    expected = own.score("\n".join(reference), "\n".join(chosen))
    judge = metrics.rouge_judge()
    assert judge(reference, chosen) == EXPECTED(
        tuple(100 * expected[k].fmeasure for k in metrics.ROUGE_KINDS)
    )


def test_a_reference_given_whole_is_taken_apart_for_rouge_lsum(tmp_path):
    assert reference_sentences([f"{RAIN} \n{FERRIES}"], separate=False) == [[RAIN, FERRIES]]
    assert reference_sentences([RAIN, f"{BREAD} {FERRIES}"], separate=False) == [[RAIN, f"{BREAD} {FERRIES}"]]
    assert reference_sentences([RAIN, f"{BREAD} {FERRIES}"], separate=True) == [[RAIN], [BREAD, FERRIES]]
    # The summary says the same two sentences in the other order, which is all one to ROUGE-Lsum.
    path = corpus(tmp_path / "c", {"text": STORY, "highlights": [f"{RAIN} {FERRIES}"]})
    assert judged(path, length=Length(sentences=2)).system("Lead").rouge[2] == 100.0


def test_separate_highlights_are_averaged(tmp_path):
    path = corpus(tmp_path / "c", {"text": STORY, "highlights": [FERRIES, BREAD, RAIN]})
    assert judged(path, length=ONE, separate=True).system("Lead").rouge[0] == EXPECTED((100 + 0 + 0) / 3)


def test_the_oracle_of_separate_highlights_is_above_every_other_choice(tmp_path):
    # Joined into one reference, the third would outweigh the two.
    path = corpus(tmp_path / "c", {"text": STORY, "highlights": [FERRIES, FERRIES, f"{RAIN} {RAIN} {BREAD}"]})
    report = judged(path, *(peer([n], f"{n}") for n in range(3)), length=ONE, separate=True)
    best = max(report.system(f"{n}").rouge for n in range(3))
    assert report.system("oracle").rouge == best == report.system("0").rouge


def test_the_oracle_passes_over_what_does_not_fit(tmp_path):
    text = f"{RAIN} {FERRIES} Bread sold out."
    path = corpus(tmp_path / "c", {"text": text, "highlights": [RAIN, FERRIES, "Bread sold out."]})
    # Of 6 + 5 + 3 words.
    assert judged(path, length=Length(words=10)).system("oracle").words == 9


def test_a_length_in_words_is_kept_by_all(summaries):
    report = judged(summaries, peer([2, 1, 0]), length=Length(words=11))
    assert report.system("Lead").words == 11
    # The best of its ranking that still fit: 5 words and 6.
    assert report.system("peer").words == 11
    assert all(system.words <= 11 for system in report.systems)
    assert judged(summaries, length=Length(words=1)).system("Lead").words == 5, "at least one sentence"


def test_a_peer_chooses_from_the_same_sentences_at_the_same_length(summaries):
    seen = []

    def rank(document, count):
        seen.append(([sentence.text for sentence in document.sentences], count))
        return [2, 0, 1]

    report = judged(summaries, SummaryPeer("last", "made-up 1", rank), length=ONE)
    assert seen == [([FERRIES, RAIN, BREAD], 1)] * 2
    assert report.system("last").rouge == (50.0, 50.0, 50.0)
    assert report.system("last").minus_lead[0].mean == 0.0
    assert report.system("last").origin == "made-up 1"


def test_a_ranking_of_too_few_is_completed_in_the_article_s_order(summaries):
    two = judged(summaries, peer([2]), length=Length(sentences=2))
    # Bread and ferries: each article's highlight and five more words.
    assert two.system("peer").rouge[0] == EXPECTED(100 * 2 * 5 / (5 + 10))


def fail(*_):
    raise ZeroDivisionError("log of nothing")


def test_a_peer_that_fails_is_counted_and_does_not_end_the_run(summaries):
    broken = SummaryPeer("broken", "made-up 1", fail)
    report = judged(summaries, broken, peer([7], "astray"), peer([0], "sound"), length=ONE)
    assert [report.system(name).failures for name in ("broken", "astray", "sound")] == [2, 2, 0]
    assert report.system("broken").rouge == (0.0, 0.0, 0.0)
    assert report.system("sound").rouge == (50.0, 50.0, 50.0)
    printed = " ".join(as_tables(evaluate_only(summaries, broken), 80).split())
    assert "Without an answer, which counts as an empty one: broken on 2." in printed


def evaluate_only(path, *peers):
    return evaluate([path], [], [], Trial(peers=Peers(summaries=peers), length=ONE), Progress())


def test_where_a_peer_is_better_the_table_says_so(tmp_path):
    worst = min(
        (FERRIES, RAIN, BREAD),
        key=lambda text: text == summarize(STORY, sentences=1, title="").summary[0].text,
    )
    place = [FERRIES, RAIN, BREAD].index(worst)
    rows = [{"text": STORY, "highlights": [worst]} for _ in range(5)]
    path = corpus(tmp_path / "c", *rows)
    printed = " ".join(as_tables(evaluate_only(path, peer([place], "clairvoyant")), 120).split())
    (better,) = (sentence for sentence in printed.split(". ") if "Better than the model: " in sentence)
    assert "clairvoyant (ROUGE-1, ROUGE-2, ROUGE-Lsum)" in better


def test_rows_that_cannot_be_judged_are_counted_and_said(tmp_path, capsys):
    path = corpus(
        tmp_path / "c.jsonl",
        {"text": STORY, "highlights": [FERRIES]},
        {"text": "", "highlights": [FERRIES]},
        {"text": "* * *\n", "highlights": [FERRIES]},
        {"text": STORY, "highlights": [" "]},
        {"text": STORY, "highlights": []},
    )
    assert run(["evaluate", "--summaries", str(path), "-n", "1"]) == 0
    heading = capsys.readouterr().out.splitlines()[0]
    assert "1 article;" in heading
    assert "2 left out: no highlights" in heading
    assert "1 left out: is empty" in heading
    report = judged(path, length=ONE)
    assert sum(skip.rows for skip in report.skipped) == 4
    assert report.system("Lead").rouge[0] == 100.0


def test_highlights_of_which_rouge_knows_no_word_are_no_zero(tmp_path, capsys):
    text = "Паромы пересекли широкий залив. Сильный дождь промочил северные холмы."
    path = corpus(tmp_path / "c.jsonl", {"text": text, "highlights": ["Паромы пересекли залив."]})
    assert run(["evaluate", "--summaries", str(path), "-n", "1"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "(1: its highlights hold no word that ROUGE knows (a-z, 0-9))" in captured.err
    path = corpus(tmp_path / "c.jsonl", {"text": STORY, "highlights": ["Паромы.", FERRIES]})
    assert judged(path, length=ONE, separate=True).articles == 1


@pytest.mark.parametrize("kind", ["summaries", "topics", "keyphrases"])
def test_a_corpus_without_anything_to_judge_is_one_line(kind, tmp_path, capsys):
    row = {"text": "", "highlights": ["a"], "topics": ["b"], "keyphrases": ["c"]}
    path = corpus(tmp_path / "bare.jsonl", row)
    assert run(["evaluate", f"--{kind}", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[-1].startswith("summarize-model: error: ")
    assert "no article in it can be judged (1: is empty)" in captured.err
    assert run(["evaluate", f"--{kind}", str(corpus(tmp_path / "empty.jsonl"))]) == 1
    assert "holds no article" in capsys.readouterr().err


# Topics


SPORT, HEALTH = "medtop:15000000", "medtop:07000000"
MATCH = (
    "The striker scored twice as the home side won the football match 3-1 on Saturday. The goalkeeper saved "
    "a penalty in the second half, and the coach praised the defence after the final whistle. The league "
    "leaders play the quarter-final next week."
)
WARD = (
    "Doctors at the hospital treated forty patients with pneumonia. The infection spreads through coughing, "
    "and antibiotics cure the disease in most patients. A nurse said the symptoms are fever and a sore "
    "throat. The vaccine protects older patients against the virus."
)


@pytest.fixture
def topics(tmp_path):
    """Of both texts the model shows what they are about, and nothing else."""
    assert [topic.code for topic in summarize(MATCH, topics=17).topics] == [SPORT]
    assert [topic.code for topic in summarize(WARD, topics=17).topics] == [HEALTH]
    return corpus(
        tmp_path / "topics.jsonl",
        {"text": MATCH, "topics": [SPORT]},
        {"text": MATCH, "topics": [HEALTH, SPORT]},
        {"text": WARD, "topics": [SPORT]},
        {"text": WARD, "topics": [HEALTH]},
        {"text": WARD, "topics": []},
    )


def test_topics_are_counted_as_a_hand_does(topics):
    report = judge_topics(topics, Trial(), Progress())
    assert report.top_right.mean == EXPECTED(2 / 5)
    assert report.top_acceptable.mean == EXPECTED(3 / 5)
    assert report.top_right.low <= 2 / 5 <= report.top_right.high
    # Five are shown, five wanted, three are both.
    assert (report.micro.precision, report.micro.recall, report.micro_f1.mean) == EXPECTED((0.6, 0.6, 0.6))
    # Sport: 2 of 2 shown, 3 wanted; health: 1 of 3 shown, 2 wanted.
    assert report.macro_f1.mean == EXPECTED((2 * 2 / 5 + 2 * 1 / 5) / 2)
    by_topic = dict(report.per_topic)
    assert (by_topic[SPORT].precision, by_topic[SPORT].recall) == EXPECTED((1.0, 2 / 3))
    assert (by_topic[HEALTH].precision, by_topic[HEALTH].recall) == EXPECTED((1 / 3, 1 / 2))
    confusions = {
        (confusion.wanted, confusion.predicted, confusion.articles) for confusion in report.confusions
    }
    assert confusions == {(SPORT, HEALTH, 1), ("", HEALTH, 1)}
    assert not report.single


def test_calibration_error_is_the_gap_of_confidence_and_hits(topics):
    report = judge_topics(topics, Trial(), Progress())
    assert sum(part.count for part in report.reliability) == 5
    match, ward = (summarize(text).topics[0].confidence for text in (MATCH, WARD))
    hits = {match: [True, True], ward: [False, True, False]}
    pairs = [(confidence, hit) for confidence, found in hits.items() for hit in found]
    _, expected = metrics.reliability(*(list(column) for column in zip(*pairs, strict=True)))
    assert report.calibration_error == EXPECTED(expected)


def test_reliability_by_hand():
    table, error = metrics.reliability([0.95, 0.85, 0.85, 1.0], [True, True, False, False])
    assert [(part.low, part.count, part.hit_rate) for part in table] == [(0.8, 2, 0.5), (0.9, 2, 0.5)]
    assert error == EXPECTED((2 * 0.35 + 2 * 0.475) / 4)


def test_topic_peers_choose_among_the_model_s_topics(topics):
    asked = []

    def sport(_text, names):
        asked.append(names)
        return names.index("sport")

    peers = Peers(topics=(TopicPeer("sport", "made-up 1", sport), TopicPeer("broken", "made-up 1", fail)))
    report = judge_topics(topics, Trial(peers=peers), Progress())
    assert len(asked) == 5
    assert all(len(names) == 17 for names in asked)
    named, broken = report.peers
    assert (named.top_right.mean, named.top_acceptable.mean) == EXPECTED((2 / 5, 3 / 5))
    assert named.model_minus[0].mean == EXPECTED(0.0)
    # No answer is right for the one article that has no topic.
    assert (broken.failures, broken.top_right.mean) == (5, EXPECTED(1 / 5))


def test_micro_and_macro_f1_on_resampled_articles():
    micro, macro = metrics.f1_intervals([{"a"}, {"a", "b"}, set()], [{"a"}, {"b"}, {"c"}], ["a", "b", "c"])
    assert micro.mean == EXPECTED(2 * 2 / 6)
    assert macro.mean == EXPECTED((2 / 3 + 1) / 2)
    assert 0 <= micro.low < micro.mean < micro.high <= 1
    same, _ = metrics.f1_intervals([{"a"}] * 4, [{"a"}] * 4, ["a"])
    assert same == metrics.Interval(1.0, 1.0, 1.0)


# Keyphrases


def test_keyphrases_are_compared_stem_by_stem(tmp_path, samples):
    text = (samples / "strait-patrols.txt").read_text("utf-8")
    found = [phrase.text for phrase in summarize(text, keyphrases=10).keyphrases]
    wanted = [found[0].upper(), found[3], found[7], "no such phrase"]
    path = corpus(tmp_path / "k", {"text": text, "keyphrases": wanted}, {"text": text, "keyphrases": ["?"]})
    said = ("No such phrases", found[7])
    peers = Peers(
        keyphrases=(
            KeyphrasePeer("peer", "made-up 1", lambda *_: said),
            KeyphrasePeer("broken", "made-up 1", fail),
        )
    )
    report = judge_keyphrases(path, Trial(peers=peers), Progress())
    assert (report.articles, [skip.reason for skip in report.skipped]) == (1, ["no keyphrases"])
    model, other, broken = (report.system(name) for name in ("model", "peer", "broken"))
    assert (model.at_5.mean, model.at_10.mean) == EXPECTED((2 / 5, 3 / 10))
    assert (other.at_5.mean, other.at_10.mean) == EXPECTED((2 / 5, 2 / 10)), "too few are wrong ones"
    assert other.model_minus[1].mean == EXPECTED(1 / 10)
    assert (broken.failures, broken.at_5.mean) == (1, 0.0)


def test_keyphrase_peers_read_the_article_without_the_page_around_it(tmp_path, samples):
    text = (samples / "strait-patrols.txt").read_text("utf-8")
    heard = []
    listener = KeyphrasePeer("listener", "made-up 1", lambda text, count: heard.append((text, count)) or [])
    path = corpus(tmp_path / "k", {"text": text, "keyphrases": ["patrols"]})
    judge_keyphrases(path, Trial(peers=Peers(keyphrases=(listener,))), Progress())
    ((prose, count),) = heard
    assert count == 10
    assert prose.startswith("Philippines and Indonesia to Patrol")
    assert prose.endswith("after 12 months.")
    assert "Comment" in text
    assert "Comment" not in prose


# The command


def test_json_holds_all_that_was_measured(summaries, topics, tmp_path, capsys):
    phrases = corpus(tmp_path / "k", {"text": STORY, "keyphrases": ["rain"]})
    arguments = ["evaluate", "--summaries", summaries, summaries, "--topics", topics, "--keyphrases", phrases]
    assert run([*map(str, arguments), "-n", "1", "-f", "json"]) == 0
    captured = capsys.readouterr()
    figures = json.loads(captured.out)
    assert figures.keys() == {"model", "judges", "summaries", "topics", "keyphrases"}
    assert figures["model"] == load(BUILT_IN).name
    assert figures["judges"].keys() == {"rouge-score", "nltk"}
    first, second = figures["summaries"]
    assert first == second
    assert first["length"] == {"sentences": 1, "words": None, "ratio": None}
    assert [system["name"] for system in first["systems"]] == ["Lead", "model", "oracle"]
    assert first["systems"][0]["model_minus"][2].keys() == {"mean", "low", "high"}
    assert first["systems"][1]["gold"].keys() == {"precision", "recall", "f1", "predicted", "wanted"}
    assert figures["topics"][0]["reliability"][0].keys() == {"low", "high", "count", "confidence", "hit_rate"}
    assert figures["keyphrases"][0]["systems"][0]["at_5"]["mean"] in {0.0, 0.2}
    assert "summaries of summaries.jsonl" in captured.err, "progress goes to stderr"


@pytest.mark.parametrize("columns", [72, 80, 116, 120])
def test_tables_keep_to_their_width(columns, summaries, topics, tmp_path):
    phrases = corpus(tmp_path / "k", {"text": STORY, "keyphrases": ["rain"]})
    peers = Peers(
        summaries=(peer([1], "a peer of long name"),),
        keyphrases=(KeyphrasePeer("YAKE, single words", "made-up 1", lambda *_: ["bay"]),),
        topics=(TopicPeer("MiniLM zero-shot", "made-up 1", lambda *_: 0),),
    )
    trial = Trial(peers=peers, length=ONE)
    evaluation = evaluate([summaries] * 2, [topics], [phrases], trial, Progress())
    text = as_tables(evaluation, columns)
    lines = text.splitlines()
    assert max(map(len, lines)) <= columns
    assert text.count("[") == text.count("]") == as_tables(evaluation, 200).count("["), "no interval is cut"
    assert "\x1b" not in text
    assert "\u2026" not in text, "nothing is cut off"
    for part in (
        "ROUGE F1",
        "as people picked",
        "all corpora",
        "confidence",
        "by topic",
        "worst confusions",
        "P@10",
    ):
        assert part in text
    assert any(line.split()[:1] == ["Lead"] and "50.00" in line for line in lines)


def test_control_characters_of_a_corpus_are_not_passed_on(tmp_path):
    path = corpus(tmp_path / "evil.jsonl", {"text": MATCH, "topics": ["\x1b]52;c;x\x07"]})
    report = evaluate([], [path], [], Trial(), Progress())
    assert "\x1b" not in as_tables(report, 80)
    assert "\x1b" not in as_json(report)


def test_a_name_in_an_error_forges_no_line(tmp_path, capsys):
    assert run(["info", "-m", str(tmp_path / "a\nsummarize-model: fine\x1b[2J")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("a summarize-model: fine␛[2J: no such file")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_what_cannot_be_told_holds_nothing_up(tmp_path):
    """A log that is full, and a wrong call whose message nobody gets."""
    path = corpus(tmp_path / "c.jsonl", {"text": MATCH, "topics": ["sport"]})
    for arguments, code in ((["evaluate", "--topics", str(path), "-f", "json"], 0), (["--nonsense"], 2)):
        with Path("/dev/full").open("w") as full:
            ended = subprocess.run(
                [sys.executable, "-m", "summarize_cli.training", *arguments],
                stdout=subprocess.PIPE,
                stderr=full,
                cwd=ROOT,
                check=False,
            )
        assert ended.returncode == code
        assert (b'"topics"' in ended.stdout) == (code == 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--peers"], "nothing to judge by"),
        (["--summaries", "x", "-n", "0"], "error: --sentences takes a whole number from 1, not 0; see"),
        (["--summaries", "x", "-w", "no"], "error: --words takes a whole number from 1, not 'no'; see"),
        (["--summaries", "x", "-n", "3", "-w", "100"], "sentences and words exclude one another"),
        (["--topics", "x", "-f", "csv"], "unknown format 'csv'"),
        (["--nonsense"], "No such option: --nonsense; see summarize-model evaluate --help"),
        (["corpus.jsonl"], "error: corpus.jsonl belongs to no option; put it behind the one it is for; see"),
    ],
)
def test_wrong_usage_is_one_line(arguments, message, capsys):
    assert run(["evaluate", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    (line,) = captured.err.splitlines()
    assert message in line
