"""The dateline that opens a news report: "NAPLES, Italy \u2014", "LONDON, March 3 (Reuters) -"."""

import re

from summarize_cli.reading.vocabulary import words

_HEAD = 120
"""Characters that a dateline may take."""
_MOST_WORDS = 5
_MOST_REGIONS = 2

_DASH = re.compile(r"\s*(?:\u2014|\u2013|--+)\s*|\s+[-_]\s+")
# Kept as text: few paragraphs come as far as to need them, and `re` remembers them.
_DATE = (
    r",?\s*\b(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d{1,2}"
    r"|\d{1,2}\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?)(?:,?\s+\d{4})?\s*$"
)
_AGENCY = r"\s*(?:\(([A-Za-z][\w .&/\u2019'-]{1,40})\)|/([A-Za-z][\w .&-]{2,30})/)"

_AGENCIES = words("""
    ap cnn reuters afp upi bbc dpa pti ani ians rns npr efe tass xinhua bloomberg business student news
    wired mashable thomson foundation associated press wire prnewswire globe newswire marketwatch money the
    conversation cnnmoney financial times rolling stone people coindesk parenting entertainment weekly
""")
# Capitals before a dash that name no place.
_NO_PLACE = words("""
    breaking file update updated exclusive watch live video photos opinion analysis editorial correction note
    ok yes no warning q a fact review interview the it this i we he she they but and so just nasa fbi cia nato
    who fifa uefa ibm opec eu un imf sir sirs madam dear
""")
# Before a colon a word in capitals is mostly a speaker: only cities whose papers write datelines so.
_COLON_CITIES = words(
    """
    new delhi|mumbai|bengaluru|bangalore|chennai|kolkata|hyderabad|ahmedabad|pune|lucknow|jaipur|patna|
    bhopal|guwahati|srinagar|jammu|chandigarh|kochi|thiruvananthapuram|nagpur|indore|surat|ranchi|raipur|
    dehradun|shimla|imphal|bhubaneswar|visakhapatnam|vijayawada|coimbatore|madurai|mangaluru|mysuru|panaji|
    gurgaon|gurugram|noida|agra|varanasi|kanpur|prayagraj|amritsar|ludhiana|shillong|agartala|islamabad|
    karachi|lahore|peshawar|quetta|rawalpindi|dhaka|kathmandu|colombo|dubai|abu dhabi|doha|riyadh|jeddah|
    kuala lumpur|putrajaya|george town|johor baru|ipoh|kota kinabalu|kuching|singapore|lagos|abuja|nairobi|
    kampala|accra|washington|london|beijing|moscow|new york
""",
    "|",
)


_REGIONS = words(
    """
    ala.|alaska|ariz.|ark.|calif.|california|colo.|colorado|conn.|d.c.|dc|del.|fla.|florida|ga.|hawaii|idaho|
    ill.|ind.|iowa|kan.|ky.|la.|maine|mass.|md.|mich.|minn.|miss.|mo.|mont.|n.c.|n.d.|n.h.|n.j.|n.m.|n.y.|neb.|nev.|
    new york|ohio|okla.|ore.|oregon|pa.|pennsylvania|puerto rico|r.i.|s.c.|s.d.|tenn.|texas|utah|va.|vt.|
    w.va.|wash.|wis.|wyo.|az|ca|co|ct|fl|ga|il|ma|md|mi|mn|nc|nj|nv|ny|oh|pa|tn|tx|va|wa|wi|
    afghanistan|argentina|australia|austria|bangladesh|belgium|brazil|britain|canada|chile|china|colombia|croatia|
    cuba|denmark|ecuador|egypt|england|ethiopia|finland|france|georgia|germany|ghana|greece|guatemala|haiti|
    hungary|iceland|india|indonesia|iran|iraq|ireland|israel|italy|jamaica|japan|jordan|kenya|kuwait|lebanon|
    libya|malaysia|mexico|morocco|myanmar|nepal|netherlands|the netherlands|new zealand|nigeria|north korea|
    northern ireland|norway|pakistan|panama|peru|philippines|poland|portugal|qatar|romania|russia|rwanda|
    saudi arabia|scotland|senegal|serbia|singapore|somalia|south africa|south korea|south sudan|spain|
    sri lanka|sudan|
    sweden|switzerland|syria|taiwan|tanzania|thailand|tunisia|turkey|u.k.|uganda|uk|ukraine|venezuela|
    vietnam|wales|yemen|zambia|zimbabwe|gaza strip|west bank|ontario|quebec|british columbia|alberta
""",
    "|",
)
"""Behind the name of a city, as datelines have them."""


