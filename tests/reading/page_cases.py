"""What pages and dumps of pages hold: a line that must be dropped, one like it that must stay, and why.

Each triple is (dropped, kept, reason).
"""

PAIRS: tuple[tuple[str, str, str], ...] = (
    (
        "Image caption, The museum of Oslo at dusk",
        "image caption contests are back in fashion at the museum of Oslo, and crowds love them.",
        "label of a player's caption",
    ),
    (
        "Follow the Daybreak Opinion section on Facebook, Instagram and TikTok.",
        "Follow the trail of receipts and the party spent $3 million on Facebook alone.",
        "call to follow",
    ),
    (
        "A version of this article appears in print on May 4, 2026, Section B, Page 1.",
        "A version of this article appeared in court as evidence against its author.",
        "note on the printed edition",
    ),
    (
        "This interview has been edited for length and clarity.",
        "This interview was edited down to three minutes by the state broadcaster.",
        "note on an interview",
    ),
    (
        "You're receiving this because you signed up for updates.",
        "You are receiving this letter because the council has decided to close the school.",
        "why a newsletter comes",
    ),
    ("Skip past newsletter promotion", "Skip past the first chapter and it gains pace.", "link past a box"),
    (
        "October 14, 2026 07:00 ET | Source: Halvorsen Marine Inc.",
        "October 14, 2026 was the day that Halvorsen Marine Inc. had named.",
        "when a wire was given a release",
    ),
    (
        "We value your privacy",
        "We value your privacy, the bank had told its customers before the leak.",
        "heading of a cookie notice",
    ),
    (
        "We and our 842 partners store and access information on a device, such as cookies.",
        "We and our neighbors store water for the summer.",
        "cookie notice",
    ),
    (
        'By clicking "Accept All Cookies", you agree to the storing of cookies on your device.',
        "By clicking a pen all night he kept the whole ward awake.",
        "cookie notice",
    ),
    ("Manage options", "Manage options well and risk falls, the course taught.", "button of a cookie notice"),
    (
        "JavaScript is disabled. For a better experience, please enable it.",
        "JavaScript is taught in the second year.",
        "notice of a page's program",
    ),
    (
        "This article needs additional citations for verification.",
        "This article of the treaty needs all 27 states to sign.",
        "a wiki's notice",
    ),
    (
        "This article is about the river. For other uses, see Tide (disambiguation).",
        "This article is about to be repealed.",
        "a wiki's note above the text",
    ),
    (
        "^ Lindahl, M. (2019). A History of the Coast. Tideway Press. pp. 114–119.",
        "Lindahl published A History of the Coast in 2019.",
        "a reference",
    ),
    ("Edit on GitHub", "Edit on paper first, she told her students.", "link of documentation"),
    (
        "Was this page helpful?",
        "Was this page helpful to the defense? It was torn out.",
        "question at the end of documentation",
    ),
    (
        "You must log in or register to reply here.",
        "You must log in to see how slow it is, she said.",
        "a forum's notice",
    ),
    (
        "Reply With Quote",
        "Reply with a quotation, the teacher tells them, and then with a question.",
        "a forum's button",
    ),
    ("Joined: Mar 2016", "Joined: two towns that never spoke", "since when somebody writes in a forum"),
    ("Posts: 3,402", "Posts: 40 applicants for each", "how much somebody has written there"),
    ("#2", "No. 2", "the number of a post"),
    (
        "Originally Posted by dave_in_leeds",
        "Originally posted by a clerk, the letter went to all of the ministers.",
        "whom a post quotes",
    ),
    (
        "Last edited by moorlandmary; 12-02-2024 at 08:45 AM.  Reason: typo",
        "Last edited by a poet who died in 1911, the magazine is back.",
        "when a post was changed",
    ),
    ("Click to expand...", "Click to expand, and the map shows every well.", "a forum's quotation"),
    (
        "Last edited by a moderator: May 3, 2020",
        "Last edited in 1911, the atlas is still used.",
        "a forum's stamp",
    ),
    (
        "A crowd gathers outside the town hall on Monday evening. (Marta Lindahl/The Ledger)",
        "A crowd gathered outside the town hall on Monday evening (and/or in the bar beside it).",
        "caption with photographer and outlet",
    ),
    (
        "The mayor speaks to reporters on May 3, 2021. (AP Photo/Luis Ortega, File)",
        "The mayor showed reporters a photo of the bridge (the old one).",
        "caption of an agency's photo",
    ),
    (
        "The quay on a grey morning in November. Photo: Harbour Notes",
        "The judges looked at one photo: a quay on a grey morning.",
        "caption with its source",
    ),
    (
        "The sun rises over an oil field near Lost Hills. David McNew\u2014Getty Images",
        "She sold the pictures to Getty Images.",
        "caption with an agency behind a dash",
    ),
    (
        "Satellite images show the drop in water levels. (Image: NASA)",
        "Satellite images show the drop in water levels (image quality was poor in March).",
        "caption with the word in brackets",
    ),
    ("Image source, Getty Images", "Image source files were lost, the studio said.", "label of a caption"),
    (
        "Ad Choices",
        "Ad choices of the campaign were left to an agency, he said.",
        "link under an advertisement",
    ),
    ("Powered by Taboola", "Powered by two small engines, the boat is slow.", "heading of promoted links"),
    ("Forgot your password?", "Forgot your umbrella? The station has 4,000 of them.", "link of a login form"),
    (
        "Log in to your account",
        "Log in to any account and the trace stays, he said.",
        "heading of a login form",
    ),
    (
        "Link copied to clipboard",
        "Link by link the chain was pulled from the mud.",
        "state of a share button",
    ),
    ("14:02", "14:02 was the time on the stopped clock.", "a live blog's stamp"),
    ("11.05am GMT", "11.05am was when the lights went out, he said.", "a live blog's stamp"),
    ("12.4 13.1 15.0 2.2", "Quimper 2, Sète 2", "a row of a table"),
    ("2023 1,204 1,310 8.8%", "Of 1,310 ballots in 2023, 1,204 were valid.", "a row of a table"),
    (
        "For immediate release",
        "For immediate release of the crew they asked 2 million dollars.",
        "a press release's label",
    ),
    ("-ENDS-", "Ends meet at last, she said.", "a press release's end"),
    (
        "For more information, visit www.coast.example.",
        "For more information, visit the archive yourself, he told the court.",
        "a press release's last line",
    ),
    (
        "This press release contains forward-looking statements within the meaning of the Act.",
        "This press release was sent to the wrong address.",
        "a press release's notice",
    ),
    ("[Applause]", "Applause was thin.", "a transcript's stage direction"),
    ("(CROSSTALK)", "Crosstalk between the wires caused the fault.", "a transcript's stage direction"),
    (
        "This post contains affiliate links.",
        "This post contains the bones of two horses, the diggers say.",
        "notice of a shop",
    ),
    (
        "We may earn a commission from links on this page.",
        "We may earn a commission from the king yet, wrote the painter.",
        "notice of a shop",
    ),
    ("Fact-checked by Jane Doe", "Fact-checked by three desks, the story held.", "sign-off"),
    (
        "We noticed you're using an ad blocker. Please turn it off.",
        "We noticed you’re using less salt, the nurse says to each of them.",
        "notice of a page's program",
    ),
    (
        "Enter your email address to follow this blog and receive notifications of new posts by email.",
        "Enter your email address, the screen said, and so he did.",
        "a blog's sign-up box",
    ),
    (
        "Download the free Channel 6 app to get breaking news and weather alerts.",
        "Download the tax form in April, and it is wrong by May.",
        "call to install, in the middle of an article",
    ),
    (
        "If you liked this story, clap for it and follow me for more.",
        "If you liked the old bridge, you will hate the new one.",
        "a platform's last line",
    ),
    (
        "We want to hear what you think about this article. Submit a letter to the editor.",
        "We want to hear the truth at last, the widow said.",
        "invitation to write",
    ),
    (
        "This is a developing story. Please check back for updates.",
        "This is a developing country no longer, the minister said.",
        "note on the story",
    ),
    (
        "An earlier version of this article misspelled the name of the bridge.",
        "An earlier version of the bridge fell into the river in 1911.",
        "correction",
    ),
    (
        "This story is part of a series about towns by the sea.",
        "This story is told in every pub of the town.",
        "note on the story",
    ),
    (
        "If you or someone you know is in crisis, call the lifeline at 555-0142.",
        "If you or the dog hear a bell, run.",
        "help line below a story",
    ),
    (
        "The post Night boats at last appeared first on Harbour Notes.",
        "The post office was first on the map of 1911, and it moved twice.",
        "what feeds add",
    ),
    (
        "Produced by News Over Audio using AI narration.",
        "Produced by hand, each bell takes a year.",
        "label of a player",
    ),
    ("Learn more about our Privacy Policy.", "Learn more about bees first, he was told.", "link of a notice"),
    (
        "Jane Doe is a staff writer at The Long Tide and the author of two books.",
        "Jane Doe is a reporter who never came home.",
        "author box",
    ),
    ("Featured image via Marta Lindahl", "Featured images are sold at the door.", "label of an image"),
    (
        "Slack Water is a reader-supported publication. To receive new posts, subscribe.",
        "The club is a member-supported choir, and the roof leaks.",
        "a newsletter's call",
    ),
    (
        "Daily Tide and Tide Online are registered trademarks of the group.",
        "The names are registered trademarks in 30 countries, the lawyer said.",
        "a footer",
    ),
    (
        "Find out what's happening in Lundby with free, real-time updates.",
        "Find out what's happening in a cell and you can stop it, she said.",
        "a local site's sign-up box",
    ),
    (
        "Residents filled the council chamber on Monday night. (Shutterstock)",
        "Residents filled the council chamber on Monday night. (So did the bar.)",
        "caption with a picture library",
    ),
    (
        "Police stand guard at a barricade. (Representational image)",
        "Police stand guard at a barricade (which is of wood).",
        "caption of a picture of something else",
    ),
    (
        "For other uses, see What the doctors say (disambiguation).",
        "For other uses, the doctors say, the drug is too weak.",
        "a wiki's note, whatever title it names",
    ),
    (
        "Keep it Clean. Please avoid obscene or vulgar language.",
        "Keep it clean and dry, the chemist says of the wound.",
        "rule of a comment form",
    ),
    (
        "Don't Threaten. Threats of harming another person will not be tolerated.",
        "Don’t threaten what you cannot do, her father used to tell her.",
        "rule of a comment form",
    ),
    (
        "Be the first to know. Get notified of new posts in the sections that matter to you.",
        "Be the first to know and the last to speak, the old clerk advised.",
        "a call to sign up",
    ),
    (
        "Contact me with news and offers from other brands",
        "Contact me with news of the boat, he wrote on the back of the card.",
        "a box to tick in a form",
    ),
    (
        "To unsubscribe, send a mail to the address above.",
        "To leave the party was easy; to leave the town took her nine years.",
        "a mailing list's last lines",
    ),
    (
        "Names have been changed to protect those who spoke to us.",
        "Names have been carved into the bench since 1911.",
        "a note on the story",
    ),
    (
        "We check over 250 million products every day for the best prices.",
        "We check over and over, the inspector said, and still they leak.",
        "a shop's line below its offers",
    ),
    (
        "If you or somebody you know has a gambling problem, call 1-800-000-0000.",
        "If you or somebody you know had bet on the horse, you would be rich.",
        "a help line",
    ),
    (
        "Follow the agency on Telegram: our channel is the quickest way to learn what goes on.",
        "Follow the river for two miles and the mill comes into sight.",
        "a call to follow the site",
    ),
    (
        "For the latest from the agency, follow us on Facebook and Instagram.",
        "For the latest of the three bridges the council paid 12 million euros.",
        "a call to follow the site",
    ),
    (
        "First published as “The Long Way Round” in the November print edition.",
        "First published in 1911, the atlas is still in use.",
        "where a piece was printed",
    ),
    (
        "By submitting your information you agree to our terms and are 16 or over.",
        "By submitting your informers to the judge, the mayor said, you end their work.",
        "a form's small print",
    ),
    (
        "The article you are reading originally appeared in German in issue 46 of the Courier.",
        "The article you are reading is not for sale, the editor told a buyer.",
        "a note on the story",
    ),
    (
        "Appeared in the November 7, 2023, print edition as ‘The Long Wait’.",
        "Appeared in the harbour on Monday a whale that nobody had seen before.",
        "where a piece was printed",
    ),
    (
        "Cite this: Hay Fever Yields to Salt Water - Harbour Medical - 2023-11-07.",
        "Cite this: the rule that no fish below 30 cm may be kept, nobody obeys.",
        "how to quote an article",
    ),
    (
        "This work was supported by the Coastal Science Foundation under grant number 000142.",
        "This work was supported by the union, which paid for the paint.",
        "who paid for research",
    ),
    (
        "When using materials of the agency, a hyperlink to the source is obligatory.",
        "When using materials as brittle as these, builders wear two pairs of gloves.",
        "an agency's terms",
    ),
    (
        "Information from the Tide Sports wire was used in this report.",
        "Information from the wire was used in this way for years before a judge ended it.",
        "a report's sources",
    ),
    (
        "Citation: Boats to run again (2023, November 7) retrieved 8 November 2023 from the web.",
        "Citation: that was what the officer wrote out, and he kept it on the wall.",
        "how to cite a page",
    ),
    (
        "Photos of the event can be found here.",
        "Photos of the event were found in a drawer, and here is what they show.",
        "links of a press release",
    ),
    (
        "This document is subject to copyright.",
        "This document is subject to a court's order, the clerk said.",
        "a site's terms",
    ),
)
