"""Blocks of a page or document become an article: one a line, with their roles and what was furniture."""

from summarize_cli.article import DroppedLine, Paragraph
from summarize_cli.reading.blocks import About, Block, article_of

TITLE = "River ferries to run again"
LEAD = "The council voted on Tuesday to bring the river ferries back in March."
MORE = "Two boats will cross the river every half hour, the council said on its page."


def roles(article):
    return [(article.text[p.start : p.end], p.role) for p in article.paragraphs]


def test_a_block_is_a_line_and_a_blank_line_stands_between_two():
    article = article_of([Block(LEAD), Block(" \n"), Block("\u200b"), Block(MORE)], About(title=TITLE))
    assert article.text == f"{LEAD}\n\n{MORE}"
    assert roles(article) == [(LEAD, "prose"), (MORE, "prose")]
    assert article.paragraphs[1] == Paragraph(len(LEAD) + 2, len(LEAD) + 2 + len(MORE))


def test_a_heading_is_one_however_it_ends():
    blocks = [Block(LEAD), Block("Who pays?", "heading"), Block("Nobody knows.", "heading"), Block(MORE)]
    assert [role for _, role in roles(article_of(blocks))] == ["prose", "heading", "heading", "prose"]


def test_a_block_of_prose_that_reads_as_a_heading_is_one():
    blocks = [Block(LEAD), Block("Who pays for the boats"), Block(MORE)]
    assert roles(article_of(blocks, About(title=TITLE)))[1] == ("Who pays for the boats", "heading")


def test_furniture_goes_by_its_place_or_by_its_words_and_is_listed_in_order():
    blocks = [
        Block("More boats", rule="navigation"),
        Block(LEAD),
        Block("Read more: Boats of old"),
        Block(MORE),
    ]
    article = article_of([*blocks, Block("Our boats", rule="navigation")], About(title=TITLE))
    assert roles(article) == [(LEAD, "prose"), (MORE, "prose")]
    assert [(article.text[line.start : line.end], line.rule, line.rows) for line in article.dropped] == [
        ("More boats", "navigation", 1),
        ("Read more: Boats of old", "related", 1),
        ("Our boats", "navigation", 1),
    ]
    assert article.dropped[0] == DroppedLine(0, len("More boats"), "navigation")


def test_what_a_page_says_of_itself_goes_before_what_its_text_says():
    blocks = [Block(TITLE), Block("By Ana Ruiz"), Block(LEAD), Block(MORE)]
    article = article_of(blocks, source="page.html", warnings=("a warning",))
    assert (article.title, article.byline, article.date) == (TITLE, "Ana Ruiz", None)
    assert (article.source, article.warnings) == ("page.html", ("a warning",))
    about = About("Ferries again", "A. Ruiz", "2024-03-01", "The Ledger", "en")
    told = article_of(blocks, about)
    assert (told.title, told.byline, told.date, told.site, told.language) == about


def test_ligatures_and_what_nobody_sees_are_taken_out_of_words():
    article = article_of([Block("The e\ufb03cient\n\tferry\u00ad men of \ufeffLundby wrote to the council.")])
    assert article.text == "The efficient ferry men of Lundby wrote to the council."
