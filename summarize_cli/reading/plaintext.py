"""Plain text -> Article: front matter recognised, furniture dropped, prose and headings kept."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from summarize_cli.article import Article, DroppedLine, LeftOut, Paragraph
from summarize_cli.reading.boilerplate import furniture_rule
from summarize_cli.reading.bylines import lone_name
from summarize_cli.reading.datelines import dateline, full_dateline
from summarize_cli.reading.encoded import ENCODED, goes_on
from summarize_cli.reading.endings import without_end_matter
from summarize_cli.reading.frontmatter import (
    LABEL,
    LONGEST_HEADING,
    byline,
    is_section,
    looks_like_heading,
    looks_like_title,
    stands_within,
)
from summarize_cli.reading.lines import Line, closes, logical_lines
from summarize_cli.reading.pasted import without_surroundings
from summarize_cli.reading.rows import asks_to_subscribe, is_offer
from summarize_cli.reading.vocabulary import words
from summarize_cli.reading.widgets import parted

if TYPE_CHECKING:
    from summarize_cli.reading.subtitles import Spoken

_FRONT_LINES = 6
"""Lines among which a byline may stand."""
_LONGEST_FRONT = 400
"""Characters of a line that can be a title."""
_DECKS = 4
"""Paragraphs of prose of which one opens with a dateline."""
_LONGEST_PLACE = 40
"""Characters."""
_LONGEST_SECTION = 40
"""Characters."""
_MOST_SECTIONS, _LONGEST_KICKER = 2, 2
"""Lines over a headline, and words in capitals of the second."""
_FEWEST_IN_HEADLINE = 4
"""Words of a headline that a section's name stands over."""
_OF_AUTHORS = words("is are was were covers cover teaches teach works work writes write")
"""What follows an author's name where it is told who that is."""
_DATELINE_ENDS = "\u2014\u2013-:_"
_PROSE_AHEAD = 12
"""Lines within which prose must follow a title."""
_LONGEST_REMNANT = 12
"""Words: under a comment form, shorter lines are fields, names and dates; longer ones may be prose."""
_SHORTEST_LINK = 4
"""Words after a label that make a headline of a first line: "Watch: River breaks its banks"."""
_FEWEST_NUMBERED = 2
"""Headings behind numbers."""
_LONGEST_BUTTON = 4
"""Words of a last line that is no sentence."""
ENDLESS_LIST = "endless list"
_LONGEST_ITEM, _LONGEST_LIST = 24, 10_000
"""Characters of a line, and lines so short on end: more of them are a table, a log or a list of words, and
the rest is left out. No poem is so long, and subtitles have longer lines among them."""
_SENTENCE_ENDS = tuple('.!?"\u201d\u2019')
_TOP, _HEADED = 400, 4_000
"""Characters among which the first time of a transcript stands, and of subtitles, which may have a header."""
_LONGEST_LABEL, _FEWEST_LABELS, _FEWEST_TURNS = 60, 3, 2
"""Characters within which a paragraph says who says it, paragraphs that do, and those more of one speaker."""
_LONGEST_CAPTION = 300
"""Characters of a caption that only what stands around it tells."""
_LINK = "related"
"""The rule of what may stand between a caption and its credit: "view more"."""
_LONGEST_TOP = 20_000
"""Characters above the prose: a page's menus may be long."""
_GOES_ON_BELOW = r"\n[ \t\r]*\n[ \t]*[a-z]"
"""A small letter below a blank line."""
_SHARED = 0.6
"""How much of the longer of two headlines the shorter must be for both to be one."""


