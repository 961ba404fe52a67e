"""What stands before an article's prose: its title and its byline. Datelines have their own module."""

import re

from summarize_cli.reading.lines import CLOSERS, CLOSING, FULL_STOPS, has_mark_behind, without_notes
from summarize_cli.reading.vocabulary import words

LONGEST_TITLE = 30
"""Words."""
LONGEST_HEADING = 12
"""Words."""
_LONGEST_BYLINE = 160
_LONGEST_NAME = 5
_MOST_PEOPLE = 6
_LONGEST_NAMES = 60
"""Characters of a line that is nothing but names."""

_CLAUSE_ENDS = tuple(".!?:;,\u2026" + FULL_STOPS)
_NEVER_LAST = words("""
    a an the of and or but to in at by for from with as is are was were that which their his her its
""")
# Patterns are kept as text: few lines come as far as to need them, and `re` remembers them.
_ABBREVIATION_END = r"(?:\b[A-Z]\.)+[\"'\u201d\u2019]?$"

_OPENINGS = (
    "by ",
    "by: ",
    "written by ",
    "written by: ",
    "story by ",
    "words by ",
    "text by ",
    "reported by ",
    "reported by: ",
    "interview by ",
    "interview by: ",
    "words: ",
    "author: ",
    "posted by ",
    "submitted by ",
)
LABEL = "words: "
"""An opening of other things, too: behind it there are names, and nothing else."""
# What content management systems set over a text: "Posted on March 14, 2025 by Jane Doe".
_DATED = ("posted on ", "submitted on ", "published on ", "posted ", "published ")
_DATED_OPENING = r"[a-z]+ (?:on )?[^.!?]{0,20}\d[^.!?]{0,20} by "
_PARTICLES = words("de da di du la le van von der den bin ibn al el dos del ter y e af st st.")
_SUFFIXES = words("jr. sr. jr sr ii iii iv phd ph.d. md m.d. mbe obe")
_JOBS = words("""
    writer writers reporter reporters correspondent correspondents editor editors columnist columnists
    contributor contributors bureau
""")
_JOBS_OF_SEVERAL = tuple(job for job in _JOBS if job.endswith("s"))
_OUTLETS = words("reuters afp ap cnn bbc upi dpa pti ani ians npr staff associated press news")
# What bears a name of several words and is nobody, beside sections and outlets.
_BODIES = words("""
    agency association board bureau center centre college commission committee company council department
    desk foundation government group institute media ministry office school sciences service services
    society station team trust union university
""")
# Words with a capital that open a headline or a sentence, not a name.
_NO_NAMES = words("""
    this that then late early midday noon monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december now all most some any
    contrast train land sea air law far default design christmas easter popular
""")
# After these the names are over: a date, a length, an address, an outlet.
_AFTER_NAMES = (
    r"/(?=[A-Z])|\s+[|\u2022\u00b7\u2014\u2013/-]\s|\s+\(|\s*[|\u2022\u00b7]\s*|,?\s+\S*[@\d]"
    r"|,?\s+(?:for|in|at|of|on)\s+(?=[A-Z])|,?\s+(?:Edited|Photo\w*|Pictures?|Illustrat\w+)(?: by)?:?\s"
)
_BETWEEN_NAMES = r"\s*,\s+(?:and\s+|AND\s+)?|\s+and\s+|\s+AND\s+|\s+And\s+|\s+&\s+"


_SECTIONS = words("""
    analysis arts books business climate comment commentary culture economy education entertainment
    environment europe exclusive fashion feature features film finance food health international interview
    letters life lifestyle local markets media metro mlb money movies music national nba news nfl nhl
    obituaries obituary
    opinion opinions perspective politics profile property review reviews science society special sport
    sports style tech technology television travel tv weather world u.s. us uk
""")
_LONGEST_SECTION_NAME = 3
_DIVIDERS = tuple("/|>\u00bb\u203a\u2022\u00b7\u2014\u2013-]")
"""What parts a headline from the name of its site, and from the way that leads to it."""
_STEPS = r"[]/|>\u00bb\u203a\u2022\u00b7\u2014\u2013-]"
_LONGEST_STEP = 4
"""Words of a part of such a way."""


