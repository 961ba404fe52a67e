"""The page as text: what it says, what it links, what it escapes. How a browser takes it: test_browser.py."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise, product

import pytest

from summarize_cli.article import Failure
from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.rendering import Page, ranks, renderer
from summarize_cli.rendering.html_format import _TEMPLATES, _style, _Waiting
from summarize_cli.rendering.html_view import LEVELS
from tests.conftest import SAMPLES
from tests.rendering.hostile import HOSTILE_FAILURE, INJECTIONS, hostile_digest

WHOLE = Settings(explain=True, passages=True)


def digest_of(name, settings=WHOLE):
    return summarize_bytes((SAMPLES / name).read_bytes(), settings, source=name)


@pytest.fixture(scope="module")
def strike():
    return digest_of("harbour-bakery-strike.txt")


@pytest.fixture(scope="module")
def mural():
    return digest_of("court-mural.txt")


def page_of(*outcomes, several=False):
    return "".join(renderer("html")(outcomes, Page(several=several)))


_VOID = frozenset(("meta", "input", "br", "img", "link", "rect"))


class Elements(HTMLParser):
    """The elements of a page: (name, attributes, text within)."""

    def __init__(self, page):
        super().__init__()
        self.found, self._open = [], []
        self.feed(page)
        assert not self._open

    def handle_starttag(self, tag, attributes):
        element = (tag, dict(attributes), [])
        assert len(element[1]) == len(attributes)
        self.found.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attributes):
        self.found.append((tag, dict(attributes), []))

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag

    def handle_data(self, data):
        for _, _, text in self._open:
            text.append(data)

    def texts(self, **wanted):
        return [
            " ".join("".join(text).split())
            for _, attributes, text in self.found
            if all(value in (attributes.get(name) or "").split() for name, value in wanted.items())
        ]

    def with_id(self, name):
        (element,) = [element for element in self.found if element[1].get("id") == name]
        return element


def test_a_page_has_all_that_is_known(strike):
    found = Elements(page_of(strike))
    whole = found.texts()
    assert found.texts(id="a1-title") == [strike.title]
    for part in ("By Morag Tulloch", "589 words", "3 of 30 sentences", "harbour-bakery-strike.txt"):
        assert part in whole
    for phrase in strike.keyphrases:
        assert phrase.text in whole
    for topic in strike.topics:
        assert any(text.startswith(topic.name) for text in found.texts(**{"class": "name"}))
    for line in strike.dropped:
        assert line.text in whole


def test_the_whole_article_is_there_in_its_order_and_the_chosen_are_marked(strike):
    page = re.sub(r'<span class="why".*?</i></span>\s*</span>(?!<span)', "", page_of(strike), flags=re.DOTALL)
    found = Elements(page)
    shown = found.texts(**{"class": "s", "tabindex": "0"})
    sentences = [sentence for passage in strike.passages for sentence in passage.sentences]
    assert shown == [sentence.text for sentence in sentences]
    marked = ["".join(text) for tag, attributes, text in found.found if tag == "mark" and "id" in attributes]
    assert marked == [sentence.text for sentence in strike.summary]


def test_the_shade_says_how_high_the_score_is(strike):
    found = Elements(page_of(strike))
    for passage in strike.passages:
        for sentence in passage.sentences:
            classes = found.with_id(f"a1-s{sentence.index}")[1]["class"]
            assert classes == f"s h{int(10 * sentence.score)}"


def test_each_sentence_is_explained_by_figures_that_sum_to_its_score(strike):
    found = Elements(page_of(strike))
    for passage in strike.passages:
        for sentence in passage.sentences:
            _, attributes, _ = found.with_id(f"a1-s{sentence.index}")
            explanation = "".join(found.with_id(attributes["aria-describedby"])[2])
            assert f"score {sentence.score:.2f}" in explanation
            figures = re.findall(r"[+-]?\d\.\d\d", explanation)[1:]
            assert sum(round(100 * float(figure)) for figure in figures) == round(100 * sentence.score)


def test_every_link_leads_to_a_place_on_the_page_and_every_place_is_one(strike, mural):
    for page in (page_of(strike), page_of(strike, mural, several=True)):
        found = Elements(page)
        places = [attributes["id"] for _, attributes, _ in found.found if "id" in attributes]
        assert len(set(places)) == len(places)
        targets = [attributes["href"] for tag, attributes, _ in found.found if tag == "a"]
        assert {target.removeprefix("#") for target in targets} <= {*places}
        assert all(target.startswith("#") for target in targets)


def test_a_summary_sentence_links_to_its_place_and_back(strike):
    found = Elements(page_of(strike))
    rank = ranks(strike)
    for sentence in strike.summary:
        item = "".join(found.with_id(f"a1-c{rank[sentence.index]}")[2])
        assert sentence.text in item
        assert f'<a href="#a1-s{sentence.index}">' in page_of(strike)


@pytest.mark.parametrize(
    ("source", "linked"),
    [
        ("https://example.org/story?a=1&b=2", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("story.txt", False),
    ],
)
def test_only_an_address_of_the_web_is_linked(strike, source, linked):
    found = Elements(page_of(replace(strike, source=source)))
    outside = [a["href"] for tag, a, _ in found.found if tag == "a" and not a["href"].startswith("#")]
    assert outside == ([source] if linked else [])


def test_the_policy_allows_the_page_s_own_style_and_nothing_else(strike, mural):
    def hash_of(tag, page):
        (content,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, flags=re.DOTALL)
        return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"

    one, several = page_of(strike), page_of(strike, mural, several=True)
    common = f"default-src 'none'; style-src {hash_of('style', one)}; base-uri 'none'; form-action 'none'"
    for page, policy in (
        (one, common),
        (several, f"{common}; script-src {hash_of('script', several)}"),
    ):
        metas = [a for tag, a, _ in Elements(page).found if tag == "meta" and "http-equiv" in a]
        assert [meta["content"] for meta in metas] == [policy]
    assert "<script" not in one


def test_nothing_of_a_hostile_article_is_markup():
    harmless = digest_of("cup-final.txt")
    allowed = {several: Counted(page_of(harmless, several=several)).names for several in (False, True)}
    for several in (False, True):
        page = page_of(hostile_digest(), *[HOSTILE_FAILURE] * several, several=several)
        found = Counted(page)
        assert found.names <= allowed[several]
        assert found.attributes <= Counted(page_of(harmless, several=several)).attributes | {"data-unit"}
        whole = "".join("".join(text) for tag, _, text in found.found if tag == "html")
        for text in INJECTIONS[:-2]:
            assert whole.count(text) > 5
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", page)


class Counted(Elements):
    @property
    def names(self):
        return {tag for tag, _, _ in self.found}

    @property
    def attributes(self):
        return {name for _, attributes, _ in self.found for name in attributes}


def test_no_style_and_no_handler_stands_in_an_attribute(strike, mural):
    found = Counted(page_of(strike, mural, several=True))
    assert not {name for name in found.attributes if name == "style" or name.startswith("on")}


def test_right_to_left_marks_are_kept_and_overrides_are_shown(strike):
    found = page_of(replace(strike, title="a\u200fb\u202ec"))
    assert "<h1" in found
    assert "a\u200fb&lt;U+202E&gt;c</h1>" in found


class TestSeveral:
    def test_the_index_links_to_each_article_and_names_its_topics(self, strike, mural):
        page = page_of(strike, mural, several=True)
        table = page[page.index("<tbody>") : page.index("</tbody>")]
        for number, digest in enumerate((strike, mural), start=1):
            assert f'<a href="#a{number}">{digest.title}</a>' in table
            assert " · ".join(topic.name for topic in digest.topics) in table
        assert page.index("</table>") < page.index('<article id="a1"') < page.index('<article id="a2"')

    def test_the_distribution_counts_the_articles_of_each_topic(self, strike, mural):
        found = Elements(page_of(strike, mural, strike, several=True))
        (shares,) = found.texts(**{"class": "shares"})
        for topic in strike.topics:
            assert f"{topic.name}2 articles" in shares
        for topic in mural.topics:
            assert f"{topic.name}1 articles" in shares
        assert shares.index(strike.topics[0].name) < shares.index(mural.topics[0].name)

    def test_what_failed_is_said(self, strike):
        found = Elements(page_of(Failure("gone.txt", "no such file"), strike, several=True))
        assert "gone.txt: no such file" in found.texts()

    def test_where_all_failed_there_is_no_page(self):
        assert page_of(Failure("gone.txt", "no such file"), several=True) == ""
        assert page_of(Failure("gone.txt", "no such file")) == ""

    def test_of_articles_without_topics_there_is_no_distribution(self, strike):
        page = page_of(replace(strike, topics=()), several=True)
        assert 'class="shares"' not in page
        assert 'id="index"' in page

    def test_headings_are_in_order_without_a_gap(self, strike, mural):
        strait = digest_of("exoplanet-water.md")
        for page in (page_of(strait), page_of(strike, mural, strait, several=True)):
            levels = [int(tag[1]) for tag, _, _ in Elements(page).found if re.fullmatch("h[1-6]", tag)]
            assert levels[0] == 1
            assert levels.count(1) == 1
            assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_articles_wait_for_their_index_outside_of_memory(self, strike, monkeypatch):
        monkeypatch.setattr("summarize_cli.rendering.html_format._IN_MEMORY", 1000)
        pieces = [*renderer("html")(iter([strike] * 3), Page(several=True))]
        assert "".join(pieces) == page_of(strike, strike, strike, several=True)


def colours():
    """Scheme -> name -> colour, as the style sheet has them."""
    light, dark = re.findall(r":root \{(.*?)\}", _style(), flags=re.DOTALL)[:2]
    return {
        scheme: dict(re.findall(r"--([a-z0-9]+): (#[0-9a-f]{6})", block))
        for scheme, block in (("light", light), ("dark", dark))
    }


def luminance(colour):
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("page", "panel", *(f"h{level}" for level in range(LEVELS)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
class TestColours:
    @pytest.mark.parametrize("ground", GROUNDS)
    def test_text_can_be_read_on_every_shade(self, scheme, ground):
        assert contrast(colours()[scheme]["text"], colours()[scheme][ground]) >= 7

    @pytest.mark.parametrize(("ink", "ground"), [*product(("soft", "accent"), ("page", "panel"))])
    def test_quieter_text_and_links_can_be_read_too(self, scheme, ink, ground):
        assert contrast(colours()[scheme][ink], colours()[scheme][ground]) >= 4.5

    @pytest.mark.parametrize("mark", ["plus", "minus", "accent"])
    def test_bars_and_outlines_stand_out(self, scheme, mark):
        for ground in ("page", "panel"):
            assert contrast(colours()[scheme][mark], colours()[scheme][ground]) >= 3

    def test_a_higher_score_is_a_stronger_shade(self, scheme):
        levels = [contrast(colours()[scheme][f"h{n}"], colours()[scheme]["page"]) for n in range(LEVELS)]
        assert levels == sorted(levels)
        assert len(set(levels)) == LEVELS


def test_no_template_marks_anything_safe_but_files_of_the_package():
    safe = [
        found
        for path in _TEMPLATES.glob("*.html")
        for found in re.findall(r"\{\{\s*(\w+)\|safe", path.read_text("utf-8"))
    ]
    assert sorted(safe) == ["script", "style"]


def test_an_index_that_an_interruption_kept_from_being_made_says_nothing():
    assert _Waiting.__new__(_Waiting).closed
