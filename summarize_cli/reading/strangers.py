"""How prose speaks that stands around an article, as data: to its reader, of the page, of a picture."""

import re

from summarize_cli.reading.vocabulary import words

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
_QUOTED = r"[\"\u201c][^\"\u201c\u201d]*[\"\u201d]?"

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
    return not _READER.isdisjoint(re.findall(r"[\w']+", re.sub(_QUOTED, " ", content.replace("\u2019", "'"))))


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
