"""English function words: they carry no topic, so they are no terms.

A list of our own, by part of speech, so that what is in it can be argued about line by line. It is
compiled into the model; at run time only a model trained without one looks here.
"""

_ARTICLES = "a an the"
_PRONOUNS = """
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself
    she her hers herself it its itself they them their theirs themselves one oneself
    this that these those who whom whose which what whoever whatever whichever
    someone somebody something anyone anybody anything everyone everybody everything nobody nothing none
"""
_PREPOSITIONS = """
    about above across after against along alongside amid among amongst around as at before behind below
    beneath beside besides between beyond by despite down during except for from in inside into like near
    of off on onto out outside over past per since than through throughout till to toward towards under
    underneath unlike until up upon via with within without
"""
_CONJUNCTIONS = """
    and or but nor so yet if unless because although though while whereas whether either neither both
    when whenever where wherever why how however therefore thus hence
"""
_AUXILIARIES = """
    am is are was were be been being have has had having do does did doing done
    can could may might must shall should will would ought cannot
    let lets got get gets getting
"""
_CONTRACTIONS = """
    i'm i've i'd i'll we're we've we'd we'll you're you've you'd you'll he'd he'll she'd she'll it'd it'll
    they're they've they'd they'll that'd that'll there'd there'll who'd who'll who're who've what're
    isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't can't couldn't mustn't shan't
    shouldn't won't wouldn't mightn't needn't ain't y'all
"""
_ADVERBS = """
    not no yes also too very just only even still already again ever never always often sometimes
    here there then now once more most less least much many few several some any all each every other
    others another such same own well quite rather almost perhaps maybe else away back really
"""
_REPORTING = "said say says saying"
_FRAGMENTS = "s t d ll m re ve o mr mrs ms dr"

_ALL = (
    *(_ARTICLES, _PRONOUNS, _PREPOSITIONS, _CONJUNCTIONS, _AUXILIARIES),
    *(_CONTRACTIONS, _ADVERBS, _REPORTING, _FRAGMENTS),
)

STOPWORDS: frozenset[str] = frozenset(word for words in _ALL for word in words.split())
