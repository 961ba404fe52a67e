"""Function words of the languages that Snowball stems: they tell a text's language, and are no terms.

Lists of our own: articles, pronouns, prepositions, conjunctions, auxiliaries, the commonest adverbs.
"""

from collections import Counter
from collections.abc import Iterable

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "ar": """
            في من على إلى عن مع أن إن كان كانت هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كل بعد قبل
            بين عند حيث كما أو ثم هو هي هم نحن أنا أي غير حتى منذ خلال وقد وفي ومن وهو وهي ولا فيه فيها
            به بها له لها عليه عليها منها منه أنه أنها لكن إذا
        """,
        "da": """
            og i jeg det at en den til er som på de med han af for ikke der var mig sig men et har om vi
            min havde ham hun nu over da fra du ud sin dem os op man hans hvor eller hvad skal selv her
            alle vil blev kunne ind når være dog noget ville deres efter ned skulle denne end dette mit
            også under have dig anden hende mine alt meget sit sine mod disse hvis nogle hos blive mange
            bliver hendes været
        """,
        "de": """
            der die das den dem des ein eine einen einem einer eines und oder aber denn weil wenn als
            wie dass ob ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können
            soll will nicht auch noch nur schon sehr mehr in im an am auf aus bei mit nach seit von vom
            zu zum zur für durch gegen ohne um über unter vor zwischen er sie es wir ihr ich du sich
            mich uns sein seine ihre ihrer diese dieser dieses
        """,
        "es": """
            el la los las un una unos unas de del al y o pero que en a con por para sin sobre entre
            desde hasta como más menos muy ya no sí se su sus le les lo me mi te tu nos es son fue
            fueron era eran ser está están ha han había hay este esta estos estas ese esa eso aquel
            cuando donde quien cual también porque si todo todos según durante tras ante
        """,
        "fi": """
            ja on ei että se hän oli ovat mutta niin kuin kun joka jotka myös ole olla sen tai jos vain
            nyt mukaan jälkeen ennen kanssa olivat tämä tämän nämä mitä mikä missä siitä sitä siinä
            niiden heidän hänen minä sinä me te he joita jossa jonka voi ollut olleet eivät vielä jo
            koska sekä noin vaan kuitenkin
        """,
        "fr": """
            le la les un une des de du au aux et ou mais donc or ni car que qui quoi dont où en dans par
            pour sur sous avec sans entre vers chez ce cet cette ces il elle ils elles on nous vous je
            tu se sa son ses leur leurs mon ma mes ne pas plus est sont était étaient être a ont avait
            avaient avoir été fait comme aussi très y même après avant depuis selon lors
        """,
        "hu": """
            a az és hogy nem is egy ez meg csak de volt van már mint el vagy még aki ami akkor ki be fel
            le azt ezt voltak lesz lett minden után között szerint pedig nagyon így ha mert sem majd én
            te ő mi ti ők amely amelyek ezek azok annak ennek alatt előtt több kell lehet
        """,
        "it": """
            il lo la i gli le un uno una di del della dei delle dello degli al allo alla ai alle dal
            dalla da in nel nella nei nelle con su sul sulla per tra fra e ed o ma che chi cui non più
            anche come si sono è era erano essere ha hanno aveva avevano stato stata stati questo questa
            questi quello quella dopo prima quando dove perché ci lui lei loro suo sua suoi
        """,
        "nl": """
            de het een en van in op te dat die is was zijn waren met voor niet aan er om ook als maar
            door bij nog uit naar over ze hij wij we zij ik je u hun haar deze dit of tot wordt worden
            werd werden heeft hebben had hadden kan kunnen zal zullen al geen meer dan toen na onder
            tussen tegen want zich wat wie waar volgens
        """,
        "no": """
            og i jeg det at en et den til er som på de med han av ikke der så var meg seg men ett har om
            vi min mitt ha hadde hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller
            hva skal selv her alle vil bli ble blitt kunne inn når være kom noen noe ville dere deres
            etter ned skulle denne for si sine mot å meget hvorfor også mange bare under disse enn før
            hvordan siden samme
        """,
        "pt": """
            o a os as um uma uns umas de do da dos das em no na nos nas ao à aos às e ou mas que se por
            pelo pela pelos para com sem sobre entre até como mais menos muito já não sim seu sua seus
            suas ele ela eles elas eu você nós é são foi foram era eram ser está estão tem têm havia há
            este esta isso esse essa quando onde quem também porque após desde segundo
        """,
        "ro": """
            și în de la cu pe din pentru că nu este sunt era au a fost fi să o un unei unui ale al ai
            care ce mai prin după dar sau dacă se își lui ei lor el ea noi voi eu acest această aceste
            acestea acel astfel cum când unde fără sub peste între până despre către fiind avea am are
            doar foarte
        """,
        "ru": """
            и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её
            мне было вот от меня еще ещё нет о из ему теперь когда даже ну ли если уже или ни быть был
            него до вас нибудь для мы их чем была сам чтоб без будто чего раз тоже себе под будет тогда
            кто этот того потому этого какой ней здесь этом один мой тем чтобы были после при также
            который которые которая это эти
        """,
        "sv": """
            och det att i en jag hon som han på den med var sig för så till är men ett om hade de av
            icke mig du henne då sin nu har inte hans honom skulle hennes där min man ej vid kunde något
            från ut när efter upp vi dem vara vad över än dig kan sina här ha mot alla under någon eller
            allt mycket sedan denna själv detta åt utan varit hur ingen mitt ni bli blev oss din dessa
            några deras blir samma vilken
        """,
    }.items()
}
NAMES = {
    "ar": "Arabic", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "hu": "Hungarian", "it": "Italian", "nl": "Dutch", "no": "Norwegian", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sv": "Swedish",
}  # fmt: skip
"""ISO 639-1 code -> its English name, which is Snowball's too in lower case."""

_LEAST_SHARE = 0.15
"""Of the tokens: prose has a third and more of its language's, lists and names have fewer."""
_MOST_LOOKED_AT = 5_000
"""Tokens."""


def recognise(tokens: Iterable[str], least: float = _LEAST_SHARE) -> str | None:
    """The ISO 639-1 code of the language, English aside, whose function words are most of `tokens`.

    None where they are no more than `least` of them: what English has, or what prose has at least.

    >>> recognise("El puente que cruza el río se cerrará el lunes, según la ciudad".lower().split())
    'es'
    """
    counts = Counter(token.lower() for token, _ in zip(tokens, range(_MOST_LOOKED_AT), strict=False))
    total = sum(counts.values())
    shares = {
        code: sum(count for word, count in counts.items() if word in words)
        for code, words in FUNCTION_WORDS.items()
    }
    best = max(shares, key=shares.__getitem__)
    return best if shares[best] > max(least, _LEAST_SHARE) * total else None
