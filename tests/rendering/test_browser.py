"""The page in a real browser: Debian's chromium, driven by Playwright. Skipped where there is none."""

import shutil
import unicodedata
from io import BytesIO

import pytest
from pdfminer.high_level import extract_text

from summarize_cli.pipeline import Settings, summarize_bytes
from summarize_cli.rendering import Page, renderer
from tests.conftest import SAMPLES
from tests.rendering.hostile import HOSTILE_FAILURE, INJECTIONS, hostile_digest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

# no_cover, of pytest-cov: what a browser does is not measured.
pytestmark = [pytest.mark.slow, pytest.mark.no_cover]

WHOLE = Settings(explain=True, passages=True)
DESKTOP, PHONE = {"width": 1400, "height": 900}, {"width": 375, "height": 740}

HEBREW = """קו מעבורות לילי חדש בחיפה

קו המעבורות של העיר יפעיל סירות לילה החל מיום שני, כך הודיעה העירייה ביום שישי.

הסירות נושאות 300 נוסעים כל אחת, אמר ראש העיר. הן יצאו בכל שעה עד ארבע בבוקר.
"""


@pytest.fixture(scope="module")
def browser():
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("chromium is not installed (apt-get install chromium)")
    with playwright.sync_playwright() as driver:
        # Root, as continuous integration is, has no sandbox.
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def digests():
    names = ("harbour-bakery-strike.txt", "court-mural.txt")
    return [summarize_bytes((SAMPLES / name).read_bytes(), WHOLE, source=name) for name in names]


@pytest.fixture(scope="module")
def files(digests, tmp_path_factory):
    """Name -> file of a page: of one article, of several, of those that try to harm."""
    folder = tmp_path_factory.mktemp("pages")
    hebrew = summarize_bytes(HEBREW.encode(), WHOLE, source="hebrew.txt")
    pages = {
        "one": ([digests[0]], False),
        "several": ([*digests, hebrew], True),
        "hebrew": ([hebrew], False),
        "hostile": ([hostile_digest()], False),
        "all hostile": ([hostile_digest(), HOSTILE_FAILURE, hostile_digest(None), digests[0]], True),
    }
    for name, (outcomes, several) in pages.items():
        content = "".join(renderer("html")(outcomes, Page(several=several)))
        (folder / f"{name}.html").write_text(content, "utf-8")
    return {name: folder / f"{name}.html" for name in pages}


class Visit:
    """A page that was opened, and what it tried meanwhile."""

    def __init__(self, context, file):
        self.page = context.new_page()
        self.address = file.as_uri()
        self.requests, self.complaints, self.dialogs = [], [], []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        self.page.goto(self.address)


@pytest.fixture
def visit(browser, files):
    contexts = []

    def open_page(name, viewport=DESKTOP, **options):
        contexts.append(browser.new_context(viewport=viewport, **options))
        return Visit(contexts[-1], files[name])

    yield open_page
    for context in contexts:
        context.close()


ALL_PAGES = ("one", "several", "hebrew", "hostile", "all hostile")


@pytest.mark.parametrize(
    ("name", "scheme", "viewport"),
    [
        pytest.param("one", "light", DESKTOP, id="one, light, desktop"),
        pytest.param("one", "dark", DESKTOP, id="one, dark, desktop"),
        pytest.param("one", "light", PHONE, id="one, light, phone"),
        pytest.param("several", "light", DESKTOP, id="several, light, desktop"),
        pytest.param("several", "dark", PHONE, id="several, dark, phone"),
        pytest.param("hebrew", "dark", PHONE, id="hebrew, dark, phone"),
    ],
)
def test_no_rule_of_accessibility_is_broken(visit, name, scheme, viewport):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    page = visit(name, viewport, color_scheme=scheme).page
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.locator(".s[tabindex]").first.focus()
    results = axe.Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("name", ALL_PAGES)
def test_no_request_leaves_the_page_and_nothing_complains(visit, name):
    opened = visit(name)
    opened.page.mouse.wheel(0, 50_000)
    opened.page.wait_for_timeout(50)
    assert opened.requests == [opened.address]
    assert opened.complaints == []
    assert opened.dialogs == []
    assert opened.page.url == opened.address