def parse(
    text: str,
    *,
    source: str | None = None,
    title: str | None = None,
    lines: Iterable[Line] | None = None,
    shapes: Mapping[int, str] | None = None,
) -> Article:
    """Read `text` as one article. With `title` given, a first line that says the same is no prose.

    `lines` are its logical lines where they are known already; `shapes` says that it is all the visible text
    of a page, which shows itself else by its many lines that are no sentences, and how each line lies in it,
    by its start (`reading.shapes`). Every line of `text` ends up in the title, the byline, a paragraph or
    among the dropped ones.
    """
    sound = _without_surrogates(text)
    left_out: tuple[LeftOut, ...] = ()
    if lines is None:
        sound, lines, left_out = _running_text(sound)
    rows, quoted = _without_quotation(sound, lines)
    kept, dropped = _without_furniture(sound, rows, has_title=title is not None)
    kept, dropped = _without_labelled_captions(sound, kept, dropped)
    kept, outside = without_surroundings(sound, kept, dropped, shapes)
    kept, behind = without_end_matter(sound, kept, dropped)
    people, above_byline, below_byline = _take_byline(sound, kept)
    signed = above_byline[-1] if above_byline else None
    kept, boxes = _without_author_box(sound, people, above_byline, below_byline)
    lone_place, kept = _take_lone_dateline(sound, kept)
    kept, above = ([*kept], []) if title else _without_section(sound, kept, signed)
    headline, kept = _take_title(sound, kept, title, signed)
    kept, repeated = _without_repeats(sound, kept, {t.casefold() for t in (title, headline) if t})
    place, paragraphs = _take_dateline(sound, _paragraphs(sound, kept), lone_place)
    paragraphs = _without_labels(sound, paragraphs)
    out = tuple(sorted((*quoted, *dropped, *outside, *behind, *boxes, *above, *repeated)))
    return Article(
        text=sound,
        paragraphs=tuple(paragraphs),
        source=source,
        title=title or headline,
        byline=people,
        date=_date_above(sound, headline, paragraphs, out),
        dateline=place,
        dropped=out,
        outside=left_out,
    )


def _date_above(
    text: str, headline: str | None, paragraphs: Sequence[Paragraph], dropped: Sequence[DroppedLine]
) -> str | None:
    top = text[: paragraphs[min(2, len(paragraphs) - 1)].start] if paragraphs else ""
    # A look: most texts say nothing above their prose, or no year.
    if re.search(r"(?:19|20)\d\d", top[:_LONGEST_TOP]) is None:
        return None
    from summarize_cli.reading.dates import date_above  # noqa: PLC0415 - few texts are dated

    return date_above(text, headline, paragraphs, dropped)


def _running_text(text: str) -> tuple[str, Iterable[Line], tuple[LeftOut, ...]]:
    """A text of the same length in which nothing stands within sentences, its lines, and what stood there."""
    said = _spoken(text)
    if said is not None:
        return said
    if "\f" in text or re.search(_GOES_ON_BELOW, text):
        from summarize_cli.reading.pagination import unpaged  # noqa: PLC0415 - few sentences go on below a gap

        printed = unpaged(text)
        if printed is not None:
            return printed.text, logical_lines(printed.text), printed.left_out
    return text, logical_lines(text), ()


def _spoken(text: str) -> "Spoken | None":
    """What is said in subtitles, or in a transcript with a time above each row."""
    if text.find("-->", 0, _HEADED) < 0 and not any(map(_is_time, text[:_TOP].splitlines())):
        return None
    from summarize_cli.reading.subtitles import spoken  # noqa: PLC0415 - few texts have times

    return spoken(text)


def _is_time(row: str) -> bool:
    return ":" in row and row.replace(":", "").strip().isdigit()


def _without_quotation(text: str, lines: Iterable[Line]) -> tuple[Iterable[Line], list[DroppedLine]]:
    if "\n>" not in text:
        return lines, []
    from summarize_cli.reading.quoted import without_quoted_reply  # noqa: PLC0415 - for replies alone

    return without_quoted_reply(text, list(lines))


