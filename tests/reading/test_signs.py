"""What speaks for and against a line of prose being the article's."""

from collections import Counter

import pytest
from laid_out import front, kept, laid_out

from summarize_cli.reading import signs
from summarize_cli.reading.lines import Line
from summarize_cli.reading.prose import Common, Prose, prose_of


def line(words="", *, content="x", before=True, after=True):
    return Prose(
        Line(0, 1, "", 1),
        content,
        frozenset(words.split()),
        after_prose=after,
        before_prose=before,
        interrupted=False,
        above_front_matter=False,
        heading=None,
    )


@pytest.mark.parametrize(
    ("before", "after", "sign"),
    [
        (True, True, []),
        (True, False, ["no prose on one side"]),
        (False, True, ["no prose on one side"]),
        (False, False, ["no prose on either side"]),
    ],
)
def test_whether_prose_stands_beside_a_line(before, after, sign):
    assert [*signs._beside(line(before=before, after=after))] == sign


MANY = [f"word{number}" for number in range(50)]


def in_common(words, *, said=MANY, headline="", content="x"):
    common = Common(Counter(said), Counter(), frozenset(headline.split()))
    return [*signs._in_common(line(words, content=content), common)]


@pytest.mark.parametrize(
    ("count", "sign"),
    [(0, "nothing"), (1, "nothing"), (2, "little"), (3, None), (4, None), (5, "much"), (6, "much")],
)
def test_how_much_a_line_has_in_common(count, sign):
    words = " ".join([*MANY[:count], *(f"other{number}" for number in range(9))])
    assert in_common(words) == ([f"{sign} in common"] if sign else [])


def test_a_body_of_few_words_has_little_in_common_at_the_least():
    assert in_common("other", said=MANY[:49]) == ["little in common"]
    assert in_common("other", said=MANY) == ["nothing in common"]


def test_a_word_of_the_headline():
    assert in_common("word1 word2 word3 ferry", headline="ferry") == ["a word of the headline"]


def test_words_of_pages_count_up_to_three_unless_they_are_the_articles():
    own = " ".join(MANY[:3])
    twenty_five = " ".join([own, *(f"other{number}" for number in range(22))])
    assert in_common(twenty_five, content="Subscribe, log in, privacy") == []  # two are fewer than 12 in 100
    assert in_common(twenty_five, content="Subscribe, login, privacy") == ["a word of pages"] * 3
    assert in_common(own, content="Subscribe") == ["a word of pages"]
    assert in_common(own, content="Subscribe login privacy cookies app") == ["a word of pages"] * 3
    assert in_common(f"{own} subscr", said=[*MANY, "subscr"], content="Subscribe") == []


def gallery(inside, captions, others, elsewhere):
    """Whether a run of `inside` lines, so many of them captions, is a gallery beside so many other lines."""
    prose = [line() for _ in range(inside + others)]
    prose[0] = prose[0]._replace(interrupted=True)
    if others:
        prose[inside] = prose[inside]._replace(interrupted=True)
    shown = [place < captions for place in range(inside)] + [place < elsewhere for place in range(others)]
    found = signs._pictures(prose, shown)
    assert found in (set(), set(range(inside)))
    return bool(found)


@pytest.mark.parametrize(
    ("inside", "captions", "others", "elsewhere", "is_one"),
    [
        (4, 4, 4, 0, True),
        (3, 3, 9, 0, False),
        (9, 9, 3, 0, False),
        (5, 3, 10, 0, True),
        (5, 2, 10, 0, False),
        (5, 5, 10, 2, True),
        (5, 5, 10, 3, False),
    ],
)
def test_a_gallery_is_a_run_of_captions_beside_what_is_none(inside, captions, others, elsewhere, is_one):
    assert gallery(inside, captions, others, elsewhere) is is_one


ARTICLE = [
    kept(content)
    for content in (
        "The council voted on Tuesday to bring the river ferries back in March.",
        "Two boats will cross the river between Lundby and Saltmarsh every half hour.",
        "The old ferries carried 4,000 passengers a day until a barge struck the largest in the fog.",
        "Passengers will pay the same fare as on the buses between Lundby and Saltmarsh.",
        "The council will pay for the boats with a loan that the fares of passengers are to repay.",
        "Critics on the council had asked for a bridge across the river at Saltmarsh.",
        "The first of the boats is to cross the river on the day after Easter.",
    )
]


def signs_of(content, *rows, otherwise=None):
    """The signs of one line of a page; `otherwise`: whether it lies in it as no other line does, if known."""
    text, own, dropped, fronts = laid_out(*rows)
    prose = prose_of(text, own, dropped, fronts)
    shapes = {} if otherwise is None else {each.line.start: "p" for each in prose if each.content != content}
    if shapes:
        (own_start,) = (each.line.start for each in prose if each.content == content)
        shapes[own_start] = "div" if otherwise else "p"
    found = list(signs.signs_of(text, prose, fronts, shapes))
    assert len(found) == len(prose)
    return found[[each.content for each in prose].index(content)]


