"""How often a summary shows what stood around an article: pages as HTML, and as text copied from a browser.

Every page is a frame of `pages/` around an article of `samples/`: what is not the article's is furniture.
The figures: python -m tests.quality.test_pages
"""

from functools import cache
from html import escape
from pathlib import Path

import pytest

from summarize_cli.article import Article
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.reading.decoding import decode
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.tree import parsed, walked

FRAMES = sorted(Path(__file__).with_name("pages").glob("*.html"))
SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("[!R]*.*"))
SENTENCES = 5

# Shares of pages whose summary shows furniture. They may fall, not rise.
MOST_FROM_HTML = 0.0
MOST_FROM_TEXT = 0.077
# Shares of the sentences that the article alone would have given: no prose must be paid for it.
LEAST_KEPT_FROM_HTML = 0.98
LEAST_KEPT_FROM_TEXT = 0.96


@cache
def article(path: Path) -> Article:
    return parse(decode(path.read_bytes()).text)


def paragraphs(read: Article) -> list[tuple[str, str]]:
    return [(" ".join(read.text[p.start : p.end].split()), p.role) for p in read.paragraphs]


def page(frame: Path, sample: Path) -> str:
    read = article(sample)
    blocks = [f"<{tag}>{escape(text)}</{tag}>" for text, role in paragraphs(read) for tag in [TAGS[role]]]
    third = len(blocks) // 3
    return frame.read_text("utf-8").format(
        title=escape(read.title or ""),
        byline=read.byline or "Morag Tulloch",
        date="2023-11-07",
        lead="\n".join(blocks[:2]),
        middle="\n".join(blocks[2 : 2 + third]),
        end="\n".join(blocks[2 + third :]),
    )


TAGS = {"prose": "p", "heading": "h2"}
NO_TEXT = {"script", "style", "head", "textarea", "input"}
INLINE = {"a", "b", "strong", "em", "span", "time", "small", "i", "label"}


def copied(html: str) -> str:
    """All visible text of a page, a block a line, as a browser copies it."""
    blocks = walked(parsed(html), lambda element: element.tag in NO_TEXT, INLINE, ())
    return "\n".join(line for block in blocks if (line := " ".join(block.text.split())))


def summary(text: str, input_format: str) -> list[str]:
    digest = summarize_bytes(text.encode(), Settings(sentences=SENTENCES, input_format=input_format))
    return [sentence.text for sentence in digest.summary]


def judged(frame: Path, sample: Path, input_format: str) -> tuple[list[str], float]:
    """The furniture that a page's summary shows, and the share of the article's own summary that it keeps."""
    html = page(frame, sample)
    shown = summary(html if input_format == "html" else copied(html), input_format)
    body = " ".join(text for text, _ in paragraphs(article(sample)))
    plain = "\n\n".join([article(sample).title or "", *(text for text, _ in paragraphs(article(sample)))])
    wanted = set(summary(plain, "text"))
    return [text for text in shown if text not in body], len(wanted.intersection(shown)) / len(wanted)


@cache
def figures(input_format: str) -> tuple[float, float, list[str]]:
    """(share of pages that show furniture, mean share kept, what was shown)."""
    pages = [(frame, sample) for frame in FRAMES for sample in SAMPLES]
    results = [judged(frame, sample, input_format) for frame, sample in pages]
    faults = [
        f"{frame.stem} {sample.stem}: {text}"
        for (frame, sample), (shown, _) in zip(pages, results, strict=True)
        for text in shown
    ]
    share = sum(bool(shown) for shown, _ in results) / len(results)
    return share, sum(kept for _, kept in results) / len(results), faults


@pytest.mark.parametrize(
    ("input_format", "most", "least_kept"),
    [("html", MOST_FROM_HTML, LEAST_KEPT_FROM_HTML), ("text", MOST_FROM_TEXT, LEAST_KEPT_FROM_TEXT)],
)
def test_summaries_show_the_article_not_its_furniture(input_format, most, least_kept):
    share, kept, faults = figures(input_format)
    assert share <= most, faults
    assert kept >= least_kept


if __name__ == "__main__":
    for form in ("html", "text"):
        share, kept, faults = figures(form)
        print(f"{form}: {share:.1%} of {len(FRAMES) * len(SAMPLES)} pages show furniture, {kept:.1%} kept")
        print("\n".join(f"  {fault}" for fault in faults))