def _without_surrogates(text: str) -> str:
    """`text` as it can be written in UTF-8: a surrogate on its own is no character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return re.sub("[\ud800-\udfff]", "\ufffd", text)
    return text


def _content(text: str, line: Line) -> str:
    return " ".join(text[line.start : line.end].split())


def _without_furniture(
    text: str, lines: Iterable[Line], *, has_title: bool
) -> tuple[list[Line], list[DroppedLine]]:
    kept: list[Line] = []
    dropped: list[DroppedLine] = []
    has_prose = below_comments = below_paywall = False
    before, rule_before, end = "", None, 0
    items = 0
    for line in parted(text, lines):
        content = text[line.start : line.end]
        items = items + 1 if len(content) < _LONGEST_ITEM else 0
        if items > _LONGEST_LIST:
            dropped.append(DroppedLine(line.start, line.end, ENDLESS_LIST, line.rows))
            continue
        # Where there are many lines, many say the same.
        rule = rule_before if content == before else furniture_rule(content)
        if (
            rule is None
            and rule_before == ENCODED
            and text.count("\n", end, line.start) == 1
            and goes_on(content)
        ):
            rule = ENCODED
        before, rule_before, end = content, rule, line.end
        is_first = not (has_title or kept or dropped)
        # Below the prose it says who worked on it, above it who wrote it: "Interview by Jane Doe".
        if (rule == "related" and is_first and _is_labelled_headline(content)) or (
            rule == "credit" and not has_prose and byline(content)
        ):
            rule = None
        # Above the prose a link to the comments ends nothing.
        if rule == "comment form" and has_prose:
            below_comments = True
        elif rule is None and below_comments:
            below_comments = len(content.split(maxsplit=_LONGEST_REMNANT)) <= _LONGEST_REMNANT
            rule = "below the comment form" if below_comments else None
        if below_paywall and rule is None:
            below_paywall = is_offer(content)
            rule = "newsletter" if below_paywall else None
        elif rule == "newsletter":
            below_paywall = below_paywall or asks_to_subscribe(content)
        if rule is None:
            kept.append(line)
            has_prose = has_prose or _is_sentence(content)
        else:
            dropped.append(DroppedLine(line.start, line.end, rule, line.rows))
    return kept, dropped


def _without_labelled_captions(
    text: str, kept: list[Line], dropped: list[DroppedLine]
) -> tuple[list[Line], list[DroppedLine]]:
    """The lines without captions that stand alone between a label, "Image:", and the credit.

    A label is no credit: a reader's voice writes one for each picture, and what is between two is prose.
    """
    if not any(_is_label(text, line) for line in dropped):
        return kept, dropped
    captions = []
    below_label, caption = False, None
    rows: list[Line | DroppedLine] = [*kept, *dropped]
    for line in sorted(rows, key=lambda line: line.start):
        if isinstance(line, Line):
            caption = line if below_label and line.end - line.start <= _LONGEST_CAPTION else None
            below_label = False
        elif _is_label(text, line):
            below_label, caption = True, None
        elif line.rule != _LINK:
            if caption and line.rule == "credit":
                captions.append(DroppedLine(caption.start, caption.end, "caption", caption.rows))
            below_label, caption = False, None
    starts = {line.start for line in captions}
    left = [line for line in kept if line.start not in starts]
    return (left, sorted((*dropped, *captions))) if left else (kept, dropped)


def _is_label(text: str, line: DroppedLine) -> bool:
    return line.rule == "credit" and text[line.end - 1] == ":"


def _is_labelled_headline(content: str) -> bool:
    return len(content.partition(":")[2].split()) >= _SHORTEST_LINK


def _is_sentence(content: str) -> bool:
    return (
        content.endswith(_SENTENCE_ENDS) and len(content.split(maxsplit=_LONGEST_REMNANT)) > _LONGEST_REMNANT
    )


def _take_byline(text: str, lines: list[Line]) -> tuple[str | None, list[Line], list[Line]]:
    """The people that the byline names, the lines above it, and those below."""
    for position, line in enumerate(lines[:_FRONT_LINES]):
        if line.end - line.start > _LONGEST_FRONT:
            continue
        content = _content(text, line)
        people = byline(content)
        # A headline may open like the label: "Words: Brave New World".
        if people and (position or not content.lower().startswith(LABEL)):
            return people, lines[:position], lines[position + 1 :]
    for position, line in enumerate(lines[1:_FRONT_LINES], 1):  # below a headline, above the prose
        if closes(text, line.end):
            break
        people = lone_name(text, line)
        if people:
            return people, lines[:position], lines[position + 1 :]
    return None, [], lines


def _without_author_box(
    text: str, people: str | None, above: list[Line], below: list[Line]
) -> tuple[list[Line], list[DroppedLine]]:
    """The lines around a byline without what tells who its people are: directly below it, or last."""
    ends = (*below[:1], *below[1:][-1:])
    boxes = [line for line in ends if people and _introduces(text, line, people)]
    if len(boxes) == len(below):  # it is all there is to read
        boxes = []
    return (
        [line for line in (*above, *below) if line not in boxes],
        [DroppedLine(line.start, line.end, "author box", line.rows) for line in boxes],
    )


def _introduces(text: str, line: Line, people: str) -> bool:
    """Whether a line opens with one of `people`, or all, and what they are or do."""
    opening = " ".join(text[line.start : min(line.end, line.start + _LONGEST_FRONT)].split()).casefold()
    names = (people, *re.split(", | and ", people))
    return any(
        opening.startswith(f"{name} ") and opening[len(name) :].split()[0] in _OF_AUTHORS
        for name in map(str.casefold, names)
    )


def _take_lone_dateline(text: str, lines: list[Line]) -> tuple[str | None, list[Line]]:
    """A dateline on a line of its own, above its paragraph."""
    for position, line in enumerate(lines[:_FRONT_LINES]):
        if text[line.end - 1] not in _DATELINE_ENDS or line.end - line.start > _LONGEST_FRONT:
            continue
        content = _content(text, line)
        place, length = dateline(f"{content} A")
        if length > len(content):
            return place, lines[:position] + lines[position + 1 :]
    return None, lines


def _without_section(
    text: str, lines: list[Line], signed: Line | None
) -> tuple[list[Line], list[DroppedLine]]:
    """The lines without sections' names over the headline, or the way to it: "TRAVEL", "Home > Rain"."""
    if len(lines) > 2 and _leads_to(text, lines[0], lines[1]):  # noqa: PLR2004 - way, headline and prose
        return lines[1:], [DroppedLine(lines[0].start, lines[0].end, "navigation", lines[0].rows)]
    if lines[:1] and not is_section(
        text[lines[0].start : min(lines[0].end, lines[0].start + _LONGEST_SECTION)]
    ):
        return lines, []
    names = 1 + sum(_is_kicker(text, line) for line in lines[1:_MOST_SECTIONS])
    below = lines[names:]
    if len(below) < 2:  # noqa: PLR2004 - a headline and its prose
        return lines, []
    headline = _content(text, below[0])
    is_one = len(headline.split()) >= _FEWEST_IN_HEADLINE and not byline(headline)
    if not is_one or not _is_headline(text, headline, below, signed):
        return lines, []
    return below, [DroppedLine(line.start, line.end, "navigation", line.rows) for line in lines[:names]]


