"""What players, galleries and templates leave in a text; and sentences that only look like it."""

import pytest

from summarize_cli.reading.boilerplate import furniture_rule
from summarize_cli.reading.plaintext import parse

GALLERY = (
    "Photos: Harbour wall Photos: Harbour wall A crane lifts the first stones. Hide Caption 1 of 12 "
    "Photos: Harbour wall " + "Masons cut the blocks by hand. " * 30 + "Hide Caption 2 of 12"
)

CAPTION = (
    "Photos: The wall today Photos: The wall today A crane lifts stones from the bed of the harbour, where "
    "they have lain since the night of the storm."
)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("JUST WATCHED Wall gives way Replay More Videos ... MUST WATCH Wall gives way 01:52", "video"),
        ("MUST WATCH Harbour wall gives way 01:52", "video"),
        ("Play Video 1:47 Harbour wall gives way – video", "video"),
        ("Region The Harbour After The Storm The Harbour After The Storm Listen · 4:10 4:10", "video"),
        ("Media playback is unsupported on your device Media caption The wall gave way at noon", "video"),
        ("CLOSE A diver describes what is left of the harbour wall. The Ledger", "video"),
        ("CLOSE Divers describe what is left of the wall", "video"),
        ("prev Image 2 of 3", "caption"),
        ("BC-EU--Ferry Fire, 4th Ld-Writethru,0412", "wire"),
        ("Ferry Fire, 2nd Ld-Writethru", "wire"),
        ("Eds: UPDATES with death toll rising to 3, quotes from captain.", "wire"),
        ("(more)", "wire"),
        ("UPCOMING: 700 words by 1500 GMT.", "wire"),
        ("SENT: 540 words, photos.", "wire"),
        ("KILL NOTICE: Clients are asked to remove the photo of the harbor master.", "wire"),
        ("EDITORS ADVISORY: The story on ferries moves at noon.", "wire"),
        ("4 thoughts on “Ferries return to the river”", "comment form"),
        ("One response to “Ferries return to the river”", "comment form"),
        ("AP-NY-05-11-25 1422EDT", "wire"),
        ("Dear residents,", "letter"),
        ("Dear Mr. O’Neill:", "letter"),
        ("Hello all,", "letter"),
        ("Hi Sam,", "letter"),
        ("Image copyright Ledger Photos Image caption The mayor has announced a new wall", "caption"),
        ("The wall gave way at noon on Monday. | LEDGER PHOTOS Harbour in ruins", "caption"),
        ("The wall gave way at noon on Monday. | | Marta Lindahl, Ledger Harbour in ruins", "caption"),
        ("( Also on LEDGER: Lindahl said to leave the council)", "related"),
        ("next Image 1 of 2", "caption"),
        (CAPTION, "caption"),
        (GALLERY, "caption"),
        ("FILE - In this May 6, 2019, file photo, masons cut stones for the harbour wall.", "caption"),
        ("Harbour wall: what we know so far Read more", "related"),
        (
            "Interested in The Wall? Add The Wall as an interest to stay up to date on the latest news.",
            "related",
        ),
        (
            "The Ledger is a nonprofit newsroom that looks at harbours. Sign up to receive our stories.",
            "newsletter",
        ),
        ("Follow Marta Lindahl on Twitter @martalindahl", "sharing"),
        ("| Ledger Photos How the harbour beat the sea", "credit"),
        ("| | Marta Lindahl/The Ledger The wall's surrender", "credit"),
        ("ANALYSIS/OPINION:", "note on the story"),
        ("For more from The Ledger, check out our latest issue", "related"),
    ],
)
def test_is_furniture(line, rule):
    assert furniture_rule(line) == rule


