import random

from summarize_cli.training import duplicates
from tests.processes import cpu_time_below

WORDS = [f"word{number}" for number in range(5_000)]


def story(draw):
    return draw.choices(WORDS, k=120)


def retold(words, draw):
    """The same with a word of its own here and there."""
    return [f"{draw.random()}" if draw.random() < 0.02 else word for word in words]


def groups(texts):
    return duplicates.groups([duplicates.shingles(text) for text in texts])


def test_near_duplicates_share_a_group_and_passing_likeness_does_not():
    story = list(range(10))
    copy = ["new", *story[:8], "end"]
    other = [*range(20, 28), *story[:5]]
    shingled = [duplicates.shingles(words) for words in (story, other, copy)]
    assert duplicates.groups(shingled) == [0, 1, 0]
    assert duplicates.repeats(shingled[1:], shingled[:1]) == [False, True]


def test_copies_share_a_group_however_many_they_are():
    draw = random.Random(1)
    stories = [story(draw) for _ in range(4)]
    for copies in (2, 15, 16, 17, 100):
        texts = [(which, retold(stories[which], draw)) for which in range(4) for _ in range(copies)]
        draw.shuffle(texts)
        found = groups(text for _, text in texts)
        pairs = {(which, group) for (which, _), group in zip(texts, found, strict=True)}
        assert len(pairs) == len(set(found)) == 4, copies


def test_a_publisher_s_phrase_makes_no_copies():
    draw = random.Random(2)
    phrase = draw.choices(WORDS, k=40)
    assert groups([*story(draw), *phrase] for _ in range(50)) == list(range(50))


def test_copies_take_linear_time():
    draw = random.Random(3)
    words = story(draw)
    shingled = [duplicates.shingles(retold(words, draw)) for _ in range(3_000)]
    with cpu_time_below(20):
        assert set(duplicates.groups(shingled)) == {0}
