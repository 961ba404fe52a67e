"""The samples, each through library, file and standard input, against the digests in samples/expected.

After a change that is meant to change the digests: python -m tests.test_samples
"""

import json
from pathlib import Path

import pytest

from summarize_cli import summarize
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.reading.decoding import decode

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = sorted(p.name for p in SAMPLES.iterdir() if p.suffix in (".txt", ".md") and p.name != "README.md")

# What an editor would file each under: the first must be found, of the others one or more.
WANTED_TOPICS = {
    "court-mural.txt": ({"crime, law and justice"}, {"arts, culture, entertainment and media"}),
    "cup-final.txt": ({"sport"}, set()),
    "exoplanet-water.md": ({"science and technology"}, set()),
    "harbour-bakery-strike.txt": ({"labour"}, {"economy, business and finance"}),
    "river-flood-email.txt": ({"disaster, accident and emergency incident"}, {"weather"}),
    "school-phones.txt": ({"education"}, set()),
    "strait-patrols.txt": ({"conflict, war and peace"}, {"politics"}),
    "vaccine-trial.txt": ({"health"}, {"science and technology"}),
}


def by_library(path, run):
    return summarize(decode(path.read_bytes()).text).to_dict()


def by_file(path, run):
    return json.loads(run("-f", "json", path).stdout)


def by_stdin(path, run):
    return json.loads(run("-f", "json", stdin=path.read_bytes()).stdout)


def expected(name):
    return json.loads((SAMPLES / "expected" / f"{name}.json").read_text("utf-8"))


WAYS = [(name, way) for name in NAMES for way in (by_library, by_file, by_stdin)]


@pytest.mark.parametrize(
    # The library is given text, not Markdown.
    ("name", "way"),
    [(name, way) for name, way in WAYS if not (name.endswith(".md") and way is by_library)],
)
def test_a_sample_gives_its_digest(name, way, run):
    assert way(SAMPLES / name, run) | {"source": None} == expected(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_s_sentences_are_verbatim_at_their_offsets(name):
    text = decode((SAMPLES / name).read_bytes()).text
    digest = summarize(text, sentences=1000)
    for sentence in digest.summary:
        assert " ".join(text[sentence.start : sentence.end].split()) == sentence.text


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_s_topics_are_an_editor_s(name):
    shown = {topic["name"] for topic in expected(name)["topics"]}
    first, _ = WANTED_TOPICS[name]
    assert first <= shown


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_explained_in_words_of_its_own(name):
    raw = (SAMPLES / name).read_bytes()
    text = decode(raw).text
    digest = summarize_bytes(raw, Settings(sentences=9, explain=True))
    shown = digest.to_dict()
    for sentence, in_json in zip(digest.summary, shown["summary"], strict=True):
        assert sum(sentence.features.values()) == pytest.approx(sentence.score, abs=1e-9)
        assert sum(in_json["features"].values()) == pytest.approx(in_json["score"], abs=1e-9)
        assert sentence.features.get("earlier choices", 0.0) <= 0
    for topic in digest.topics:
        assert next(iter(topic.evidence.values())) > 0
        for words in topic.evidence:
            assert all(word in text for word in words.split(" "))
    for line in digest.dropped:
        assert line.text in " ".join(text.split())
        assert line.rule


def test_the_seed_of_the_card_is_summarized_as_its_reader_expects(corpora):
    (seed,) = (corpora.parent / "seeds").glob("000_*.txt")
    digest = summarize(seed.read_text("utf-8"))
    assert digest.dateline == "NAPLES, Italy"
    assert digest.title.startswith("Japan and US Strengthen")
    assert digest.dropped_lines == 2
    assert {"medtop:16000000", "medtop:11000000"} <= {topic.code for topic in digest.topics}
    assert len(digest.summary) == 3
    for sentence in digest.summary:
        assert sentence.text.endswith((".", ".”"))
        assert "Reply" not in sentence.text
        assert sentence.text not in digest.title


if __name__ == "__main__":
    (SAMPLES / "expected").mkdir(exist_ok=True)
    for sample in NAMES:
        digest = summarize_bytes((SAMPLES / sample).read_bytes(), Settings()).to_dict()
        content = json.dumps(digest, ensure_ascii=False, indent=2) + "\n"
        (SAMPLES / "expected" / f"{sample}.json").write_text(content, "utf-8")