def signs_within(content, *, headline=(), above=(), place=3):
    """Those of a line that stands in the article, so many of its lines below the top."""
    return signs_of(content, *headline, *ARTICLE[:place], *above, kept(content), *ARTICLE[place:])


@pytest.mark.parametrize(("place", "has_it"), [(7, True), (6, True), (5, True), (4, False), (0, False)])
def test_who_publishes_stands_among_the_last_three_lines(place, has_it):
    blurb = "Quayside Lines is the largest ferry company between Lundby and Saltmarsh."
    assert ("tells who publishes" in signs_within(blurb, place=place)) is has_it


@pytest.mark.parametrize(
    ("headline", "has_it"),
    [
        ("Ferries return to Halvern", True),
        ("Ferries return to Lundby", False),
        ("Ferries return to Saltmarsh", False),
    ],
)
def test_a_line_says_a_headline_of_twenty_five_characters(headline, has_it):
    said = "Ferries return to Halvern and Ferries return to Lundby were both in the paper."
    assert ("says the headline" in signs_within(said, headline=[front(headline)])) is has_it


def test_a_line_that_ends_in_a_question_mark_asks():
    assert "asks" in signs_within("Who is to pay for the boats?")
    assert "asks" not in signs_within("Who is to pay for the boats? The passengers are.")


@pytest.mark.parametrize(("count", "has_it"), [(40, False), (41, True)])
def test_a_line_of_more_than_forty_words_is_long(count, has_it):
    assert ("long" in signs_within(" ".join(["boats"] * count) + ".")) is has_it


@pytest.mark.parametrize(
    ("heading", "has_it"),
    [
        ("What the council says", True),  # as the body does
        ("A mayor and her wish", True),  # of the headline alone
        ("More from our shop", False),
    ],
)
def test_a_heading_of_the_body_says_a_word_of_it_or_of_the_headline(heading, has_it):
    found = signs_within(
        "It is not a cheap plan.", headline=[front("Mayor wants boats back")], above=[kept(heading)]
    )
    assert ("below a heading of the body" in found) is has_it


def test_a_line_without_a_heading_is_below_none():
    assert "below a heading of the body" not in signs_within("It is not a cheap plan.")


@pytest.mark.parametrize(
    ("content", "has_it"),
    [
        ("Ana Ruiz lives in Lundby and keeps bees.", True),
        ("Last year Tom Berg wrote a book of walks.", True),
        ("You can write to Lena Holm at the paper.", True),
        ("Ana and Lena live in Lundby and keep bees.", False),
        ("The boats were named Ana Ruiz, Tom Berg and Lena Holm.", True),
    ],
)
def test_each_author_of_a_byline_is_known_by_the_whole_name(content, has_it):
    headline = [front("Ferries return to Lundby"), front("By Ana Ruiz, Tom Berg and Lena Holm")]
    assert ("names its author" in signs_within(content, headline=headline)) is has_it


def test_a_byline_of_one_word_is_no_name():
    assert "names its author" not in signs_within("Tom likes the boats.", headline=[front("By Tom")])


QUOTE = "“Something had to give in the end.”"


@pytest.mark.parametrize(
    ("above", "below", "has_it"),
    [
        (["The boats are old."], ["The river is fast."], True),
        (["The boats are old, she said."], ["The river is fast."], False),
        (["The boats are “old” by now."], ["The river is fast."], False),
        (["The boats are old."], ["The river is fast, she said."], False),
        (["The boats are old."], ['The river is "fast" by now.'], False),
        (["The boats are old, she said.", "The fog is thick."], ["The river is fast."], True),
        (["The boats are old."], ["The river is fast.", "The fog is thick, she said."], True),
        ([], ["The river is fast."], True),
        ([], ["The river is fast, she said."], False),
        (["The boats are old, she said."], [], False),
    ],
)
def test_a_quote_is_nobodys_where_nobody_speaks_in_the_line_above_or_below(above, below, has_it):
    page = [*map(kept, above), kept(QUOTE), *map(kept, below)]
    found = signs_of(QUOTE, *page)
    assert "only quoted" in found
    assert ("a quote of nobody" in found) is has_it


@pytest.mark.parametrize(
    ("content", "has_it"),
    [
        ('The boats are "old" by now.', True),
        ("The boats are “old” by now.", True),
        ("The boats’ owner calls them old.", False),
    ],
)
def test_what_a_line_quotes_stands_in_double_marks(content, has_it):
    assert ("quotes" in signs_within(content)) is has_it


@pytest.mark.parametrize(
    ("content", "has_it"),
    [
        ("The old ferries carried 4,000 passengers.", True),  # seven words
        ("A loan that the fares!", True),  # five
        ("For a bridge across.", False),  # four
        ("The old ferries carried 4,000 passengers an hour.", False),
        ("A loan that the buses!", False),
        (f"So: {ARTICLE[5][1]}", False),  # nothing longer says it
    ],
)
def test_what_a_longer_line_of_the_body_says_is_said_elsewhere(content, has_it):
    assert ("said elsewhere" in signs_within(content)) is has_it


