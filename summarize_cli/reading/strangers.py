"""How prose speaks that stands around an article, as data: to its reader, of the page, of a picture."""

import re

from summarize_cli.reading.rows import holds
from summarize_cli.reading.vocabulary import SPEECH, words

# What pages speak of where they speak of themselves. It counts for nothing in an article that is about it.
OF_PAGES = words("""
    account accounts ads advert advertise advertisement advertisements advertisers advertising affiliate
    affiliates alerts app apps archive archives article articles author authors blog bookmark browser
    button campaign click clicking code comment comments commission community complaint complaints
    content contribute contributions cookie cookies copyright correction corrections daily delivered
    device disclaimer discount donate donation donations donors download edition editor editorial editors
    email emails endorse enquiries enter event events exclusive expert experts explore feedback followers
    free fund funded fundraising gift guests guidelines homepage hotline illustration inbox independent
    information inquiries join journalism journalists licence license link links listen login member
    members membership message messages newsletter newsletters newsroom nonprofit not-for-profit
    notifications offer offers opinions organisation organization partner partners password paywall
    permission podcast podcasts policies policy post posts preferences premium privacy product products
    profile publication publish published publisher purchase purchases reader readers readership receive
    recommend recommended recommends register registered registration related reply report reprint
    republish request reserved review reviews sales search secure settings share shop sign site sites
    sponsor sponsored sponsors staff stories story submit submitted subscribe subscriber subscribers
    subscribing subscription subscriptions support supporters supporting tax-deductible team terms thanks
    tickets tip topics trademark trademarks trial unsubscribe update updated updates upgrade user
    username users version videos views visit visitors volunteer webinar website websites welcome
    wordpress worldwide write writer writers
""")
# As written: "US" is no "us".
_READER = words("""
    you You your Your yours our Our ours we We us I my My you'll You'll you're You're you've You've we're
    We're we'll We'll we've We've I'm I've let's Let's
""")
_NOT_OF_CAPTIONS = words("you your our ours we us i'm we're you're")
"""The owner of a blog may show "my grandmother's table"."""
_QUOTED = (
    r"[\"\u201c][^\"\u201c\u201d]*[\"\u201d]?"
    r"|(?<!\w)[\u2018'](?=\S)[^\"\u201c\u201d]{1,600}?[.,!?\u2026\u2013\u2014]'(?!\w)"
)
"""Words between quotation marks. British ones are apostrophes, too: only behind a stop do they close."""

# What a page tells its reader to do. A sentence of an article hardly begins so, outside of a quotation.
_TO_DO = words("""
    add ask bookmark browse buy call check choose click come contact discover donate don't download email
    enjoy enter explore fill find follow get give go grab have hear help join keep know learn leave let
    listen look meet order pick please read receive register remember send share shop sign start stay
    stream submit subscribe support swipe tag take tell text try tune type upgrade upload use view visit
    vote want watch win write
""")
_ITSELF = (
    r"\b[Tt]his (?:article|story|piece|post|page|publication|essay|newsletter|series|column|(?:web)?site)\b"
)
"""A page that speaks of itself."""
_GREETING = (
    r"(?:Dear|Hi|Hello|Good morning|Greetings)\b(?:,|[ ](?:all|again|everybody|everyone|folks|friends|members"
    r"|neighbou?rs|readers?|subscribers|there)\b)|Welcome (?:back|to (?:all|every\w*|our|the \d+))\b"
)
_CONTACT = r"@\w|https?:|\bwww\.|\w\.(?:com|org|net|co\.uk|example)\b|\(?\d{3,5}\)?[- ]\d{3}[- ]?\d{3,4}\b"
_PRICE = (
    r"[$\u00a3\u20ac]\s?\d[\d,.]*+(?!\s?(?:[mb]illion|trillion|bn\b|[mbk]\b))"
    r"|\b(?:\d+|per cent|%) off\b|\b\w+ (?:dollars|pounds|euros|cents) a (?:day|week|month|year)\b"
)
_PUBLISHER = (
    r"[A-Z][\w&.,' -]{2,80}? (?:is|are) (?:a|an|the) [^.]{0,80}?\b(?:agency|alliance|association|brand"
    r"|broadcaster|charity|college|companies|company|firm|foundation|institute|institution|library|magazine"
    r"|network|newspaper|newsroom|nonprofit|non-profit|organi[sz]ation|partnership|platform|provider"
    r"|publication|publisher|school|service|site|society|supplier|system|think tank|union|university"
    r"|website)\b"
)
"""How institutions describe themselves under what they publish."""
# What a sentence opens with that goes on from the one before.
_GOING_ON = words("""
    after also although and another as because before both but despite during even he her his however
    if instead later meanwhile moreover nor or others rather she since so some still such that their then
    these they those though thus under until when while yet
""")
_SENTENCE = r"(?<=[.!?])\s+"

