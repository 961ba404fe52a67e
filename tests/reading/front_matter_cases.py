"""Openings of first paragraphs with the dateline in them, and lines that are bylines or only start like one.

A dateline is the place alone: agency, date and dash belong to neither it nor the rest. An agency or a date
without a place is taken off too, and leaves no dateline. A byline is the names alone, in the capitals of the
line, without job, outlet, place, date or address.
"""

# first paragraph, dateline, rest of the paragraph
DATELINES: tuple[tuple[str, str | None, str], ...] = (
    # a place, a dash
    (
        "NAPLES, Italy — Japan and the United States agreed to work together.",
        "NAPLES, Italy",
        "Japan and the United States agreed to work together.",
    ),
    ("MANILA, Philippines — The navy sent two ships.", "MANILA, Philippines", "The navy sent two ships."),
    (
        "PARIS – The strike entered its third week on Monday.",
        "PARIS",
        "The strike entered its third week on Monday.",
    ),
    ("GENEVA - Talks resumed on Friday.", "GENEVA", "Talks resumed on Friday."),
    ("ST. LOUIS — A judge ordered the plant to close.", "ST. LOUIS", "A judge ordered the plant to close."),
    (
        "ST. LOUIS -- An experimental vaccine halved severe cases.",
        "ST. LOUIS",
        "An experimental vaccine halved severe cases.",
    ),
    (
        "ST. JOHN'S, Newfoundland — The ferry was nine hours late.",
        "ST. JOHN'S, Newfoundland",
        "The ferry was nine hours late.",
    ),
    (
        "NEW YORK, N.Y. — Rents fell for the first time in ten years.",
        "NEW YORK, N.Y.",
        "Rents fell for the first time in ten years.",
    ),
    ("WASHINGTON, D.C. — The Senate adjourned.", "WASHINGTON, D.C.", "The Senate adjourned."),
    ("SÃO PAULO — Buses stood still on Tuesday.", "SÃO PAULO", "Buses stood still on Tuesday."),
    ("ZÜRICH – The old theater will close.", "ZÜRICH", "The old theater will close."),
    ("N'DJAMENA, Chad — Rain ended the drought.", "N'DJAMENA, Chad", "Rain ended the drought."),
    ("N’DJAMENA, Chad — Rain ended the drought.", "N’DJAMENA, Chad", "Rain ended the drought."),
    ("PORT-AU-PRINCE, Haiti — Schools reopened.", "PORT-AU-PRINCE, Haiti", "Schools reopened."),
    ("RAMALLAH, West Bank — Shops were shut.", "RAMALLAH, West Bank", "Shops were shut."),
    ("GAZA/JERUSALEM — A truce held for a second day.", "GAZA/JERUSALEM", "A truce held for a second day."),
    (
        "UNITED NATIONS — The council met behind closed doors.",
        "UNITED NATIONS",
        "The council met behind closed doors.",
    ),
    (
        "AL-UDEID AIR BASE, Qatar — The general arrived at dawn.",
        "AL-UDEID AIR BASE, Qatar",
        "The general arrived at dawn.",
    ),
    ("KYIV, Ukraine — “We stay,” the mayor said.", "KYIV, Ukraine", "“We stay,” the mayor said."),
    ("DETROIT — 41 people were hired on Monday.", "DETROIT", "41 people were hired on Monday."),
    # the white space is missing, or the dash is another one
    ("LOS ANGELES--A federal jury could not agree.", "LOS ANGELES", "A federal jury could not agree."),
    ("MEXICO CITY —The peso fell.", "MEXICO CITY", "The peso fell."),
    ("CAIRO—Bread prices doubled.", "CAIRO", "Bread prices doubled."),
    ("TOKYO _ The yen rose.", "TOKYO", "The yen rose."),
    # three letters, five words, two regions, five words of one, small words in it: and that is the most
    ("ULM, Germany — The spire is closed.", "ULM, Germany", "The spire is closed."),
    (
        "SAN JUAN DE LA MAGUANA — The hospital has power again.",
        "SAN JUAN DE LA MAGUANA",
        "The hospital has power again.",
    ),
    ("TIMBUKTU, Tombouctou, Mali — The library opened.", "TIMBUKTU, Tombouctou, Mali", "The library opened."),
    (
        "PORT OF SPAIN, Trinidad and Tobago — Fuel is scarce.",
        "PORT OF SPAIN, Trinidad and Tobago",
        "Fuel is scarce.",
    ),
    (
        "PODGORICA, the Republic of Montenegro — Snow fell.",
        "PODGORICA, the Republic of Montenegro",
        "Snow fell.",
    ),
    ("BRČKO, Republic of the Two Rivers — Snow fell.", "BRČKO, Republic of the Two Rivers", "Snow fell."),
    # letters that end a place or begin a sentence
    ("BORDEAUX — Xavier Niel’s ferries will run.", "BORDEAUX", "Xavier Niel’s ferries will run."),
    # a colon, as in India
    (
        "NEW DELHI: The monsoon reached Kerala on Saturday.",
        "NEW DELHI",
        "The monsoon reached Kerala on Saturday.",
    ),
    ("MUMBAI: Two bridges were closed.", "MUMBAI", "Two bridges were closed."),
    ("MUMBAI, May 3:  The verdict: two go free.", "MUMBAI", "The verdict: two go free."),
    # an agency
    ("WASHINGTON (AP) — The House voted on Thursday.", "WASHINGTON", "The House voted on Thursday."),
    ("WELLINGTON (TPA) — Rescue teams searched orchards.", "WELLINGTON", "Rescue teams searched orchards."),
    (
        "KABUL, Afghanistan (CNN) -- The road was open again.",
        "KABUL, Afghanistan",
        "The road was open again.",
    ),
    ("BEIJING (Reuters) - Exports rose in May.", "BEIJING", "Exports rose in May."),
    ("Berlin (dpa) – The coalition agreed on a budget.", "Berlin", "The coalition agreed on a budget."),
    ("Hong Kong (CNN) -- A typhoon closed the harbor.", "Hong Kong", "A typhoon closed the harbor."),
    ("London (CNN)The cabinet-maker finished the frame.", "London", "The cabinet-maker finished the frame."),
    ("VATICAN CITY (RNS) — The pope canceled his trip.", "VATICAN CITY", "The pope canceled his trip."),
    ("DURHAM, N.C. (AP) — The team won again.", "DURHAM, N.C.", "The team won again."),
    ("BORDEAUX (AFP) - The vines froze.", "BORDEAUX", "The vines froze."),
    ("LAGOS, (Reuters): Rain fell on the port.", "LAGOS", "Rain fell on the port."),
    ("Playa del Carmen (AP) — The beach is open.", "Playa del Carmen", "The beach is open."),
    # a date
    (
        "LONDON, March 3 (Reuters) - Sterling fell against the euro.",
        "LONDON",
        "Sterling fell against the euro.",
    ),
    ("PARIS, 12 May (AFP) - The museum reopened.", "PARIS", "The museum reopened."),
    (
        "KYIV, Ukraine, Feb. 24 — Sirens were heard before dawn.",
        "KYIV, Ukraine",
        "Sirens were heard before dawn.",
    ),
    ("BENGALURU/MUMBAI, Jan 9 (Reuters) - Shares rose.", "BENGALURU/MUMBAI", "Shares rose."),
    (
        "LONDON, March 3, 2024 /PRNewswire/ -- Larkspur Biologics today named a new chief.",
        "LONDON",
        "Larkspur Biologics today named a new chief.",
    ),
    (
        "TORONTO, March 03, 2024 (GLOBE NEWSWIRE) -- The company sold its mine.",
        "TORONTO",
        "The company sold its mine.",
    ),
    (
        "LONDON--(BUSINESS WIRE)--The group has bought a ferry line.",
        "LONDON",
        "The group has bought a ferry line.",
    ),
    # an agency or a date, but no place
    ("(CNN) -- The storm turned north.", None, "The storm turned north."),
    ("(CNN) — The storm turned north.", None, "The storm turned north."),
    ("(CNN)The storm turned north.", None, "The storm turned north."),
    ("(Reuters) - Oil prices fell on Monday.", None, "Oil prices fell on Monday."),
    ("Feb 3 (Reuters) - Oil prices fell on Monday.", None, "Oil prices fell on Monday."),
    ("(Bloomberg) -- The bank cut its rate.", None, "The bank cut its rate."),
    # no dateline
    ("The U.S. — and its allies — will send aid.", None, "The U.S. — and its allies — will send aid."),
    ("OK — so here is the deal.", None, "OK — so here is the deal."),
    ("BREAKING: The mayor has resigned.", None, "BREAKING: The mayor has resigned."),
    ("BREAKING — The mayor has resigned.", None, "BREAKING — The mayor has resigned."),
    ("UPDATE: The road is open again.", None, "UPDATE: The road is open again."),
    ("EXCLUSIVE: Ministers knew of the leak.", None, "EXCLUSIVE: Ministers knew of the leak."),
    ("OPINION: The bridge must go.", None, "OPINION: The bridge must go."),
    ("Smith — who won in 2019 — was beaten.", None, "Smith — who won in 2019 — was beaten."),
    (
        "IBM - the computer maker - said it would hire 900 people.",
        None,
        "IBM - the computer maker - said it would hire 900 people.",
    ),
    (
        "COVID-19 — the disease that closed the theaters — is back.",
        None,
        "COVID-19 — the disease that closed the theaters — is back.",
    ),
    (
        "Paris – long the capital of fashion – has a new rival.",
        None,
        "Paris – long the capital of fashion – has a new rival.",
    ),
    ("London has fallen silent — or nearly so.", None, "London has fallen silent — or nearly so."),
    ("Police: The suspect fled on foot.", None, "Police: The suspect fled on foot."),
    ("Q: What will the tax cost?", None, "Q: What will the tax cost?"),
    ("WASHINGTON is tired of the affair.", None, "WASHINGTON is tired of the affair."),
    ("U.S.-China trade fell for a third month.", None, "U.S.-China trade fell for a third month."),
    (
        "He came from Naples, Italy — she came from nowhere.",
        None,
        "He came from Naples, Italy — she came from nowhere.",
    ),
    (
        "Paris, Rome, Vienna — all three bid for the games.",
        None,
        "Paris, Rome, Vienna — all three bid for the games.",
    ),
    (
        "(The names have been changed.) The family left at night.",
        None,
        "(The names have been changed.) The family left at night.",
    ),
    (
        "ROME WAS NOT BUILT IN A DAY - and neither was the metro.",
        None,
        "ROME WAS NOT BUILT IN A DAY - and neither was the metro.",
    ),
    ("No. 5 — the smallest of the wells — ran dry.", None, "No. 5 — the smallest of the wells — ran dry."),
    ("1989 — The wall came down on a Thursday.", None, "1989 — The wall came down on a Thursday."),
    *(
        (line, None, line)
        for line in (
            # in small letters a place needs an agency that is known
            "Paris – Long the capital of fashion, it has a rival.",
            "Jane Doe (Labour) - The seat is hers.",
            "Rain from London (Reuters) - The ferries wait.",
            # an agency stands behind a place, and one alone has to be known
            "In a report on the ferries (Reuters) - The boats are old.",
            "The mayor of Lundby said (page 4) - The boats are old.",
            "(Corrected) - The mayor has resigned.",
            "(Corrected)The mayor has resigned.",
            "(CNN) The storm turned north.",
            # fewer letters, more words, more regions, other regions
            "QX — The letters stand for nothing.",
            "ROME WAS NOT BUILT IN DAYS — Neither was the metro.",
            "LUNDBY, Saltmarsh, Fenshire, Mercia — The ferries are back.",
            "LUNDBY, where it rains — The ferries are back.",
            "LUNDBY, , Fenshire — The ferries are back.",
            "LUNDBY, The Old Ferry Towns Of Fenshire — The ferries are back.",
            # words that name no place, whatever stands behind them
            "NASA/ESA — The probe has landed.",
            "NOTE. — The tables are at the end.",
            # a colon
            "MUMBAI:The bridges were closed.",
            "Mumbai: The bridges were closed.",
            "MUMBAI: two bridges were closed.",
        )
    ),
)