@pytest.mark.parametrize("name", ["one", "several"])
def test_the_policy_stops_what_would_be_smuggled_in(visit, name):
    opened = visit(name)
    stopped = opened.page.evaluate("""async () => {
        const stopped = [];
        const stop = (event) => stopped.push(event.effectiveDirective);
        document.addEventListener("securitypolicyviolation", stop);
        document.body.insertAdjacentHTML("beforeend",
            `<img src="https://evil.example/x.png"><iframe src="https://evil.example/"></iframe>
             <p style="color: red" onclick="window.harmed = true">x</p><style>p { color: red }</style>
             <form action="https://evil.example/"><button id="send">send</button></form>`);
        const script = document.createElement("script");
        script.textContent = "window.harmed = true";
        document.body.append(script);
        document.querySelector("[onclick]").click();
        document.getElementById("send").click();
        // A busy machine takes its time to report them.
        for (let wait = 0; wait < 50 && new Set(stopped).size < 7; wait++) {
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return window.harmed ? ["harmed"] : stopped;
    }""")
    assert set(stopped) >= {
        "img-src", "frame-src", "style-src-attr", "style-src-elem", "script-src-elem", "script-src-attr",
        "form-action",
    }  # fmt: skip
    assert opened.page.url == opened.address


@pytest.mark.parametrize("name", ["hostile", "all hostile"])
def test_what_articles_inject_is_shown_and_not_obeyed(visit, name):
    opened = visit(name)
    page = opened.page
    shown = page.locator("body").text_content()
    for text in INJECTIONS[:-2]:
        assert text in shown
    assert page.locator("img, iframe, base, link, object, embed, article script, article style").count() == 0
    assert page.locator("meta[http-equiv]").count() == 1
    assert page.evaluate("[...document.querySelectorAll('*')].every(e => [...e.attributes].every("
                         "a => a.name !== 'style' && !a.name.startsWith('on')))")  # fmt: skip
    page.locator(".s[tabindex]").nth(2).hover()
    assert opened.dialogs == []


