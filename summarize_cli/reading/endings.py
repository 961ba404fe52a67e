"""What follows an article: references, links, a company's description of itself, a letter's signature."""

from summarize_cli.article import DroppedLine
from summarize_cli.reading.lines import Line, closes
from summarize_cli.reading.vocabulary import words

END_MATTER = "end matter"
SIGNATURE = "signature"

# Headings under which nothing of the article comes any more.
_HEADINGS = words(
    """
    references|reference list|references and notes|notes and references|bibliography|works cited|
    literature cited|external links|further reading|citations|footnotes|endnotes|notes to editors|
    notes for editors|editor's notes|acknowledgments|acknowledgements|author contributions|
    if you go|competing interests|conflict of interest|conflicts of interest|funding statement
""",
    "|",
)
# Behind these only where a press release has shown itself by its labels.
_OF_RELEASES = ("about ", "forward-looking statements", "safe harbor", "cautionary statement")
_FEWEST_LINES = 6
_LONGEST = 60
"""Characters of such a heading."""
_NUMBERING = "0123456789.*_:# "
# The line over the name in which a letter ends.
_CLOSES = words(
    """
    kind regards|best regards|warm regards|with kind regards|with best regards|regards|best wishes|
    with best wishes|yours sincerely|sincerely|sincerely yours|yours faithfully|yours truly|yours|
    respectfully|respectfully yours|many thanks|with thanks|all the best|with love|cheers
""",
    "|",
)
_MORE_FROM = "more from "
_FEWEST_TEASERS = 3
"""Headlines over a sentence each, and sentences above them: fewer may be an article's last sections."""
_FEWEST_IN_HEADLINE, _LONGEST_TEASER = 3, 200
"""Words, and characters of what stands below."""
_MOST_SIGNED = 8
"""Lines of such an end."""
_LEAST_BEFORE = 0.4
"""Of the characters: higher up it is the heading of a section, or a link to one."""


def without_end_matter(
    text: str, kept: list[Line], dropped: list[DroppedLine]
) -> tuple[list[Line], list[DroppedLine]]:
    """The lines of `kept` above the first such heading in the lower part, and those from there on."""
    kept, teasers = _without_teasers(text, kept, dropped)
    kept, signature = _without_signature(text, kept)
    kept, behind = _without_headed(text, kept, dropped)
    return kept, [*behind, *signature, *teasers]


def _without_teasers(
    text: str, kept: list[Line], dropped: list[DroppedLine]
) -> tuple[list[Line], list[DroppedLine]]:
    """The lines above "More from News" below which there are headlines to the end, each over a sentence."""
    row = next(
        (
            line
            for line in reversed(dropped)
            if line.rule == "related"
            and text[line.start : line.start + len(_MORE_FROM)].lower() == _MORE_FROM
        ),
        None,
    )
    own = [line for line in kept if row and line.start < row.start]
    teasers = kept[len(own) :]
    pairs = [*zip(teasers[::2], teasers[1::2], strict=False)]
    is_article = sum(closes(text, line.end) for line in own) >= _FEWEST_TEASERS
    is_over = len(pairs) >= _FEWEST_TEASERS and len(teasers) == 2 * len(pairs)
    if not (is_article and is_over and all(_is_teaser(text, *pair) for pair in pairs)):
        return kept, []
    return own, [DroppedLine(each.start, each.end, END_MATTER, each.rows) for each in teasers]


def _is_teaser(text: str, headline: Line, sentence: Line) -> bool:
    """Whether a headline, which a section's name is none, stands over no more than a sentence."""
    is_headline = len(text[headline.start : headline.end].split()) >= _FEWEST_IN_HEADLINE
    is_short = sentence.end - sentence.start <= _LONGEST_TEASER
    return is_headline and is_short and not closes(text, headline.end) and closes(text, sentence.end)


def _without_signature(text: str, kept: list[Line]) -> tuple[list[Line], list[DroppedLine]]:
    """The lines above those in which a letter ends: "Kind regards,", then names and addresses to the end."""
    for back in range(1, min(_MOST_SIGNED, len(kept) - 1) + 1):
        line = kept[-back]
        if line.end - line.start > _LONGEST or closes(text, line.end):
            break
        content = text[line.start : line.end]
        # A word alone may be a poem's last.
        if content.rstrip(",").casefold() in _CLOSES and (" " in content or content.endswith(",")):
            return kept[:-back], [
                DroppedLine(each.start, each.end, SIGNATURE, each.rows) for each in kept[-back:]
            ]
    return kept, []


def _without_headed(
    text: str, kept: list[Line], dropped: list[DroppedLine]
) -> tuple[list[Line], list[DroppedLine]]:
    if len(kept) < _FEWEST_LINES:
        return kept, []
    is_release = any(line.rule == "press release" for line in dropped)
    first, end = kept[0].start, kept[-1].end
    for index, line in enumerate(kept):
        if line.end - line.start > _LONGEST or line.start < first + _LEAST_BEFORE * (end - first):
            continue
        content = text[line.start : line.end].strip(_NUMBERING).removesuffix("[edit]").strip().casefold()
        if content in _HEADINGS or (
            is_release and content.startswith(_OF_RELEASES) and text[line.end - 1] not in '.!?"\u201d'
        ):
            return kept[:index], [
                DroppedLine(each.start, each.end, END_MATTER, each.rows) for each in kept[index:]
            ]
    return kept, []