@pytest.mark.parametrize(
    ("readers", "others", "with_little", "has_it"),
    [
        (3, 17, 0, True),  # fifteen in a hundred
        (4, 16, 0, False),
        (2, 12, 0, True),
        (2, 11, 0, False),
        (2, 11, 1, False),  # what has but two words in common does not count
    ],
)
def test_an_article_may_speak_to_its_reader(readers, others, with_little, has_it):
    told = [f"The council wants {number} ferries at the landing." for number in range(10, 10 + others)]
    to_reader = [f"You want {number} ferries at our council's landing." for number in range(50, 50 + readers)]
    little = ["Rain fell upon ferries and landing."] * with_little
    # The ends of a body do not count for what is said in it.
    page = [*told[:6], *to_reader, *little, *told[6:]]
    assert ("speaks to the reader" in signs_of(to_reader[-1], *map(kept, page))) is has_it


@pytest.mark.parametrize(("prices", "has_it"), [(3, True), (4, False)])
def test_an_article_may_be_about_what_things_cost(prices, has_it):
    told = [f"The council wants {number} ferries at the landing." for number in range(10, 20 - prices)]
    priced = [f"The council pays ${number} for ferries at the landing." for number in range(50, 50 + prices)]
    page = [*told[:4], *priced, *told[4:]]
    assert len(page) == 10
    assert ("names a price" in signs_of(priced[0], *map(kept, page))) is has_it


@pytest.mark.parametrize(
    ("content", "above", "below", "has_it"),
    [
        ("What then becomes of the fog?", [], [], True),
        ("What then becomes of it?", [], [], False),  # it says no word of the rest
        ("What then of 4,000 or three of it?", [], [], False),  # but numbers
        ("What then becomes of the fog?", [kept("A bell")], [], True),
        ("What then becomes of the fog?", [("sharing", "Share")], [], False),
        ("What then becomes of the fog?", [], [kept("It rains.")], True),  # too short for prose
        ("What then becomes of the fog?", [], [kept("It rains and rains.")], False),
        ("What then becomes of Ana Ruiz in the fog?", [], [], False),  # an author's box
    ],
)
def test_an_article_s_last_line_goes_with_it(content, above, below, has_it):
    page = [front("By Ana Ruiz"), *ARTICLE, *above, kept(content), *below]
    assert ("ends the body" in signs_of(content, *page)) is has_it


@pytest.mark.parametrize(("otherwise", "has_it"), [(None, False), (False, True), (True, False)])
def test_a_last_line_that_says_no_word_of_the_rest_goes_with_it_by_how_it_lies(otherwise, has_it):
    last = "Zebras graze quietly beyond."
    assert ("ends the body" in signs_of(last, *ARTICLE, kept(last), otherwise=otherwise)) is has_it


@pytest.mark.parametrize(
    ("above", "below", "has_it"),
    [
        ([kept("A bell")], [kept("The crew")], True),
        ([kept("A bell")], [], False),
        ([], [kept("The crew")], False),
        ([("sharing", "Share"), kept("A bell")], [kept("The crew")], False),
        ([kept("A bell")], [("sharing", "Share"), kept("The crew")], False),
    ],
)
def test_a_section_of_one_line_stands_between_headings(above, below, has_it):
    own = "It rains and rains."
    page = [*ARTICLE[:3], *above, kept(own), *below, *ARTICLE[3:]]
    assert ("between headings" in signs_of(own, *page)) is has_it
    assert "between headings" not in signs_of(own, *ARTICLE, *above, kept(own))


def apart(*lines):
    """Which lines lie otherwise: of each its words, its shape, and whether it is of the body."""
    prose = [
        line(content=" ".join(["of"] * size))._replace(line=Line(place, place + 1, "", 1))
        for place, (size, _, _) in enumerate(lines)
    ]
    body = [place for place, (_, _, is_body) in enumerate(lines) if is_body]
    shapes = {place: shape for place, (_, shape, _) in enumerate(lines) if shape is not None}
    return signs._lying_otherwise(prose, body, shapes)


def test_a_line_lies_otherwise_where_less_than_a_tenth_of_the_body_lies_so():
    most = [(45, "div", True), (45, "div", True)]
    assert apart(*most, (10, "box", True), (9, "box", False), (9, "div", False)) == {2}
    assert apart(*most, (9, "box", True), (9, "box", False), (9, "div", False)) == {2, 3}
    assert apart(*most, (9, "aside", False)) == {2}
    # Of the body's own lines, each is held to the others.
    assert apart(*most, (6, "box", True), (12, "box", True)) == {3}
    assert apart(*most, (20, "box", True), (20, "box", True)) == set()


def test_where_it_is_not_known_how_the_body_lies_no_line_lies_otherwise():
    most = [(45, "div", True), (45, "div", True)]
    assert apart(*most, (9, None, True), (9, "box", False)) == set()
    assert apart(*most, (9, None, False), (9, "div", False)) == {2}