@pytest.mark.parametrize(
    "line",
    [
        "You must watch the wall, he said, and listen: it groans.",
        "JUST WATCHED the tide come in, she wrote, and nobody believed her.",
        "Media playback is unsupported on your device, the notice in the hall said, and visitors laughed.",
        "CLOSE CALL FOR THE HARBOUR WALL",
        "Is the harbour wall of the old town safe? | The Ledger",
        "The button beside the picture says Hide Caption, which nobody presses.",
        "The wall gave way at noon on Monday. | The ferry, which sails from the old pier, was late.",
        "(Also on Monday, the ferry was late.)",
        "CLOSE to the wall, divers found a bell.",
        "FILES on the wall were lost in the flood of 1953.",
        "Pupils in the harbour schools should read more",
        "Read more, he told them.",
        "The Ledger is a nonprofit newsroom that looks at harbours, its editor said.",
        "Add salt as an interest on the debt, the joke went.",
        "Follow the money on Twitter and you end at the harbour, she said.",
        "Photos: the wall then and now, by readers who remember it.",
        "| The wall groaned, and the tide came in.",
        "Hi Sam, the water was off again from six to nine.",
        "Dear oh dear, said the warden when the tide came in over the wall.",
        "An AP-NORC poll found that most would move.",
        "Eds: who are they? A look at the people behind the paper.",
        "BC-Ferries-operated ships will stay in port on Monday, as the storm is not over yet.",
        "UPCOMING: a night of words and music, in which 700 singers will fill the dry dock.",
        "KILL NOTICE was painted on the barrels, and nobody asked why.",
        "Some thoughts on “Ferries”, the play that opened at the harbour on Monday.",
        "One response to “the housing crisis” has been to build more towers, and the city did so.",
        "3 thoughts on “quiet quitting”: it is old, it is rational, and it will pass.",
        "DEVELOPING: 300 words are all that the novelist says she can write in a day.",
        "Eds and meds, as hospitals and colleges are called, kept the town alive.",
    ],
)
def test_is_an_articles_own(line):
    assert furniture_rule(line) is None


def test_a_wrapped_widget_is_one_too():
    assert furniture_rule("FILE - In this May 6, 2019, file photo,\nmasons cut stones.") == "caption"


PROSE = (
    "The harbour wall gave way at noon on Monday. Divers found no one beneath it, the city said.\n\n"
    "Repairs will take until spring and cost four million. The ferry sails from the old pier until then.\n\n"
    "The council votes on the money on Friday. It has none of its own, and will ask the county for it."
)


@pytest.mark.parametrize(
    ("run_in", "rule"),
    [
        ("Placeholder while article actions load", "player"),
        ("Media playback is not supported on this device", "player"),
        ("Story highlights", "player"),
    ],
)
def test_what_runs_into_the_prose_is_parted_from_it(run_in, rule):
    article = parse(f"{run_in} {PROSE}", title="Wall gives way")

    assert [article.text[p.start : p.end] for p in article.paragraphs] == PROSE.split("\n\n")
    assert [(article.text[d.start : d.end], d.rule) for d in article.dropped] == [(run_in, rule)]


def test_what_stands_between_a_deck_and_the_prose_parts_them():
    deck = "Four million will not be enough, engineers warn."
    article = parse(f"{deck} Placeholder while article actions load {PROSE}", title="Wall gives way")

    assert [article.text[p.start : p.end] for p in article.paragraphs] == [deck, *PROSE.split("\n\n")]


def test_each_of_several_is_parted_from_it():
    first, *others = PROSE.split("\n\n")
    loading, playback = (
        "Placeholder while article actions load",
        "Media playback is not supported on this device",
    )
    article = parse("\n\n".join([f"{loading} {first}", f"{playback} {others[0]}", others[1]]), title="Wall")

    assert [article.text[p.start : p.end] for p in article.paragraphs] == [first, *others]
    assert [article.text[d.start : d.end] for d in article.dropped] == [loading, playback]


@pytest.mark.parametrize(
    "line",
    [
        "Story highlights were read out at the fair in the harbour on Monday.",
        "The Story highlights The Wall as no book before it, the jury said.",
    ],
)
def test_prose_that_holds_such_words_stays_whole(line):
    article = parse(f"{line}\n\n{PROSE}", title="Wall gives way")

    assert article.text[article.paragraphs[0].start : article.paragraphs[0].end] == line
    assert not article.dropped