def _leads_to(text: str, line: Line, below: Line) -> bool:
    """Whether a line names the headline below it and where on its site that stands."""
    if max(line.end - line.start, below.end - below.start) > _LONGEST_FRONT:
        return False
    headline = _content(text, below)
    return len(headline.split()) >= _FEWEST_IN_HEADLINE and stands_within(headline, _content(text, line))


def _is_kicker(text: str, line: Line) -> bool:
    """Whether a line below a section's name says what kind of text stands in it: "GUEST ESSAY", "AP"."""
    content = text[line.start : min(line.end, line.start + _LONGEST_SECTION)]
    return is_section(content) or (content.isupper() and len(content.split()) <= _LONGEST_KICKER)


def _take_title(
    text: str, lines: list[Line], given: str | None, signed: Line | None
) -> tuple[str | None, list[Line]]:
    """The headline: a first line of its own before the prose, or the one that says the given title."""
    # What stands alone is the text itself, whatever it is called.
    if len(lines) < 2 or lines[0].end - lines[0].start > _LONGEST_FRONT:  # noqa: PLR2004 - title and prose
        return None, lines
    first = _content(text, lines[0])
    is_title = (
        _is_same_headline(first, given) if given else _is_headline(text, first, lines, signed)
    ) and not _opens_report(first)
    return (first, lines[1:]) if is_title else (None, lines)


def _opens_report(first: str) -> bool:
    """Whether a first line opens as a report does, with a place; "GAZA \u2014 What we know" is a headline."""
    place, length = dateline(first)
    if not length or place is None:
        return bool(length)
    is_short = len(first.split(maxsplit=LONGEST_HEADING)) <= LONGEST_HEADING
    return not (is_short and looks_like_title(first) and not full_dateline(first)[1])


def _is_headline(text: str, first: str, lines: list[Line], signed: Line | None) -> bool:
    # Right above a byline a headline may be closed as a sentence is: "Ban it. All of it."
    is_signed = lines[0] == signed and len(first.split(maxsplit=LONGEST_HEADING)) <= LONGEST_HEADING
    is_title = is_signed or looks_like_title(first)
    if lines[0].marker.strip("#") or not is_title or _is_said(text, first, lines):
        return False
    return any(_is_prose(text, line) for line in lines[1 : 1 + _PROSE_AHEAD])


def _is_said(text: str, first: str, lines: list[Line]) -> bool:
    """Whether a first line has a speaker before it, who speaks again."""
    name, colon, _ = first[:_LONGEST_LABEL].partition(": ")
    if not colon:
        return False
    turns = {_content(text, line) for line in lines if text.startswith(f"{name}: ", line.start)}
    return bool(re.match(r"\[?\d{1,4}[/.:-]\d", name)) or (
        len(turns) > _FEWEST_TURNS and all(closes(turn, len(turn)) for turn in turns)
    )


def _is_same_headline(line: str, title: str) -> bool:
    """Whether one says the other, give or take a site's name: "Rain at last | The Ledger"."""
    shorter, longer = sorted((line.casefold(), " ".join(title.casefold().split())), key=len)
    return bool(shorter) and shorter in longer and len(shorter) >= _SHARED * len(longer)


def _is_prose(text: str, line: Line) -> bool:
    start = line.start
    if line.end - start > _LONGEST_FRONT or text[line.end - 1] in ".,;:":
        return True
    # Most lines that open with a small letter; what is left has to be looked at as a whole.
    if text[start].islower() and not text[start + 1 : start + 2].isupper():
        return True
    return not looks_like_heading(_content(text, line))


