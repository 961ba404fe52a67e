"""Furniture told by what a line is made of: sign-offs, rows of buttons and dates, credits, author boxes."""

import re

from summarize_cli.reading import vocabulary

LONGEST_ROW = 24
"""Words."""
_LONGEST_CREDIT = 12
_SHORTEST_AUTHOR_BOX, _LONGEST_AUTHOR_BOX = 3, 45
_FEWEST_FIGURES = 3
_FIGURES_SHARE = 0.6
_LONGEST_CONTRIBUTION = 250
"""Characters."""
_LONGEST_OFFER = 30
"""Words."""
# Patterns are kept as text: few lines come as far as to need them, and `re` remembers them.
_PAYWALL = r"\bsubscri|\bunlock|\bcontinue reading|\bread the full"
_OFFER_OPENS = (
    r"(?:cancel|choose|complete|digital|enjoy|explore|full|get|only|pay|premium|print|save|standard|start"
    r"|then|try|unlimited)\b|[$\u00a3\u20ac]?\d"
)
_OFFERED = (
    r"[$\u00a3\u20ac]\s?\d[\d,.]*+\s?(?:/|(?:an?|every|for|per)\b)\s?(?:your |the )?(?:first |\d+ )?"
    r"(?:day|week|month|quarter|year)|\b(?:digital|full|unlimited) access\b"
    r"|\bfree trial\b|\bcancel any ?time\b"
)
"""What a subscription costs in a time, and what it is called."""

ORNAMENTS = "*_|-\u2013\u2014\u2022\u00b7>\u00bb\u203a\u00ab\u2039()[]#=~+ "
"""What stands around a line of furniture and says nothing."""
AROUND_WORD = "|,;:.\u00b7\u2022/()[]*\u2013\u2014-!\u2026"
"""What stands around a word of a row."""

_CLOSING = (".", "!", "?", '."', '!"', '?"', ".'", "!'", "?'")
_REPORTS = ("report", "story", "article", "post", "piece")
_ADDRESSES = ("follow", "email", "reach", "contact")
_AUTHOR_LINKS = (
    "can be reached",
    *(f"{verb} {who}" for verb in _ADDRESSES for who in ("him", "her", "them", "me")),
)
_BEAT = (" is a ", " is an ", " is the ", " covers ", " writes about ")
JOBS = (
    *("reporter", "correspondent", "staff writer", "columnist", "freelance writer", "freelance journalist"),
    *(" covers ", " writes about "),
)
_SIGN_OFF_OPENINGS = tuple(vocabulary.SIGN_OFFS)


def is_closed(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.endswith(_CLOSING) and not line.endswith(("...", "p.m.", "a.m."))


def holds(words: list[str], vocabulary: frozenset[str]) -> bool:
    """Whether one of `words` is in `vocabulary`, whatever stands around it."""
    return not vocabulary.isdisjoint(word.strip(AROUND_WORD + "\"'") for word in words)


def as_sign_off(line: str, bare: str) -> str | None:
    """Who wrote, edited or photographed: nothing but names after the opening, as it stands in `line`."""
    if bare.startswith(_SIGN_OFF_OPENINGS):
        opening = max((o for o in _SIGN_OFF_OPENINGS if bare.startswith(o)), key=len)
        names = line.strip(ORNAMENTS).split()[len(opening.split()) :]
        if names and all(_is_name(name) for name in names):
            return "credit"
    before, found, after = bare.partition("contributed to this ")
    if not found or len(before) > _LONGEST_CONTRIBUTION:
        return None
    what, _, place = after.partition(" ")
    is_all = what.rstrip(".") in _REPORTS and (not place or place.startswith("from "))
    return "credit" if is_all and _has_name(line.strip(ORNAMENTS)[: len(before)]) else None


def _is_name(word: str) -> bool:
    core = word.strip(AROUND_WORD + "\"'\u2018\u201c")
    return not core or core[0].isupper() or core[0] == "@" or core.lower() in vocabulary.SIGN_OFF_WORDS


def _has_name(text: str) -> bool:
    return any(word[:1].isupper() for word in text.split()[1:])


def as_row(bare: str, words: list[str]) -> str | None:
    """A row of buttons, of form fields, of counts, of the parts of a date."""
    if len(words) > LONGEST_ROW or (is_closed(bare) and len(words) > 1):
        return None
    if len(words) == 1 and re.fullmatch(r"\d{1,2}[:.h]\d\d(?:[ap]m)?", bare):
        return "time"
    tokens = [token for word in words if (token := word.strip(AROUND_WORD))]
    for rule, allowed, keys in vocabulary.ROWS:
        if all(token in allowed for token in tokens) and not keys.isdisjoint(tokens):
            return rule
    if any(token[0].isdigit() for token in tokens):
        for rule, allowed, keys in vocabulary.NUMBERED_ROWS:
            if all(token in allowed or token[0].isdigit() for token in tokens) and not keys.isdisjoint(
                tokens
            ):
                return rule
    return None


def as_credit(bare: str, words: list[str]) -> str | None:
    """A photographer and an agency: "Marta Lindahl/Getty Images"."""
    if len(words) > _LONGEST_CREDIT:
        return None
    before, slash, after = bare.rstrip(".").partition("/")
    if slash and (after in vocabulary.AGENCIES or before in vocabulary.AGENCIES):
        return "credit"
    return None


def as_figures(words: list[str]) -> str | None:
    """A row of a table: numbers, and hardly a word between them."""
    if len(words) < _FEWEST_FIGURES:
        return None
    numeric = sum(any(map(str.isdigit, word)) for word in words)
    return "table" if numeric >= _FEWEST_FIGURES and numeric >= _FIGURES_SHARE * len(words) else None


_LONGEST_CLOSED_OFFER = 10
"""Words of one without a price that ends as a sentence does."""


def asks_to_subscribe(line: str) -> bool:
    """Whether a notice stands where an article breaks off for those who do not pay."""
    return re.search(_PAYWALL, line.lower()) is not None


def is_offer(line: str) -> bool:
    """Whether a line below a paywall says what is to be had, and at which price.

    >>> is_offer("Only $1 for 4 weeks"), is_offer("Only 12 of them came back.")
    (True, False)
    """
    lowered = line.lower()
    words = lowered.split(maxsplit=_LONGEST_OFFER)
    if len(words) > _LONGEST_OFFER or holds(words, vocabulary.NARRATION):
        return False
    # A long sentence on subscriptions may be the article's.
    names_one = "subscription" in lowered and not (is_closed(line) and len(words) > _LONGEST_CLOSED_OFFER)
    return re.match(_OFFER_OPENS, lowered) is not None and (
        names_one or re.search(_OFFERED, lowered) is not None
    )


def as_author_box(line: str, bare: str, words: list[str]) -> str | None:
    """A line about the writer: how to reach them, or the beat they cover."""
    if not _SHORTEST_AUTHOR_BOX <= len(words) <= _LONGEST_AUTHOR_BOX or holds(words, vocabulary.SPEECH):
        return None
    if any(link in bare for link in _AUTHOR_LINKS) and ("@" in bare or "twitter" in bare):
        return "author box"
    beat = next((beat for beat in _BEAT if beat in bare[:60]), None)
    if beat is None or not any(job in bare for job in JOBS):
        return None
    names = line.strip(ORNAMENTS)[: bare.index(beat)].split()
    is_writer = 2 <= len(names) <= 4 and all(name[0].isupper() for name in names)  # noqa: PLR2004
    return (
        "author box"
        if is_writer and any(sign in bare for sign in (" for the ", " at the ", " based in "))
        else None
    )
