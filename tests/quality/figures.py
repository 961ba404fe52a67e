"""What the quality gate measures: figures in groups, each measured once a run.

Groups named like a corpus need ../shared/corpora; all others stand on what the project carries.
"""

import json
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from itertools import chain
from pathlib import Path

from summarize_cli.language.sentences import sentence_spans
from summarize_cli.model.compiled import BUILT_IN, load
from summarize_cli.pipeline import engine, read_article
from summarize_cli.reading.decoding import decode
from summarize_cli.summary.selection import Length
from summarize_cli.training.corpora import read_readings, read_topics
from summarize_cli.training.judging import MODEL, Trial
from summarize_cli.training.judging.keyphrases import KeyphraseReport, judge_keyphrases
from summarize_cli.training.judging.summaries import SummaryReport, judge_summaries
from summarize_cli.training.judging.topics import TopicReport, judge_topics
from summarize_cli.training.progress import Progress
from summarize_cli.training.readings import highlighted
from tests.conftest import CORPORA, SAMPLES
from tests.language import boundaries
from tests.language.golden_rules import GOLDEN_RULES
from tests.quality import queries

Figures = dict[str, float]

REFERENCES = Path(__file__).with_name("sample_references.toml")
OUTLETS = Path(__file__).with_name("outlets.jsonl.gz")
"""Highlights of articles of train-annotated, of many outlets; none of them is among the model's readings."""
ABSTRACTS = Path(__file__).with_name("abstracts.jsonl.gz")
"""Abstracts of invented papers; none of them is among those that the model learned from."""

THREE = Length(sentences=3)
ONE = Length(sentences=1)

# File -> the trial. Every so-many-th row where a whole file would take too long; always the same rows.
SUMMARY_TRIALS = {
    "dev-cnn-corpus": Trial(length=THREE, oracle=False),
    "dev-cnndm": Trial(length=THREE, oracle=False),
    "dev-summeval": Trial(length=THREE, oracle=False),
    "dev-xsum": Trial(length=ONE, oracle=False),
    "dev-scitldr": Trial(length=ONE, oracle=False),
    "dev-squality": Trial(length=Length(words=250), separate=True, oracle=False, every=2),
}
TOPIC_TRIALS = {"dev-bbc2004": Trial(every=2), "dev-agnews": Trial(every=4)}
KEYPHRASE_TRIALS = {"dev-kpcrowd": Trial()}


class Silence(Progress):
    """Progress that nobody watches."""

    def step(self, _description):
        """Say nothing."""

    def track(self, items, _description):
        """The items."""
        return iter(items)


def sentences() -> Figures:
    """Golden rules kept, of 48, and F1 (0..100) of hand-checked boundaries: in news prose and in samples/."""
    kept = sum(_split(" ".join(expected)) == expected for _, expected in GOLDEN_RULES)
    in_samples = chain.from_iterable(boundaries.of_samples().values())
    return {
        "golden_rules": kept,
        "news_prose_f1": 100 * boundaries.score(boundaries.of_news_prose()).f1,
        "samples_f1": 100 * boundaries.score(in_samples).f1,
    }


def corpus_sentences() -> Figures:
    """F1 (0..100) of the boundaries checked by hand in a random sample of the corpora."""
    return {"f1": 100 * boundaries.score(boundaries.of_corpora(CORPORA)).f1}