def _without_repeats(text: str, lines: list[Line], titles: set[str]) -> tuple[list[Line], list[DroppedLine]]:
    """A page dump often says its headline again over the article."""
    kept: list[Line] = []
    dropped: list[DroppedLine] = []
    longest = max(map(len, titles), default=0)
    for line in lines:
        # Folding can only shorten a line's white space: twice the length is no title any more.
        if line.end - line.start <= 2 * longest and _content(text, line).casefold() in titles:
            dropped.append(DroppedLine(line.start, line.end, "repeated title", line.rows))
        else:
            kept.append(line)
    return (kept, dropped) if kept else (lines, [])


def _paragraphs(text: str, lines: list[Line]) -> list[Paragraph]:
    paragraphs = [Paragraph(line.start, line.end, _role(text, line)) for line in lines]
    for number in _numbered_headings(text, lines):
        paragraphs[number] = paragraphs[number]._replace(role="heading")
    if all(paragraph.role == "heading" for paragraph in paragraphs):
        # Not one closed sentence: verse, notes, chat. Then the lines are all the prose there is.
        return [Paragraph(paragraph.start, paragraph.end) for paragraph in paragraphs]
    if (
        paragraphs[-1].role == "heading"
        and not lines[-1].marker
        and not _is_button(_content(text, lines[-1]))
    ):
        # Nothing follows that it could be the heading of.
        paragraphs[-1] = Paragraph(paragraphs[-1].start, paragraphs[-1].end)
    return paragraphs


def _is_button(line: str) -> bool:
    """Whether a last line that is no sentence says too little for prose: "Share a memory", but no result."""
    return len(line.split()) <= _LONGEST_BUTTON and not any(map(str.isdigit, line))


def _role(text: str, line: Line) -> Literal["prose", "heading"]:
    if line.marker.startswith("#") or line.underlined:
        return "heading"
    return "heading" if line.rows == 1 and not line.marker and not _is_prose(text, line) else "prose"


def _numbered_headings(text: str, lines: list[Line]) -> list[int]:
    """Which lines are headings behind a number, "3. Sharp knives", each above prose that tells of it.

    None where one number follows another, as in a list, or stands before prose that goes on below.
    """
    numbered = [index for index, line in enumerate(lines) if line.marker and line.marker[0].isdigit()]
    if len(numbered) < _FEWEST_NUMBERED or not all(_stands_above_prose(text, lines, i) for i in numbered):
        return []
    # Some of them may ask or exclaim.
    headings = [index for index in numbered if looks_like_heading(_content(text, lines[index]))]
    return headings if len(headings) > len(numbered) / 2 else []


def _stands_above_prose(text: str, lines: list[Line], index: int) -> bool:
    if lines[index].rows > 1 or index + 1 == len(lines):
        return False
    return not lines[index + 1].marker and _is_prose(text, lines[index + 1])


def _take_dateline(
    text: str, paragraphs: list[Paragraph], known: str | None
) -> tuple[str | None, list[Paragraph]]:
    """The place that is known from above the prose, or else that it opens with: another one is prose.

    What stands above a report, as a deck does, has none; below it only a full dateline counts.
    """
    prose = [number for number, paragraph in enumerate(paragraphs) if paragraph.role == "prose"]
    for position in prose[: 1 if known else _DECKS]:
        paragraph = paragraphs[position]
        opening = text[paragraph.start : min(paragraph.end, paragraph.start + _LONGEST_FRONT)]
        is_first = position == prose[0]
        if not (is_first or opening[:2].isupper() or "(" in opening[:_LONGEST_PLACE]):
            continue
        place, length = dateline(opening) if is_first else full_dateline(opening)
        if length and not (known and place and known.casefold() != place.casefold()):
            paragraphs[position] = Paragraph(paragraph.start + length, paragraph.end)
            return known or place, paragraphs
    return known, paragraphs


def _without_labels(text: str, paragraphs: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs without who says them, where that stands before them as in a transcript."""
    if text.count(":") < _FEWEST_LABELS or len(paragraphs) < _FEWEST_LABELS:
        return paragraphs
    labelled = sum(text.find(":", each.start, each.start + _LONGEST_LABEL) >= 0 for each in paragraphs)
    if labelled < _FEWEST_LABELS:
        return paragraphs
    from summarize_cli.reading.labels import without_labels  # noqa: PLC0415 - for transcripts alone

    return without_labels(text, paragraphs)
