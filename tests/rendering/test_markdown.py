import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarize_cli.article import Digest, Failure, Keyphrase, LeftOut, Passage, ScoredSentence, Topic
from summarize_cli.rendering import Page, renderer
from summarize_cli.rendering.markdown_format import escaped
from summarize_cli.rendering.safety import visible

HOSTILE = [
    "# A heading", "## Another ##", "- a list", "+ a list", "* a list", "1. a list", "12) a list",
    "> a quotation", "===", "---", "***", "___", "- - -", "```sh", "~~~", "    code", "\tcode", "| a | b |",
    "a | b", "[a link](https://example.org)", "[a link]: https://example.org", "[[a page]]", "[^1]",
    "[ ] a task", "![an image](x.png)", "https://example.org/a?b=c", "www.example.org", "ana@example.org",
    "<https://example.org>", "<script>alert(1)</script>", "<!-- comment", "<b onclick=x>", "&lt;b&gt;",
    "&#60;", "&amp", "AT&T", "*emphasis*", "__strong__", "`code`", "``", "~~struck~~", "==marked==",
    "%%hidden%%", "$x^2$", "$5 and $10", "back\\slash", "end\\", "two  spaces  ",
    "line\nbreak\n\nparagraph", "@ana", "see #12", "GH-12", "owner/repo#3", ":smile:",
    "\x1b[31mred\x1b[0m", "\u202egnp.exe", "\x00", "\ud83d", "{{ site.secret }}", "{% raw %}", "C#",
    "WWW.EXAMPLE.ORG", "ftp://example.org", "mailto:ana@example.org", "a\u2028b", "\u00a0\u00a0\u00a0 x",
    "<U+202E>",
]  # fmt: skip
"""What an article may say that Markdown would obey."""


def digest(text="Bakers walked out.", **others):
    why = others.pop("why", False)
    sentence = ScoredSentence(text, 0, 0, 0, 28, 0.7, {"average": 0.5, text: 0.2} if why else None)
    fields = {
        "source": text, "title": text, "byline": text, "date": text, "site": text, "dateline": text,
        "language": "en", "sentence_count": 9, "word_count": 120, "dropped_lines": 0,
        "summary": (sentence, sentence), "topics": (Topic(text, text, 0.9, {text: 1.0} if why else None),),
        "keyphrases": (Keyphrase(text, 0.5), Keyphrase(text, 0.4)), "model": "test/1",
        "dropped": (LeftOut(text, text),) if why else None, "missed": (sentence,) if why else None,
    }  # fmt: skip
    return Digest(**fields | others)


def written(*outcomes):
    return "".join(renderer("markdown")(outcomes, Page(several=len(outcomes) > 1)))


def parsers(*, names_link=True):
    """CommonMark alone, and what most add to it; with a linkifier, as GitHub has one.

    names_link: whether a domain's bare name is a link, which no escape prevents; GitHub makes none of it.
    """
    yield MarkdownIt("commonmark")
    github = MarkdownIt("gfm-like")
    github.linkify.set({"fuzzy_link": names_link})
    yield github


def parsed(markdown, parser):
    """(block structure, text of each inline) and nothing inline but text and the strong words of our own."""
    structure, texts = [], []
    for token in parser.parse(markdown):
        if token.type != "inline":
            structure.append((token.type, token.tag))
            continue
        assert {child.type for child in token.children} <= {"text", "strong_open", "strong_close"}, markdown
        texts.append("".join(child.content for child in token.children).replace("\u200b", ""))
    return structure, texts


def folded(text):
    return visible(" ".join(text.split()))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("why", [False, True])
def test_nothing_of_an_article_becomes_markup(text, why):
    for parser in parsers():
        plain, _ = parsed(written(digest(why=why)), parser)
        structure, texts = parsed(written(digest(text, why=why)), parser)
        assert structure == plain
        assert texts[0] == folded(text)
        assert texts.count(folded(text)) >= 3


@given(st.text(min_size=1).filter(lambda text: text.split()))
@example("-")
@example("1)")
@example("&#8203;@a")
def test_whatever_it_says_it_is_shown_as_it_is(text):
    for parser in parsers(names_link=False):
        structure, texts = parsed(f"- {escaped(text)}\n", parser)
        assert [kind for kind, _ in structure] == [
            "bullet_list_open", "list_item_open", "paragraph_open", "paragraph_close", "list_item_close",
            "bullet_list_close",
        ]  # fmt: skip
        assert texts == [folded(text).replace("\u200b", "")]


