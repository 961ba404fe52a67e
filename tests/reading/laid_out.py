"""Pages for the rules that tell the article's prose from other prose, given line by line."""

from summarize_cli.article import DroppedLine
from summarize_cli.reading.lines import Line


def kept(content):
    """A line of the article, as far as is known."""
    return ("kept", content)


def front(content):
    """The headline or the byline."""
    return ("front", content)


def laid_out(*rows):
    """The text of a page, its kept and its dropped lines, and its front: of (what it is, content).

    What is neither kept nor front was dropped by the rule of that name.
    """
    text, lines = "", {"kept": [], "front": []}
    dropped = []
    for kind, content in rows:
        start, end = len(text), len(text) + len(content)
        text += content + "\n"
        if kind in lines:
            lines[kind].append(Line(start, end, "", 1))
        else:
            dropped.append(DroppedLine(start, end, kind))
    return text, lines["kept"], dropped, lines["front"]