@pytest.mark.parametrize("name", ALL_PAGES)
def test_nothing_is_wider_than_the_window(visit, name):
    page = visit(name).page
    for width in (320, 375, 768, 1280, 1400, 2400):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator(".s[tabindex]").nth(1).focus()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate("document.activeElement.blur()")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("how", ["hover", "focus"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_sentence_explains_itself_when_it_is_pointed_at(visit, viewport, how, scripts):
    page = visit("one", viewport, java_script_enabled=scripts).page
    sentence, explanation = page.locator("#a1-s4"), page.locator("#a1-w4")
    assert not explanation.is_visible()
    getattr(sentence, how)()
    assert explanation.is_visible()
    assert "score 0." in explanation.inner_text()
    box, window = explanation.bounding_box(), viewport
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= window["width"]
    if viewport is DESKTOP:
        text = page.locator(".text").bounding_box()
        assert box["x"] >= text["x"] + text["width"]
    else:
        assert box["y"] + box["height"] == pytest.approx(window["height"], abs=1)


@pytest.mark.parametrize("name", ["one", "several"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_summary_sentence_jumps_to_its_place(visit, name, scripts):
    page = visit(name, java_script_enabled=scripts).page
    link = page.locator(".summary a").nth(2)
    place = page.locator(link.get_attribute("href"))
    assert place.evaluate("e => e.tagName") == "MARK"
    link.click()
    page.wait_for_timeout(50)
    assert page.url.endswith(link.get_attribute("href"))
    top = place.bounding_box()["y"]
    assert 0 <= top < DESKTOP["height"]
    assert link.inner_text() in place.text_content()


def test_a_keyboard_reaches_everything(visit):
    page = visit("one").page
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the article"
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'a1-text'")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    if focused.get_attribute("href"):
        # The first sentence is a chosen one: before it stands the way back to the summary.
        page.keyboard.press("Tab")
    assert focused.get_attribute("id") == "a1-s0"
    assert page.locator(f"#{focused.get_attribute('aria-describedby')}").is_visible()
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id"))
        if seen[-1] == "a1-s29":
            break
    assert [name for name in seen if name] == [f"a1-s{number}" for number in range(1, 30)]


def test_a_disclosure_opens_without_scripts(visit):
    page = visit("one", java_script_enabled=False).page
    words = page.locator(".words").first
    assert not words.locator("ul").first.is_visible()
    words.locator("summary").focus()
    page.keyboard.press("Enter")
    assert words.locator("ul").first.is_visible()


def test_a_screen_reader_is_told_what_is_chosen_and_why(visit):
    page = visit("one").page
    tree = page.locator("main").aria_snapshot()
    assert 'heading "Summary" [level=2]' in tree
    assert 'link "Chosen, rank 1"' in tree
    assert "- mark" in tree


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_reader_s_scheme(visit, scheme):
    page = visit("one", color_scheme=scheme).page
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    red = int(ground.removeprefix("rgb(").split(",")[0])
    assert red > 240 if scheme == "light" else red < 40


def test_right_to_left_text_runs_from_the_right(visit):
    page = visit("hebrew").page
    directions = page.evaluate(
        "[...document.querySelectorAll('.text p')].map(p => getComputedStyle(p).direction)"
    )
    assert directions == ["rtl", "rtl"]
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).direction") == "rtl"


def test_print_has_the_whole_article_and_no_hidden_explanation(visit, digests):
    page = visit("one", color_scheme="dark").page
    page.locator("#a1-s4").hover()
    text = " ".join(extract_text(BytesIO(page.pdf(format="A4", print_background=True))).split())
    # Fonts have one sign for "fi".
    squeezed = "".join(unicodedata.normalize("NFKC", text).split())
    for passage in digests[0].passages:
        for sentence in passage.sentences:
            assert "".join(sentence.text.split()) in squeezed
    for hidden in ("Not chosen", "average", "Skip to", "why?", "Left out"):
        assert hidden not in text
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.s')).color") == "rgb(29, 28, 26)"


class TestIndex:
    def titles(self, page):
        return [row.locator("a").inner_text() for row in page.locator("tbody tr").all() if row.is_visible()]

    def test_without_scripts_it_is_a_table_of_links(self, visit, digests):
        page = visit("several", java_script_enabled=False).page
        assert self.titles(page)[:2] == [digest.title for digest in digests]
        assert not page.locator("#controls").is_visible()
        page.locator("tbody a").nth(1).click()
        assert page.url.endswith("#a2")
        assert 0 <= page.locator("#a2").bounding_box()["y"] < DESKTOP["height"]

    def test_it_filters_by_words_and_by_topic(self, visit, digests):
        page = visit("several").page
        page.get_by_label("With the words").fill("  BAKERY  strike ")
        assert self.titles(page) == [digests[0].title]
        assert page.get_by_role("status").inner_text() == "1 of 3 shown"
        page.get_by_label("With the topic").select_option(label=digests[1].topics[0].name)
        assert self.titles(page) == []
        page.get_by_label("With the words").fill("")
        assert self.titles(page) == [digests[1].title]
        page.get_by_label("With the topic").select_option(label="any")
        assert len(self.titles(page)) == 3

    def test_it_sorts_by_any_column_both_ways(self, visit, digests):
        page = visit("several").page
        words = sorted(digests, key=lambda digest: digest.word_count)
        heading = page.get_by_role("columnheader", name="Words")
        heading.get_by_role("button").click()
        assert self.titles(page)[1:] == [digest.title for digest in words]
        assert heading.get_attribute("aria-sort") == "ascending"
        heading.get_by_role("button").click()
        assert self.titles(page)[:-1] == [digest.title for digest in reversed(words)]
        assert heading.get_attribute("aria-sort") == "descending"
        page.get_by_role("button", name="Title").press("Enter")
        assert heading.get_attribute("aria-sort") is None
        latin = [title for title in self.titles(page) if title.isascii() or "’" in title]
        assert latin == sorted(latin, key=str.casefold)

    def test_an_article_far_below_is_explained_on_a_phone(self, visit):
        """Articles that are not looked at are not laid out, and one that is must not clip what it shows."""
        page = visit("several", PHONE).page
        page.locator("#a3-s1").focus()
        box = page.locator("#a3-w1").bounding_box()
        assert box["y"] + box["height"] == pytest.approx(PHONE["height"], abs=1)
        assert box["x"] == 0
