"""Words that tag no article, alone or at all (in small letters), and words around names (with capitals)."""

import re


def _words(*tables: str) -> frozenset[str]:
    return frozenset(word for table in tables for word in table.split())


_WHEN = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december jan feb mar apr jun jul aug sept oct nov dec mon tue tues wed
    thu thurs fri sat today yesterday tomorrow tonight week weeks month months decade decades century ago
    hour hours minute minutes moment moments earlier later previously currently immediately suddenly soon
    recently
"""
_HOW_MANY = """
    percent cent cents million millions billion billions trillion thousand thousands hundred hundreds
    dozen dozens one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty
    forty fifty couple lot lots nearly roughly approximately miles mile feet foot inches inch meters
    metres kilometers kilometres pounds tons degrees p.m a.m pm am
"""
_ADVERBS = """
    especially particularly simply probably actually certainly clearly finally generally largely mostly
    mainly usually quickly absolutely completely directly exactly extremely fully highly together apart
    ahead forward alone instead indeed anyway meanwhile moreover really likely unlikely able enough ready
    else okay
"""
_VERBS = """
    told tell tells telling added add adds adding asked ask asks asking called calls calling made make makes
    making took take takes taking taken came come comes coming went go goes going gone knew know knows known
    knowing thought think thinks thinking want wants wanted wanting wrote write writes writing gave give
    gives given giving put puts putting kept keep keeps keeping seen see sees saw seeing found find finds
    finding left leave leaves leaving needed tried try tries trying began begin begins beginning begun
    started starting became become becomes becoming brought bring brings bringing held hold holds holding
    seem seems seemed appear appears appeared looked looking looks feel feels felt turned turning ran showed
    shown showing shows helped helping helps worked spoke speak speaks speaking believe believes believed
    happen happens happened happening expect expects expected remain remains remained stay stayed lived
    moved meet meets met sent send sends sending say explain explains explained noted notes announce
    announces announced describe describes described followed follows following continue continued continues
    allow allowed allows allowing done based hoped hoping loved liked wait waited waiting watched heard hear
    hears hearing sit sat stood grew lost lose loses losing paid spent spend spends bought buy buys won pass
    passed including includes included include according involved involving related concerned suggested
    suggests urged warned argued agreed decided responded tweeted claimed confirmed insisted sold fell shut
    gotta gonna provide provides provided providing create creates created reach reached ensure become using
    used
"""
_WEAK_ADJECTIVES = """
    new old larger largest smaller smallest greater greatest good better best bad worse worst great huge
    longer shorter higher highest lower lowest different similar various certain possible available clear
    nice happy sure right wrong own due so-called previous latest recent nearby entire whole other several
    many most more former current future worn insofar first second third fourth fifth sixth last next double
    early past pretty worth
"""
_ADJECTIVES = """
    young big large small long short high low little major main key important real true full hard easy
    difficult former current future late common special general particular strong top far near single local
    popular open emerging original significant permanent
"""
_VAGUE = """
    applause laughter twice clockwise counterclockwise misspelled
    people person persons man men guy guys somebody thing things way ways part parts kind sort type lot
    place places point points case cases fact facts idea ideas reason reasons problem problems issue issues
    question questions answer answers matter example result results end ends side sides line lines area
    areas level levels group groups member members set name names word words story stories life lives hand
    hands eye eyes head heads official officials spokesman spokeswoman spokesperson statement everyone
    others step steps change changes effort efforts use sense number numbers amount total half quarter
    percentage average least rest time times day days daily weekly monthly annual night nights morning
    afternoon evening noon midnight weekend year years season period date work works talk talks call look
    start stop help need show report reports reported reporting move play run turn face hope love like care
    live hold lead leading led stand keep
"""
_PRESS = """
    photo photos photograph photographs picture pictures image images video videos caption copyright reuters
    afp ap cnn bbc nbc abc cbs upi editor reporter reporters correspondent interview interviews news
    newspaper headline article click email http https www com advertisement playback
"""

NEVER = _words(_WHEN, _HOW_MANY, _ADVERBS, _VERBS)
"""No keyphrase, and no part of one but of a name."""

NOT_FIRST = _words(_WEAK_ADJECTIVES)
"""No phrase that is no name begins with it."""

NOT_LAST = NOT_FIRST | _words(_ADJECTIVES)
"""No keyphrase and none ends with it, though one may begin with it ("special election")."""

NOT_ALONE = NEVER | NOT_LAST | _words(_VAGUE, _PRESS)
"""No keyphrase of a single word, though a phrase may hold it ("murder case")."""

TITLES = _words("""
    President Minister Secretary Senator Senators Governor Mayor Chancellor Chairman Chairwoman Commissioner
    Professor Sheriff Detective CEO Congressman Congresswoman Spokesman Spokeswoman Ambassador Captain
    Lieutenant Sergeant Colonel Archbishop Bishop Sen Sens Rep Reps Gov Sgt Capt Lt Col Prof Rev Actor
    Actress Singer Former Lawyer Late
""")
"""Left out before a name."""

EPITHETS = _words("""
    Judge Justice Republican Democrat Democratic Executive Director Officer Coach Manager Deputy Attorney
    General Representative Leader Speaker Premier Economist Analyst Author Striker Midfielder Defender
    Goalkeeper Pastor Father Cardinal Labour Conservative Comedian Rapper Designer Inventor Cartoonist
    Photographer Filmmaker Writer Novelist Poet Historian Scientist Astronaut Billionaire Businessman
    Businesswoman Journalist Activist Golfer Boxer Sprinter Jockey Swimmer Winger Forward Researcher
    Biologist Physicist Astronomer Epidemiologist Psychologist Prosecutor Founder Composer Architect
    Sculptor Painter Chef
""")
"""Left out before two words or more: "Judge Wendell Lyle", but "Justice Department"."""

BODIES = _words("""
    Administration Department Committee Commission Agency Office Institute Center Centre Association Council
    Bureau Ministry Union Service Services Board Authority Conference Court
""")
"""A name that ends in these may hold an "and": "Food and Drug Administration"."""

LEGAL_FORMS = _words("Inc Corp Ltd Co LLC Plc PLC AG SA")
"""Left out after a name."""

PARTICLES = _words("de la del du di da von van der bin al el")
"""Small words inside names of people."""

_NO_ADVERBS = _words("""
    family assembly rally reply supply ally monopoly italy fly butterfly jelly bully belly lily tally
    anomaly homily melancholy dolly trolley gully july
""")


def is_adverb(word: str) -> bool:
    """Whether a word in small letters looks like an adverb."""
    return word.endswith("ly") and word not in _NO_ADVERBS


_SUPERLATIVE = re.compile(r"(?!pr)\w+iest|\w{3,}most|\w+([bdgmnpt])\1est")


def is_superlative(word: str) -> bool:
    """Whether a word in small letters is a superlative, which names nothing: "loveliest", "westernmost"."""
    return word.endswith("st") and _SUPERLATIVE.fullmatch(word) is not None