def full_dateline(paragraph: str) -> tuple[str | None, int]:
    """As `dateline`, of one that can be nothing else: with a region that is known, or an agency.

    >>> full_dateline("HELENA, Mont. (AP) \u2014 A judge"), full_dateline("BMW, Audi \u2014 Who is next?")
    (('HELENA, Mont.', 21), (None, 0))
    """
    place, length = dateline(paragraph)
    agency = re.search(_AGENCY, paragraph[:length])
    if place and agency and all(word in _AGENCIES for word in (agency[1] or agency[2]).lower().split()):
        return place, length
    _, *regions = (place or "").split(",")
    known = regions and all(region.strip().lower() in _REGIONS for region in regions)
    return (place, length) if known else (None, 0)


def dateline(paragraph: str) -> tuple[str | None, int]:
    """The place that a dateline names, and how many characters of `paragraph` the dateline takes.

    (None, 0) where there is no dateline; (None, n) for one without a place, such as "(CNN) -- ".

    >>> dateline("NAPLES, Italy \u2014 Japan and the United States have agreed")
    ('NAPLES, Italy', 16)
    """
    head = paragraph[:_HEAD]
    agency = re.search(_AGENCY, head) if "(" in head or "/" in head else None
    if agency:
        found = _with_agency(head, agency)
        if found:
            return found
    dash = _DASH.search(head)
    if dash and _begins_sentence(head[dash.end() :]):
        place = _without_date(head[: dash.start()])
        if _is_place(place):
            return place, dash.end()
    return _with_colon(head)


def _with_agency(head: str, agency: re.Match[str]) -> tuple[str | None, int] | None:
    name = (agency[1] or agency[2]).lower()
    is_known = all(word in _AGENCIES for word in name.split())
    place = _without_date(head[: agency.start()].rstrip("-\u2014\u2013 "))
    rest = head[agency.end() :]
    dash = _DASH.match(rest) or re.match(r"\s*[:-]\s*", rest)
    end = agency.end() + (dash.end() if dash else 0)
    if not _begins_sentence(head[end:]):
        return None
    if not place:
        return (None, end) if is_known else None
    if _is_place(place) and (dash or is_known):
        return place, end
    if is_known and _is_place(place, mixed_case=True):
        return place, end
    return None


def _with_colon(head: str) -> tuple[str | None, int]:
    before, _, rest = head.partition(":")
    if not rest[:1].isspace() or not before[:2].isupper():
        return None, 0
    place = _without_date(before)
    if place.isupper() and place.lower() in _COLON_CITIES and _begins_sentence(rest.lstrip()):
        return place, len(before) + 1 + len(rest) - len(rest.lstrip())
    return None, 0


def _without_date(place: str) -> str:
    if any(map(str.isdigit, place)):
        place = re.sub(_DATE, "", place, flags=re.IGNORECASE)
    return place.strip(" ,")


def _begins_sentence(rest: str) -> bool:
    first = rest.lstrip("\"'\u201c\u2018([$\u00a3\u20ac")[:1]
    return first.isupper() or first.isdigit()


def _is_place(text: str, *, mixed_case: bool = False) -> bool:
    """Whether `text` is a place in capitals, perhaps with its regions: "KABUL, Afghanistan"."""
    city, *regions = text.split(",")
    words = city.replace("/", " ").split()
    letters = sum(map(str.isalpha, city))
    if not 1 <= len(words) <= _MOST_WORDS or len(regions) > _MOST_REGIONS or letters < 3:  # noqa: PLR2004
        return False
    if words[0].lower().strip(".") in _NO_PLACE or not all(c.isalpha() or c in " ./'\u2019-" for c in city):
        return False
    if not (city.isupper() or (mixed_case and all(word[0].isupper() for word in words if len(word) > 3))):  # noqa: PLR2004
        return False
    return all(_is_region(region) for region in regions)


def _is_region(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= _MOST_WORDS and all(
        word[0].isupper() or word in ("of", "and", "the") for word in words
    )
