"""How often a summary shows what stood around an article: pages as HTML, and as text copied from a browser.

Every page is a frame of `pages/` around an article of `samples/`: what is not the article's is furniture.
The figures: python -m tests.quality.test_pages
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import escape
from pathlib import Path

import pytest
import trafilatura

from summarize_cli.article import Article, Paragraph
from summarize_cli.pipeline import Settings, summarize_article, summarize_bytes
from summarize_cli.reading.decoding import decode
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.tree import parsed, walked

FRAMES = sorted(Path(__file__).with_name("pages").glob("*.html"))
APART = sorted(Path(__file__).with_name("pages").glob("apart/*.html"))
"""Frames that no rule was made with: see pages/README.md."""
SAMPLES = sorted(
    path for path in (Path(__file__).parents[2] / "samples").glob("[!R]*.*") if path.suffix != ".svg"
)
SENTENCES = 5

MIXED = "html of mixed structure"
SHORT = 220
"""Words: of a short article five sentences are a great part, and furniture is among them sooner."""

# Shares of pages whose summary shows furniture, which may fall, not rise; and of the sentences that the
# article alone would have given, which may not fall: no prose must be paid for it.
MOST = {"html": 0.0095, MIXED: 0.0095, "text": 0.026, "text of short articles": 0.095}
# Lowered with news-en/4, from 0.987, 0.987 and 0.967. It reads nothing otherwise; but of two sentences
# nearly as good it takes the other on more pages: the school's bin or the pupils' marks, for one. With
# news-en/6 again, from 0.976, 0.966, 0.953 and 0.948: a page's frame changes how much an opening is doubted.
# Back, but for very short articles, since headings between paragraphs, boxes of facts and an article's last
# sentence cost less.
LEAST_KEPT = {"html": 0.978, MIXED: 0.968, "text": 0.957, "text of short articles": 0.948}


@cache
def article(path: Path) -> Article:
    return parse(decode(path.read_bytes()).text)


def paragraphs(read: Article) -> list[tuple[str, str]]:
    return [(" ".join(read.text[p.start : p.end].split()), p.role) for p in read.paragraphs]


@cache
def shortened(path: Path) -> Article:
    """The first paragraphs of an article."""
    read = article(path)
    words, cut = 0, []
    for paragraph in read.paragraphs:
        cut.append(paragraph)
        words += len(read.text[paragraph.start : paragraph.end].split())
        if words >= SHORT:
            break
    return replace(read, paragraphs=tuple(cut))


def blocks_of(read: Article, form: str) -> list[str]:
    """An article's paragraphs as elements; in mixed structure some lie in elements of their own."""
    blocks = [f"<{tag}>{escape(text)}</{tag}>" for text, role in paragraphs(read) for tag in [TAGS[role]]]
    if form != MIXED:
        return blocks
    around = {index: OWN[index % len(OWN)] for index in range(0, len(blocks), 3)}
    return [around.get(index, "{}").format(block) for index, block in enumerate(blocks)]


def page(frame: Path, read: Article, form: str = "html") -> str:
    blocks = blocks_of(read, form)
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
OWN = (
    '<div class="intro">{}</div>',
    "<blockquote>{}</blockquote>",
    '<section class="part"><div>{}</div></section>',
    "<ul><li>{}</li></ul>",
)
"""Elements that an article's own paragraphs may lie in."""
NO_TEXT = {"script", "style", "head", "textarea", "input"}
INLINE = {"a", "b", "strong", "em", "span", "time", "small", "i", "label"}


def copied(html: str) -> str:
    """All visible text of a page, a block a line, as a browser copies it."""
    blocks = walked(parsed(html), lambda element: element.tag in NO_TEXT, INLINE, ())
    return "\n".join(line for block, _ in blocks if (line := " ".join(block.text.split())))


def summary(text: str, input_format: str) -> list[str]:
    digest = summarize_bytes(text.encode(), Settings(sentences=SENTENCES, input_format=input_format))
    return [sentence.text for sentence in digest.summary]


def judged(frame: Path, read: Article, form: str) -> tuple[list[str], float]:
    """The furniture that a page's summary shows, and the share of the article's own summary that it keeps."""
    html = page(frame, read, form)
    input_format = form.partition(" ")[0]
    shown = summary(html if input_format == "html" else copied(html), input_format)
    body = " ".join(text for text, _ in paragraphs(read))
    plain = "\n\n".join([read.title or "", *(text for text, _ in paragraphs(read))])
    wanted = set(summary(plain, "text"))
    return [text for text in shown if text not in body], len(wanted.intersection(shown)) / len(wanted)


@cache
def figures(form: str, *, apart: bool = False) -> tuple[float, float, list[str]]:
    """(share of pages that show furniture, mean share kept, what was shown)."""
    pages = [(frame, sample) for frame in (APART if apart else FRAMES) for sample in SAMPLES]
    read = shortened if "short" in form else article
    results = [judged(frame, read(sample), form) for frame, sample in pages]
    faults = [
        f"{frame.stem} {sample.stem}: {text}"
        for (frame, sample), (shown, _) in zip(pages, results, strict=True)
        for text in shown
    ]
    share = sum(bool(shown) for shown, _ in results) / len(results)
    return share, sum(kept for _, kept in results) / len(results), faults


@pytest.mark.parametrize("form", MOST)
def test_summaries_show_the_article_not_its_furniture(form):
    share, kept, faults = figures(form)
    assert share <= MOST[form], faults
    assert kept >= LEAST_KEPT[form]


def without_rules(text: str) -> list[str]:
    """The summary of a text whose every line is taken for a paragraph of the article."""
    lines = [match.span() for match in re.finditer(r"[^\n]+", text)]
    read = Article(text, tuple(Paragraph(start, end) for start, end in lines))
    return [sentence.text for sentence in summarize_article(read, Settings(sentences=SENTENCES)).summary]


def share_without_rules(text_of: Callable[[str], str]) -> float:
    """The share of pages whose summary shows furniture, their text as `text_of` makes it, without rules."""
    shown = []
    for frame in FRAMES:
        for sample in SAMPLES:
            body = " ".join(text for text, _ in paragraphs(article(sample)))
            summed_up = without_rules(text_of(page(frame, article(sample))))
            shown.append(any(text not in body for text in summed_up))
    return sum(shown) / len(shown)


def extracted(html: str) -> str:
    """What trafilatura alone takes for the article."""
    return trafilatura.extract(html, include_comments=False, include_tables=False) or ""


if __name__ == "__main__":
    print(f"trafilatura's text, no rules: {share_without_rules(extracted):.1%} of pages show furniture")
    print(f"all visible text, no rules: {share_without_rules(copied):.1%} of pages show furniture")
    for form in MOST:
        share, kept, faults = figures(form)
        print(f"{form}: {share:.1%} of {len(FRAMES) * len(SAMPLES)} pages show furniture, {kept:.1%} kept")
        print("\n".join(f"  {fault}" for fault in faults))
    for form in MOST:
        share, kept, _ = figures(form, apart=True)  # What was shown is not, lest a rule be made of it.
        count = len(APART) * len(SAMPLES)
        print(f"set apart, {form}: {share:.1%} of {count} pages show furniture, {kept:.1%} kept")
