"""The same short report in the languages that Snowball stems, written for the tests: {code: text}."""

TEXTS = {
    "da": """Færgeselskabet indsætter to natbåde fra maj, sagde selskabet tirsdag. Folk, der arbejder om
natten, har ventet på det siden 2019, sagde Ana Ruiz, som leder ruten. Hver båd tager 120
passagerer og 30 cykler over sundet på 18 minutter. Byen betaler halvdelen af prisen og vil se
på tallene igen til efteråret.""",
    "de": """Die Fährlinie setzt von Mai an zwei Nachtboote ein, wie das Unternehmen am Dienstag mitteilte.
Die Menschen, die nachts arbeiten, haben seit 2019 darauf gewartet, sagte Ana Ruiz, die die
Linie leitet. Jedes Boot bringt 120 Fahrgäste und 30 Räder in 18 Minuten über den Sund. Die
Stadt zahlt die Hälfte der Kosten und will die Zahlen im Herbst prüfen.""",
    "es": """La línea de transbordadores añadirá dos barcos nocturnos a partir de mayo, según dijo la
empresa el martes. La gente que trabaja de noche los espera desde 2019, dijo Ana Ruiz, que
dirige la línea. Cada barco lleva a 120 pasajeros y 30 bicicletas por el estrecho en 18
minutos. La ciudad paga la mitad del coste y revisará las cifras en otoño.""",
    "fi": """Lauttayhtiö aikoo lisätä kaksi yövuoroa toukokuusta alkaen, yhtiö kertoi tiistaina. Ihmiset,
jotka ovat töissä yöllä, ovat odottaneet niitä vuodesta 2019, sanoi Ana Ruiz, joka johtaa
reittiä. Lautta vie 120 matkustajaa ja 30 pyörää salmen yli 18 minuutissa. Kaupunki maksaa
puolet kuluista, mutta se ei ole vielä sanonut, kuinka kauan se on mukana.""",
    "fr": """La compagnie de ferries ajoutera deux bateaux de nuit à partir de mai, a-t-elle annoncé mardi.
Les gens qui travaillent la nuit les attendent depuis 2019, a dit Ana Ruiz, qui dirige la
ligne. Chaque bateau transporte 120 passagers et 30 vélos en 18 minutes. La ville paie la
moitié des coûts et étudiera les chiffres à l'automne.""",
    "hu": """A komptársaság két éjszakai hajót indít májustól, közölte a cég kedden. Az emberek, akik éjjel
dolgoznak, már 2019 óta várnak erre, mondta Ana Ruiz, aki a járatot vezeti. Egy hajó 120 utast
és 30 kerékpárt visz át a szoroson 18 perc alatt. A város fizeti a költségek felét, és ősszel
megnézi a számokat is.""",
    "it": """La compagnia dei traghetti aggiungerà due battelli notturni da maggio, ha detto martedì. La
gente che lavora di notte li aspetta dal 2019, ha detto Ana Ruiz, che dirige la linea. Ogni
battello porta 120 passeggeri e 30 biciclette in 18 minuti. La città paga la metà dei costi e
guarderà le cifre in autunno.""",
    "nl": """De veerdienst zet vanaf mei twee nachtboten in, zei het bedrijf dinsdag. De mensen die 's
nachts werken wachten er al sinds 2019 op, zei Ana Ruiz, die de lijn leidt. Elke boot brengt
120 passagiers en 30 fietsen in 18 minuten over de zee-engte. De stad betaalt de helft van de
kosten en zal in de herfst naar de cijfers kijken.""",
    "no": """Fergeselskapet setter inn to nattbåter fra mai, sa selskapet tirsdag. Folk som arbeider om
natten, har ventet på dette siden 2019, sa Ana Ruiz, som leder ruten. Hver båt tar 120
passasjerer og 30 sykler over sundet på 18 minutter. Byen betaler halvparten av kostnadene,
men den vil ikke si noe om hvor lenge før tallene ble lagt fram.""",
    "pt": """A linha de barcas terá mais dois barcos noturnos a partir de maio, disse a empresa na
terça-feira. As pessoas que trabalham à noite esperam por isso desde 2019, disse Ana Ruiz, que
dirige a linha. Cada barco leva 120 passageiros e 30 bicicletas em 18 minutos. A cidade paga
metade dos custos e vai olhar os números no outono.""",
    "ro": """Compania de feribot va introduce două curse de noapte din mai, a anunțat marți. Oamenii care
lucrează noaptea așteaptă acest lucru din 2019, a spus Ana Ruiz, care conduce linia. Fiecare
navă duce 120 de pasageri și 30 de biciclete peste strâmtoare în 18 minute. Orașul plătește
jumătate din costuri și va analiza cifrele la toamnă.""",
    "ru": """Паромная линия с мая пустит два ночных судна, сообщила компания во вторник. Люди, которые
работают по ночам, ждали этого с 2019 года, сказала Ана Руис, она руководит линией. Каждое
судно берёт 120 пассажиров и 30 велосипедов и идёт через пролив 18 минут. Город платит
половину расходов и осенью ещё раз посмотрит на цифры.""",
    "sv": """Färjebolaget sätter in två nattbåtar från maj, sade bolaget på tisdagen. De som arbetar på
natten har väntat på det sedan 2019, sade Ana Ruiz, som leder linjen. Varje båt tar 120
passagerare och 30 cyklar över sundet på 18 minuter. Staden betalar hälften av kostnaden och
vill se siffrorna igen till hösten.""",
    "ar": """قالت شركة العبارات يوم الثلاثاء إنها ستضيف قاربين ليليين من شهر مايو. وقالت آنا رويس التي تدير
الخط إن الناس الذين يعملون في الليل ينتظرون هذا منذ عام 2019. يحمل كل قارب 120 راكبا و 30
دراجة في 18 دقيقة. تدفع المدينة نصف التكلفة و سوف تنظر في الأرقام في الخريف.""",
}