def is_section(line: str) -> bool:
    """Whether a line above a headline names the section it stands in, not what it is about.

    >>> [is_section(line) for line in ("TRAVEL", "World | Europe", "U.S. News", "Storm hits")]
    [True, True, True, False]
    """
    parts = line.replace("|", " ").replace(">", " ").replace("/", " ").split()
    return 1 <= len(parts) <= _LONGEST_SECTION_NAME and all(
        part.lower() in _SECTIONS or part in ("&", "and") for part in parts
    )


def looks_like_title(line: str) -> bool:
    """Whether a first line can be a headline: short, and not closed like a sentence."""
    line = line[: without_notes(line, len(line))]
    if len(line.split(maxsplit=LONGEST_TITLE)) > LONGEST_TITLE or _opens_small(line):
        return False
    if line[-1:] not in (*CLOSING, "'") and has_mark_behind(line, len(line)):
        return False
    if line.rstrip("\"'\u201d\u2019").endswith(("?", "!", "...", "\u2026")) or re.search(
        _ABBREVIATION_END, line[-20:]
    ):
        return True
    return not line.rstrip(CLOSERS).endswith(_CLAUSE_ENDS)


def _opens_small(line: str) -> bool:
    """Whether `line` goes on with a sentence; "iPhone sales fall" does not."""
    return line[0].islower() and not line[1:2].isupper()


def looks_like_heading(line: str) -> bool:
    """Whether a line is a heading: a few words, neither closed like a sentence nor broken off."""
    line = line[: without_notes(line, len(line))]
    first = line.split(maxsplit=LONGEST_HEADING)
    if len(first) > LONGEST_HEADING or _opens_small(line) or first[-1] in _NEVER_LAST:
        return False
    return not line.rstrip(CLOSERS).endswith((*_CLAUSE_ENDS, "\u2014"))


def stands_within(headline: str, line: str) -> bool:
    """Whether a line says a headline and the name of its site, the way that leads to it, or who wrote it.

    >>> stands_within("Rain at last", "Home > News > Rain at last"), stands_within("Rain", "Rain at last")
    (True, False)
    """
    before, found, after = line.partition(headline) if headline else ("", "", "")
    if not found or after[:1].strip():
        return False
    if before:
        *steps, last = re.split(_STEPS, before)
        return bool(steps) and not last.strip() and all(len(step.split()) <= _LONGEST_STEP for step in steps)
    behind = after.strip()
    if not behind.startswith(_DIVIDERS):
        return byline(behind) is not None
    site = behind.lstrip("".join(_DIVIDERS)).strip()
    return len(site.split()) <= _LONGEST_STEP and not site[:1].islower()


def byline(line: str) -> str | None:
    """The people that a byline names, or None if `line` is none.

    >>> byline("By Jane Doe and Luis Ortega, Associated Press"), byline("By noon it was gone.")
    ('Jane Doe and Luis Ortega', None)
    """
    if len(line) > _LONGEST_BYLINE or _is_sentence(line):
        return None
    lowered = line.lower()
    opening = next((opening for opening in _OPENINGS if lowered.startswith(opening)), None)
    if opening is None and lowered.startswith(_DATED):
        dated = re.match(_DATED_OPENING, lowered)
        opening = dated[0] if dated else None
    if opening is None:
        return _before_job(line) if any(job in lowered for job in _JOBS) else None
    return _people(line[len(opening) :].strip(), alone=opening == LABEL)


def names(line: str) -> str | None:
    """The people of a line that is nothing but full names, or None; sections and outlets are none.

    >>> names("Maria Lopez and Tom Hale"), names("Local News")
    ('Maria Lopez and Tom Hale', None)
    """
    if len(line) > _LONGEST_NAMES or not line[:1].isupper():
        return None
    words = {word.lower().strip(".,") for word in line.split()}
    if not words.isdisjoint(_SECTIONS | _OUTLETS | _JOBS | _BODIES) or line.endswith("-"):
        return None
    return line if _people(line, alone=True) == line else None


