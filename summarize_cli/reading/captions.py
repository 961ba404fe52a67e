"""Captions of photographs, told by the credit at their end: no sentence of an article ends so."""

import re

from summarize_cli.reading.frontmatter import byline

_LONGEST = 70
"""Words."""
_REACH = 110
"""Characters within which a credit stands at the end."""

_WORD = "(?:[Pp]hoto|[Ii]mage|[Pp]icture|PHotograph|[Pp]hotograph|[Cc]redit|[Ii]llustration|[Ss]ource)s?"
_AGENCY = "(?:Getty(?: Images)?|AFP|AP|Reuters|REUTERS|EPA|Shutterstock|Alamy|Bloomberg|Xinhua|Handout)"
_LIBRARY = "(?:Shutterstock|Getty Images|iStock|Alamy|Unsplash|Pixabay|Adobe Stock)"
_KIND = r"(?:[Rr]epresentat\w+|[Ii]llustrative|[Ff]ile)"
_LENT = "(?:[Ss]taff|[Ff]ile|[Cc]ontributed|[Ss]ubmitted|[Pp]rovided|[Aa]rchive|[Hh]andout|AP|AFP|Reuters)"
_NAME = r"[A-Z][\w.'’-]*"

# Patterns are kept as text: few lines come as far as to need them, and `re` remembers them.
_ENDS = (
    # A photographer and an outlet in brackets: "(Marta Lindahl/The Ledger)", "(AP Photo/Luis Ortega, File)"
    rf"\((?:{_NAME}[ ]){{0,4}}{_NAME}\s?/\s?[A-Z][^()]{{1,60}}\)[.]?",
    # The word in brackets: "(Photo by Jane Doe)", "(Image: NASA)"
    rf"\((?:[A-Z][\w.]*[ ])?{_WORD}(?:[ ]by|[ ]via|[ ]courtesy|[ ]from|:|/)[^()]{{2,80}}\)[.]?",
    # A picture agency, or what kind of picture: "(Shutterstock)", "(Representational image)"
    rf"\((?:{_LIBRARY}|[Ff]ile(?: [Pp]ic)?|{_KIND} (?:[Ii]mage|[Pp]hoto|[Pp]icture))\)[.]?",
    # Whose it is, in brackets: "(Staff photo)", "(Photo provided)"
    rf"\((?:(?:{_NAME}[ ])?{_LENT}[ ][Pp]hotos?|[Pp]hotos?[ ](?:provided|submitted|contributed))\)[.]?",
    # An outlet and a photographer, or who lent it: "(ABC News: Jane Doe)", "(Supplied: Luis Ortega)"
    rf"\((?:[Ss]upplied|(?:{_NAME}[ ]){{0,3}}(?:News|Rural|Reuters|A?AP|AFP)):(?:[ ]{_NAME}){{1,5}}\)[.]?",
    # A lender: "(Courtesy of the museum)"
    r"\([Cc]ourtesy[ :][^()]{2,80}\)[.]?",
    # The word and a name behind the caption: "Photo: Harbour Notes", "Source: NASA"
    rf"\b(?=[A-Z]){_WORD}(?:[ ](?:by|courtesy of|credit))?\s?[:/]\s?[A-Z][^.:]{{2,60}}",
    rf"[.\s](?=[A-Z]){_WORD}[ ](?:by|courtesy of)[ ][A-Z][\w.'’ -]{{2,40}}",
    # As some papers set it: "Flores.Credit...Rui Soares for The Ledger", "PHOTO: R. SOARES"
    r"(?:\bCredit(?:\.\.\.|…)\s?|\b(?:PHOTO|IMAGE|PICTURE)S?:\s?)[A-Z](?:\.(?=[ A-Z])|[^.:]){2,60}",
    r"AP Photo\s?/\s?[A-Z][^.]{2,40}",
    # An agency behind a dash, a bar or a slash: "David McNew—Getty Images"
    rf"[—–|/]\s?{_AGENCY}\]?",
)
LENT = ("upplied: ", "News: ", "Rural: ", "Reuters: ", "AP: ", "AFP: ")
"""What stands before whose a picture is, in brackets."""
# One of these stands in every such end.
_HINTS = (
    "hoto",
    "hutterstock)",
    "Images)",
    "iStock)",
    "lamy)",
    "nsplash)",
    "ixabay)",
    "Stock)",
    "ile)",
    "mage",
    "icture",
    "redit",
    "ourtesy",
    *LENT,
    "llustration",
    "ource",
    "PHOTO",
    "IMAGE",
    "PICTURE",
    "/",
    "—",
    "–",
    "|",
)


def as_caption(line: str, words: list[str]) -> str | None:
    """What a photograph shows, with its credit at the end."""
    if len(words) > _LONGEST:
        return None
    tail = line.rstrip()[-_REACH:]
    for hint in _HINTS:
        if hint in tail:
            # "By Jane Doe | Photographs by Luis Ortega" ends so, too, and says who wrote.
            ends_so = any(re.search(f"{end}$", tail) for end in _ENDS)
            return "caption" if ends_so and not byline(" ".join(line.split())) else None
    return None