_FINITE = words("""
    said says say told tells was were had has have will would could should can may might must did do does
    been became becomes wants want needs need according isn't aren't wasn't weren't hasn't haven't won't
    wouldn't couldn't can't don't doesn't didn't there's it's that's took made came went got gave found
    left began saw knew held kept brought thought led won lost met sent built fell fought rose sold spoke
    spent stood struck wore wrote ran paid shot died drew grew threw broke chose drove ate flew froze hid
    rode sang sank stole swore woke meant felt heard caught bought taught sought sat lay hung
""")
_WITH_PARTICIPLE = frozenset(("is", "are"))
_PARTICIPLES = frozenset(("seen", "shown", "held", "taken", "left", "being"))
_BEFORE_PARTICIPLE = words(", is are being and a an the of with in by newly as from")
_LONGEST_CAPTION = 45
_SHORTEST_CAPTION = 4
_PIECE = r"[\w'-]+|[,;:\u2014\u2013]"


def addresses_reader(content: str) -> bool:
    """Whether a line speaks to its reader or of those who made the page, outside of quotations.

    >>> addresses_reader("Our readers pay for this."), addresses_reader('"We won," he said.')
    (True, False)
    """
    return not _READER.isdisjoint(re.findall(r"[\w']+", _unquoted(content)))


def tells_what_to_do(content: str) -> bool:
    """Whether a sentence of a line is a call, as those to buy, to give, to sign up are.

    >>> tells_what_to_do("The fair opens on Monday. Join us there.")
    True
    >>> tells_what_to_do('"Join us there," he said.')
    False
    """
    sentences = re.split(_SENTENCE, _unquoted(content).lower())
    openings = (re.match(r"[\s(]*([a-z']+)", sentence) for sentence in sentences)
    return any(opening is not None and opening[1] in _TO_DO for opening in openings)


def somebody_speaks(content: str) -> bool:
    """Whether a line says who says something, outside of what is said.

    >>> somebody_speaks('"Stay," she said.'), somebody_speaks('"Look at me and say it."')
    (True, False)
    """
    return holds(_unquoted(content).lower().split(), SPEECH)


def _unquoted(content: str) -> str:
    return re.sub(_QUOTED, " ", content.replace("\u2019", "'"))


def quotes(content: str) -> bool:
    """Whether there are words between quotation marks in a line.

    >>> quotes("\u2018We won,\u2019 she said."), quotes("The farmers\u2019 market, in the \u201990s")
    (True, False)
    """
    return re.search(_QUOTED, content.replace("\u2019", "'")) is not None


def is_only_quoted(content: str) -> bool:
    """Whether a line is words between quotation marks, and nobody's: a pull quote, or a speaker who goes on.

    >>> is_only_quoted('"Nobody asked us."'), is_only_quoted('"Nobody asked us," she said.')
    (True, False)
    """
    return content[0] in "\"\u201c\u2018'" and not re.search(r"\w", _unquoted(content))


def speaks_of_itself(content: str) -> bool:
    """Whether a line is about the page that it stands on."""
    return re.search(_ITSELF, content) is not None


def goes_on(content: str) -> bool:
    """Whether a line's first word refers to what stands before it, or is that of a clause."""
    first = re.match(r"[A-Za-z'\u2019]+", content)
    return first is not None and first[0].lower() in _GOING_ON


def tells_who_publishes(content: str) -> bool:
    """Whether a line opens as the description does that an institution puts under its releases.

    >>> tells_who_publishes("Quayside is the leading provider of mooring software.")
    True
    """
    return re.match(_PUBLISHER, content) is not None


def greets(content: str) -> bool:
    """Whether a line greets its readers, all of them."""
    return re.match(_GREETING, content) is not None


def names_contact(content: str) -> bool:
    """Whether there is an address or a telephone number in a line."""
    return re.search(_CONTACT, content) is not None


def names_price(content: str) -> bool:
    """Whether a line tells what something costs, in sums that people pay."""
    return re.search(_PRICE, content) is not None


def reads_as_caption(content: str) -> bool:
    """Whether a line says what can be seen, as captions do: in the present tense, or without a verb.

    >>> reads_as_caption("Traders work on the floor of the exchange at the opening bell.")
    True
    >>> reads_as_caption("Traders worked through the night."), reads_as_caption("The debate is over.")
    (False, False)
    """
    if any(mark in content for mark in '"\u201c\u201d?!'):
        return False
    tokens = re.findall(_PIECE, content.lower().replace("\u2019", "'"))
    if not _SHORTEST_CAPTION <= len(tokens) <= _LONGEST_CAPTION or not _FINITE.isdisjoint(tokens):
        return False
    return _NOT_OF_CAPTIONS.isdisjoint(tokens) and all(
        _is_of_caption(token, tokens, index) for index, token in enumerate(tokens)
    )


def _is_of_caption(token: str, tokens: list[str], index: int) -> bool:
    if token in _WITH_PARTICIPLE:
        following = tokens[index + 1 : index + 4]
        return any(word.endswith(("ing", "ed")) or word in _PARTICIPLES for word in following)
    if token.endswith("ed") and len(token) > 4 and index:  # noqa: PLR2004 - "red", "shed"
        before = tokens[index - 1]
        return before in _BEFORE_PARTICIPLE or before.endswith("ly")
    return True