def names_job(line: str) -> bool:
    """Whether a line is what somebody works as: "Columnist", "Senior Health Reporter"."""
    words = line.split(maxsplit=_LONGEST_NAME)
    return 1 <= len(words) <= _LONGEST_NAME and words[-1].lower() in _JOBS


def _is_sentence(line: str) -> bool:
    if not line.endswith((".", "?", "!", '"', "\u201d")):
        return False
    last = line.rsplit(maxsplit=1)[-1]
    return last.lower() not in _SUFFIXES and not re.search(_ABBREVIATION_END, last)


def _before_job(line: str) -> str | None:
    """The names of "Jane Doe, Staff Writer": all the rest must be the job."""
    head = line.split("|", maxsplit=1)[0].strip()
    # "Jane Doe, Mary Poe, Staff Writers": a job of several people has all their names before it.
    parted = head.rpartition if head.lower().endswith(_JOBS_OF_SEVERAL) else head.partition
    names, comma, job = parted(", ")
    title = job.split()
    if not comma or not 1 <= len(title) <= _LONGEST_NAME or title[-1].lower() not in _JOBS:
        return None
    if not all(word[0].isupper() or word in ("and", "of", "at") for word in title):
        return None
    return _people(names, alone=True)


def _people(text: str, *, alone: bool) -> str | None:
    """The names that open `text`; with `alone` they must be all there is, and full names."""
    cut = re.search(_AFTER_NAMES, text)
    if cut:
        text = text[: cut.start()]
    end = position = 0
    for _ in range(_MOST_PEOPLE):
        between = re.compile(_BETWEEN_NAMES).search(text, position)
        upto = between.start() if between else len(text)
        name = _without_outlet(text[position:upto], first=position == 0)
        if not _is_name(name, first=position == 0):  # a job
            break
        end = position + len(name)
        if between is None or end < upto:
            break
        position = between.end()
    people = text[:end].strip()
    if not people or (alone and (end < len(text) or len(people.split()) < 2)):  # noqa: PLR2004 - full names
        return None
    rest = text[end:].strip(" ,")
    # A job in small letters: "By Jane Doe, transport reporter".
    if text[end:].startswith(", ") and rest.split()[-1:] and rest.split()[-1].lower() in _JOBS:
        return people if len(rest.split()) <= _LONGEST_NAME else None
    # Behind the names there is a job or an outlet, in capitals; anything else makes a sentence of it.
    return (
        people if all(word[:1].isupper() or word in ("and", "of", "the") for word in rest.split()) else None
    )


def _without_outlet(name: str, *, first: bool) -> str:
    """A name without what it works as: "JANE DOE Associated Press Writer"."""
    words = name.split()
    outlet = next((i for i, word in enumerate(words) if word.lower().strip(".,") in _OUTLETS | _JOBS), None)
    if outlet is None:
        return name
    if first and outlet < 2:  # noqa: PLR2004 - "By Staff Reporter", "By The Associated Press"
        return name
    if not first:
        return ""
    return " ".join(words[:outlet])


def _is_name(name: str, *, first: bool) -> bool:
    words = name.split()
    if (
        not words
        or len(words) > _LONGEST_NAME
        or (not first and len(words) == 1 and words[0].lower() not in _SUFFIXES)
    ):
        return False
    if words[0].lower() in _NO_NAMES or (words[0].lower() == "the" and len(words) == 1):
        return False
    return all(_is_name_word(word) for word in words) and any(word[0].isupper() for word in words)


def _is_name_word(word: str) -> bool:
    if word.lower() in _PARTICLES:
        return True
    if word.endswith(("'s", "\u2019s")):
        return False
    core = word.strip("\"'\u2018\u2019\u201c\u201d.")
    return bool(core) and core[0].isupper() and all(c.isalpha() or c in ".'\u2019-" for c in core)