def outlets() -> Figures:
    """Three sentences of articles of many outlets, by the highlights that a reader wrote for them."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "outlets.jsonl"
        rows, _ = read_topics([_file("topics", "train-annotated")])
        articles = highlighted(rows, read_readings([OUTLETS])[0])
        file.write_text("".join(json.dumps(asdict(row)) + "\n" for row in articles), "utf-8")
        return _of_summaries(judge_summaries(file, Trial(oracle=False), Silence()))


def abstracts() -> Figures:
    """One sentence of abstracts written for this project, by a summary that was written with each."""
    return _of_summaries(judge_summaries(ABSTRACTS, Trial(length=ONE, oracle=False), Silence()))


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def samples() -> Figures:
    """All that there is, on the articles in samples/, by references of our own."""
    with tempfile.TemporaryDirectory() as folder:
        corpora = _sample_corpora(Path(folder))
        judged = _of_summaries(judge_summaries(corpora["summaries"], Trial(oracle=False), Silence()))
        judged |= _of_topics(judge_topics(corpora["topics"], Trial(), Silence()))
        return judged | _of_keyphrases(judge_keyphrases(corpora["keyphrases"], Trial(), Silence()))


def _sample_corpora(folder: Path) -> dict[str, Path]:
    """The samples with their references as a corpus of each kind."""
    rows: dict[str, list[dict[str, object]]] = {"summaries": [], "topics": [], "keyphrases": []}
    for name, reference in tomllib.loads(REFERENCES.read_text("utf-8")).items():
        text = decode((SAMPLES / name).read_bytes()).text
        _, document = read_article(text, engine())
        picked = []
        for opening in reference["sentences"]:
            (sentence,) = (s.text for s in document.sentences if s.text.startswith(opening))
            picked.append(sentence)
        article = {"id": name, "text": text}
        rows["summaries"].append({**article, "highlights": reference["abstract"], "gold_sentences": picked})
        rows["topics"].append({**article, "topics": reference["topics"]})
        rows["keyphrases"].append({**article, "keyphrases": reference["keyphrases"]})
    files = {kind: folder / f"{kind}.jsonl" for kind in rows}
    for kind, file in files.items():
        file.write_text("".join(json.dumps(row) + "\n" for row in rows[kind]), "utf-8")
    return files


def cross_validation() -> Figures:
    """Topics on unseen folds of the training corpora, as the model file tells; 0..1."""
    figures = load(BUILT_IN).metadata["figures"]["topics, cross-validated"]
    names = ("top_right", "top_acceptable", "micro_f1", "macro_f1", "calibration_error")
    return {name: figures[name] for name in names} | {"worst_topic_f1": min(figures["f1"].values())}


def _of_summaries(report: SummaryReport) -> Figures:
    model = report.system(MODEL)
    figures = dict(zip(("rouge1", "rouge2", "rougeLsum"), model.rouge, strict=True))
    over_lead = [margin.mean for margin in model.minus_lead]
    figures |= dict(
        zip(("rouge1_over_lead", "rouge2_over_lead", "rougeLsum_over_lead"), over_lead, strict=True)
    )
    return figures | ({"picked_f1": model.gold.f1} if model.gold else {})


def _of_topics(report: TopicReport) -> Figures:
    figures = {"top_right": report.top_right.mean, "micro_f1": report.micro.f1}
    # Where an article has one topic, right and acceptable are the same.
    return figures | ({} if report.single else {"top_acceptable": report.top_acceptable.mean})


def _of_keyphrases(report: KeyphraseReport) -> Figures:
    model = report.system(MODEL)
    return {"keyphrases_at_5": model.at_5.mean, "keyphrases_at_10": model.at_10.mean}


CARRIED: dict[str, Callable[[], Figures]] = {
    "sentences": sentences,
    "samples": samples,
    "cross-validation": cross_validation,
    "queries": queries.shares,
    "abstracts": abstracts,
}
BESIDE: dict[str, Callable[[], Figures]] = {"corpus-sentences": corpus_sentences, "outlets": outlets}
GROUPS = (*CARRIED, *BESIDE, *SUMMARY_TRIALS, *TOPIC_TRIALS, *KEYPHRASE_TRIALS)


def is_measurable(group: str) -> bool:
    """Whether what the group is measured on is here."""
    return group in CARRIED or CORPORA.is_dir()


@cache
def measured(group: str) -> Figures:
    """The figures of a group."""
    if group in CARRIED | BESIDE:
        return (CARRIED | BESIDE)[group]()
    if group in SUMMARY_TRIALS:
        return _of_summaries(judge_summaries(_file("summaries", group), SUMMARY_TRIALS[group], Silence()))
    if group in TOPIC_TRIALS:
        return _of_topics(judge_topics(_file("topics", group), TOPIC_TRIALS[group], Silence()))
    return _of_keyphrases(judge_keyphrases(_file("keyphrases", group), KEYPHRASE_TRIALS[group], Silence()))


def _file(kind: str, group: str) -> Path:
    return CORPORA / kind / f"{group}.jsonl.gz"