# line, byline
BYLINES: tuple[tuple[str, str | None], ...] = (
    ("By Jane Doe", "Jane Doe"),
    ("By: Jane Doe", "Jane Doe"),
    ("by Jane Doe", "Jane Doe"),
    ("BY KEITH LAUMER", "KEITH LAUMER"),
    ("By Morag Tulloch", "Morag Tulloch"),
    ("By J.R. Halloran", "J.R. Halloran"),
    ("By Mary Jo O'Hara", "Mary Jo O'Hara"),
    ("By Seán Ó Briain", "Seán Ó Briain"),
    ("By Jean-Pierre de La Tour", "Jean-Pierre de La Tour"),
    ("By Harriet Olsen-Boateng", "Harriet Olsen-Boateng"),
    ("By Dr. Anil Ramaswamy", "Dr. Anil Ramaswamy"),
    ("By Howard T. Pruitt Jr.", "Howard T. Pruitt Jr."),
    # several
    ("By Jane Doe and John Roe", "Jane Doe and John Roe"),
    ("By Jane Doe, Mary Poe and John Roe", "Jane Doe, Mary Poe and John Roe"),
    ("By Jane Doe & John Roe", "Jane Doe & John Roe"),
    # with a job, an outlet, a place, a date, an address
    ("By JANE DOE and JOHN ROE, Associated Press", "JANE DOE and JOHN ROE"),
    ("By JANE DOE, Associated Press Writer", "JANE DOE"),
    ("By JANE DOE Associated Press Writer", "JANE DOE"),
    ("By Jane Doe, CNN", "Jane Doe"),
    ("By Jane Doe for The Daily Post", "Jane Doe"),
    ("By Rosalind Ferrante-Cole, Courts Reporter", "Rosalind Ferrante-Cole"),
    ("By Jane Doe in Nairobi", "Jane Doe"),
    ("By Jane Doe | March 3, 2024", "Jane Doe"),
    ("By Jane Doe, March 3, 2024", "Jane Doe"),
    ("By Jane Doe - 3 March 2024", "Jane Doe"),
    ("By Jane Doe • 5 min read", "Jane Doe"),
    ("By Jane Doe jdoe@dailypost.example", "Jane Doe"),
    ("By Jane Doe @janedoe", "Jane Doe"),
    ("Jane Doe, Staff Writer", "Jane Doe"),
    ("Jane Doe, Political Correspondent", "Jane Doe"),
    ("Written by Jane Doe", "Jane Doe"),
    ("Written by: Jane Doe", "Jane Doe"),
    ("Words by Jane Doe", "Jane Doe"),
    ("Author: Jane Doe", "Jane Doe"),
    # no person's name, and a byline all the same
    ("By Our Correspondent", "Our Correspondent"),
    ("By Staff Reporter", "Staff Reporter"),
    ("By The Associated Press", "The Associated Press"),
    # a sentence, a heading or a title that starts like one
    ("By the time she arrived, the house was gone.", None),
    ("By 2030, the city will have no coal plants.", None),
    ("By Friday night the storm had passed.", None),
    ("By Monday, Jane Doe had left the country.", None),
    ("By train from Paris to Rome", None),
    ("By Train From Paris to Rome", None),
    ("By Land and by Sea", None),
    ("By law, employers must give notice.", None),
    ("By and large, the plan worked.", None),
    ("By contrast, John Roe kept his seat.", None),
    ("By Christmas the shop was bankrupt.", None),
    ("By London standards it was cheap.", None),
    ("By Jane Doe's count, 40 people were hurt.", None),
    ("By John Roe’s own account, the deal was dead.", None),
    ("By naming Jane Doe, the board ended the quarrel.", None),
    ("By far the largest crowd came on Sunday.", None),
    ("By March 3, 2024, all three had resigned.", None),
    ("Bystanders said that he had run.", None),
    ("Written by hand, the letter ran to nine pages.", None),
    ("Written by Jane Doe in 1987, the novel sold two million copies.", None),
    ("Jane Doe, 34, was among the dead.", None),
    ("Jane Doe, a staff writer, died on Sunday.", None),
    ("Jane Doe, Queen of the Hill", None),
    ("Staff writers were told to leave.", None),
    ("Author: a word she hated.", None),
)
