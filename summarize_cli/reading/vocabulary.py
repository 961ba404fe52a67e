"""What short rows around an article are made of, as data: labels, names, buttons, parts of dates.

Folded like everything in `furniture`.
"""


def words(text: str, divider: str | None = None) -> frozenset[str]:
    """The entries of `text`, divided by white space or by `divider`."""
    return frozenset(entry.strip() for entry in text.split(divider))


# Labels with a colon or a bar after them: "Read more: …", "Also Read | …".
LABELS = {
    "related": """
        read more|read also|also read|read|read next|story|also on|read the full story|see also|related|
        related story|related article|more|more on this|watch|watch live|watch more|watch now|watch video|
        listen|must read|must watch|don't miss|in pictures|in photos|photos|video|videos|gallery|slideshow|
        podcast|explore|up next|next|previous|next up|you may also like|you might also like|click here|
        see more|see photos|view photos|view more|full story|full coverage|from our archive|trending|
        most read|top stories|continue reading|keep reading|recommended
    """,
    "credit": """
        photo|photos|image|images|picture|pictures|credit|credits|photo credit|photo credits|image credit|
        image credits|picture credit|image source|photo source|photograph|photographs|illustration|
        featured image|featured photo|header image|cover photo|file photo|file image|courtesy|
        photo courtesy|video credit|source|sources|contributing|getty images|photo illustration
    """,
    "sharing": """
        share|tweet|follow|copy link|share this
    """,
    "time": """
        published|updated|last updated|last modified|posted|first published|originally published|date|
        created|modified|published on|posted on|reading time|read time|estimated reading time
    """,
    "navigation": """
        tags|tagged|filed under|categories|category|topics|labels|keywords|posted in|filed in|explore topics
    """,
    "tip line": """
        email|e-mail|contact|tips
    """,
}

# Openings of short rows that are no closed sentence: "More from Business", "Posted in Local News".
# What is a part of a word or ends in a blank is meant so.
STUBS = {
    "related": """
        more from |more by |more stories from |read more news |also on |click here |more about |more on |
        view all |see all |read more |slideshow (|next: |previous: |gallery (
    """,
    "navigation": """
        posted in |filed under |filed in |tagged with |tagged |skip to |jump to |about the author |
        posted by |published by
    """,
    "sharing": """
        follow us|share this |print this |email this |like us on
    """,
    "newsletter": """
        sign up for |subscribe to |subscribe for |download the |download our |join our |
        stay up to date with |get the latest
    """,
    "time": """
        published |updated |last updated |posted on |posted at |updated at |updated on
    """,
    "comment form": """
        leave a comment|leave a reply|add your comment
    """,
    "thread": """
        originally posted by |last edited by
    """,
}
LONGEST_STUB = 10
"""Words."""

# Credits and sign-offs: after one of these nothing but names and the words below.
SIGN_OFFS = words(
    """
    reporting by|additional reporting by|writing by|editing by|edited by|compiled by|with inputs from|
    with input from|with agency inputs|with reporting by|with contributions from|photo by|photos by|
    photograph by|photographs by|photography by|photo illustration by|illustration by|illustrations by|
    video by|graphic by|graphics by|produced by|image by|picture by|pictures by|images by|
    photo courtesy of|photo courtesy|
    image courtesy of|courtesy of|ap photo|file photo by|fact-checked by|fact checked by|
    medically reviewed by|edited and reviewed by|interview by|illustrated by
""",
    "|",
)
SIGN_OFF_WORDS = words("""
    additional al and at bin by compiled courtesy da de del den der di du editing el for from ibn in la le
    of on photo photos reporting text the van via von with writing
""")

# Who is named behind the slash of a credit.
AGENCIES = words(
    """
    afp|afp via getty images|afp/getty images|alamy|anadolu agency|ani|ap|ap images|ap photo|
    associated press|bloomberg|cnn|corbis|courtesy|epa|epa-efe|epa/landov|file|file photo|filmmagic|getty|
    getty images|handout|istock|landov|nasa|noaa|pa|pa images|pa wire|pexels|pixabay|pool|press association|
    pti|reuters|rex|rex features|rex/shutterstock|shutterstock|sipa|staff|the associated press|unsplash|
    usa today sports|wikimedia commons|wireimage|xinhua|zuma press
""",
    "|",
)

NETWORKS = words("""
    facebook twitter tweet whatsapp linkedin reddit pinterest telegram instagram youtube flipboard messenger
""")
MONTHS_AND_DAYS = words("""
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues
    wed thu thur thurs fri sat sun am pm a.m p.m gmt utc est edt cst cdt mst mdt pst pdt et ct mt pt ist
    bst cet cest aest jst updated published posted
""")

# Rows of nothing but the first words, at least one of them among the second; some need a number too.
SHARING = NETWORKS | words("""
    x email e-mail mail print share shares this on via tiktok threads bluesky mastodon copy link pin it
    save more google + sms tumblr pocket like follow us post story article to friend url icon rss viber line
""")
SHARING_KEYS = NETWORKS | words("email print share shares pin")
FORM = words("""
    name email e-mail website comment message phone subject url required optional post submit reply cancel
    address * first last full your site
""")
FORM_KEYS = words("name email e-mail website comment message phone subject")
COUNT = words("""
    comment comments share shares like likes view views min mins minute minutes read reads reply replies
    retweets reactions votes of on to ago hour hours hr hrs day days week weeks est time reading all images
    image photos slideshow follower followers article articles post posts saves per
""")
COUNT_KEYS = words("""
    comment comments share shares likes views read reads replies ago reactions reading images slideshow
    followers saves
""")
TIME = MONTHS_AND_DAYS | words("noon at on of last date modified first created the hours hrs by admin")
ROWS = (("sharing", SHARING, SHARING_KEYS), ("comment form", FORM, FORM_KEYS))
# Who wrote a post: since when, and how many.
THREAD = MONTHS_AND_DAYS | words("join joined date posts messages reaction score likes threads points")
THREAD_KEYS = words("join joined posts messages threads")
NUMBERED_ROWS = (
    ("count", COUNT, COUNT_KEYS),
    ("time", TIME, MONTHS_AND_DAYS),
    ("thread", THREAD, THREAD_KEYS),
)

# Somebody speaks, or something is told: a line with these is the article's, though it opens like furniture.
SPEECH = words("""
    advise advised announced argued asked asks begged believes ordered pleaded promised recalled replied
    ruled said say says tells told warned warns wrote
""")
NARRATION = SPEECH | words("became came did forced had led made put took was went were which who")