MARKS = st.sampled_from("\\`*_{}[]<>()#+-.!|~^$&=%@:/;\"' \n\t1ax")


@given(st.text(MARKS, min_size=1, max_size=30).filter(lambda text: text.split()))
def test_nor_do_marks_in_any_order(text):
    for parser in parsers(names_link=False):
        _, texts = parsed(f"# {escaped(text)}\n", parser)
        assert texts == [folded(text)]


@pytest.mark.parametrize(
    "text", ["@ana", "(@ana)", "see #12", "owner/repo#3", "GH-12 and gh-3", "ana@example.org"]
)
def test_nobody_is_called_and_no_issue_is_referred_to(text):
    shown = escaped(text).replace("&#8203;", "\u200b")
    assert "\u200b" in shown
    assert not re.search(r"(@|#|GH-)\w", shown, re.IGNORECASE)


def test_ordinary_prose_stays_readable_in_the_source():
    for text in (
        "“Nobody was hurt,” said Dr. O'Neill-Brandt, 61; the cost is 4.6 million (a third) at 5 a.m.!",
        "Är det så? 日本語。 – yes – AT&T & Co. rose 3.5 % to 17/20: why?",
    ):
        assert escaped(text) == text


def test_one_article_is_a_document_and_several_are_sections():
    assert written(digest("One")).startswith("# One\n\n")
    several = written(digest("One"), Failure("gone.txt", "no such file"), digest("Two"))
    assert re.findall("^#+ .*", several, re.MULTILINE) == ["## One", "## Two"]


def test_without_a_title_the_source_is_the_heading():
    assert written(digest("x", title=None, source="notes/a.txt")).startswith("# notes/a.txt\n")
    assert written(digest("x", title=None, source="-")).startswith("# standard input\n")
    assert written(digest("x", title=None, source=None)).startswith("# Summary\n")


def test_parts_without_content_are_left_out():
    bare = digest("Rain.", byline=None, date=None, site=None, dateline=None, topics=(), keyphrases=())
    assert written(bare) == (
        "# Rain.\n\nRain. · 120 words · 2 of 9 sentences · 2 % of the length\n\n- Rain.\n- Rain.\n"
    )


def test_explanations_stand_below_what_they_explain():
    shown = written(digest("Rain.", why=True))
    assert "- Rain.\n  - Score 0.70: 0.50 average · +0.20 Rain.\n" in shown
    assert "**Just missed**\n\n- Rain.\n  - Score 0.70: " in shown
    assert "**Topics**\n\n- Rain. (0.90): +1.00 Rain.\n" in shown
    assert "**Left out**\n\n- Rain. (Rain.)\n" in shown
    assert "average" not in written(digest("Rain."))


def sentence(text, index, score=0.6):
    return ScoredSentence(text, index, 0, 0, 9, score)


ARTICLE = (
    Passage("1. *Rain*"),
    Passage(None, (sentence("# It rained.", 0), sentence("“All day,” she said…", 1), sentence("- Yes", 2))),
)


def test_the_whole_article_has_the_chosen_sentences_in_bold_instead_of_a_list():
    shown = written(digest("x", passages=ARTICLE, summary=(ARTICLE[1].sentences[1],)))
    assert shown.endswith(
        "\n\n**Article**\n\n*1. \\*Rain\\**\n\n\\# It rained. **“All day,” she said…** \\- Yes\n"
    )
    assert "\n- " not in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_whole_article_becomes_markup(text):
    passages = (Passage(text, (sentence(text, 0), sentence(text, 1), sentence(text, 2))),)
    markdown = written(digest("x", passages=passages, summary=(sentence(text, 1),)))
    for parser in parsers():
        *_, heading, paragraph = [token for token in parser.parse(markdown) if token.type == "inline"]
        assert [child.type for child in heading.children if child.type != "text"] == ["em_open", "em_close"]
        marks = [child.type for child in paragraph.children if child.type != "text"]
        assert marks == ["strong_open", "strong_close"]
        words = "".join(child.content for child in paragraph.children).replace("\u200b", "")
        assert words == " ".join([folded(text)] * 3)
