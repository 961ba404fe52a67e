"""What stands around an article on a page, as data: what each kind of furniture says.

Everything is in the folded form in which `boilerplate` compares: lower case, straight quotation
marks, single spaces, no ornaments or brackets around the line. Entries are divided by bars.
"""

# Whole lines. Two or more of them one after the other are furniture as well.
LINES = {
    "advertisement": """
        advertisement|advertisements|advert|ad|ads|sponsored|sponsored content|sponsored by|sponsor|
        promoted|promoted content|paid content|paid post|partner content|
        story continues below advertisement|story continues below|story continued below|
        article continues below|article continues below advertisement|article continues after advertisement|
        article continues after this advertisement|story continues after advertisement|
        continue reading below|scroll to continue|scroll down to continue reading|
        scroll to continue reading|continue reading|continue reading the main story|skip advertisement|
        skip ad|remove ads|content continues below|report this ad|this is an advertisement|
        sponsored links|promoted links|promoted stories|paid partner content|from our partners|
        from our sponsors|ad choices|adchoices|powered by taboola|powered by outbrain|
        recommended by outbrain|skip to end of ad|why this ad?|article continues below this ad|
        story continues below this ad|this ad will end in
    """,
    "comment form": """
        leave a reply|leave a comment|cancel reply|post a comment|post comment|add a comment|add comment|
        write a comment|submit comment|submit|reply|comment|comments|view comments|show comments|
        hide comments|load comments|load more comments|view all comments|read all comments|see all comments|
        join the conversation|join the discussion|start the discussion|start the conversation|
        be the first to comment|no comments|no comments yet|comments are closed|comments off|
        comments are off|comments are turned off|comments (0)|what do you think?|have your say|your comment|
        your email|your name|log in to comment|log in to leave a comment|sign in to comment|
        login to comment|recent comments|most voted|newest first|oldest first|sort by newest|report abuse|
        flag as inappropriate|like|dislike|website|save my name|
        sort by: newest|sort by: oldest|sort by: best|sort by best|
        best comments|top comments|all comments|comment rules|community guidelines|click to expand|
        like quote reply|quote|report|report post|reply to thread|similar threads|members online|
        thread starter|start date|well-known member|active member|new member
    """,
    "sharing": """
        share|share this|share this article|share this story|share this post|share this page|share via|
        share on|sharing|share article|share full article|share options|print|print this|print this page|
        print this article|print this story|print article|email|email this|email this article|
        email this story|email article|email this article to a friend|send to a friend|tweet|tweet this|
        pin it|copy link|copy link to clipboard|link copied|save article|save for later|save this article|
        bookmark|gift this article|like this|follow us|follow us on|facebook|twitter|whatsapp|linkedin|
        reddit|pinterest|telegram|flipboard|listen to this article|text size|font size|a a a|aa|
        copy url|copied|copied!|copy|link copied to clipboard|share:|add to favorites|add to reading list|
        add to bookmarks|get link|embed|download|follow|unfollow|follow author|follow topic|share to x|
        share to facebook|share to linkedin|email a link to a friend|print page|save|saved|gift article|
        view saved stories
    """,
    "related": """
        related|related stories|related articles|related posts|related news|related content|related topics|
        related to this story|related coverage|related links|
        more on this story|more on this topic|more on this|
        more from this author|more stories|more news|more to read|more like this|read more|read more...|
        read also|also read|read next|see also|see more|you may also like|you might also like|
        you may be interested in|recommended|recommended for you|recommended stories|recommended articles|
        recommended reading|trending|trending now|trending stories|most read|most popular|most viewed|
        popular now|popular stories|popular posts|latest news|latest stories|top stories|editor's picks|
        editors' picks|don't miss|in case you missed it|up next|next article|previous article|next post|
        previous post|next story|previous story|post navigation|older posts|newer posts|from the web|
        from around the web|around the web|suggested reading|suggested stories|what to read next|
        explore more|view more|load more|show more|more coverage|further reading|keep reading|
        most commented|what to know|you may like|more from this source|more releases from this source|
        also from this source|also of interest|latest|latest updates|the latest|popular|recent posts|
        recent articles|recent stories|continue to next article|more top stories|
        more headlines|around the site|our picks|staff picks|read next article|more in this series
    """,
    "newsletter": """
        skip past newsletter promotion|after newsletter promotion|
        newsletter|newsletters|subscribe|subscribe now|subscribe today|subscribe to our newsletter|sign up|
        sign up now|sign up today|our newsletters|get the newsletter|join our newsletter|
        join our mailing list|email address|enter your email|enter your email address|your email address|
        become a member|become a subscriber|support our journalism|donate|donate now|donate today|
        make a donation|thank you for subscribing|thanks for signing up|thank you for signing up|
        start your free trial|already a subscriber?|already have an account?|log in|login|sign in|register|
        create account|create an account|my account|log out|sign out|subscribe for free|try for free|
        create your free account|create your account|sign in to continue|log in to your account|
        forgot your password?|forgot password?|reset password|remember me|stay signed in|keep me logged in|
        subscribe to continue|subscribe to continue reading|manage your account|manage subscription|
        become a patron|buy me a coffee|enable notifications|turn on notifications|allow notifications|
        not now|maybe later|no thanks|no, thanks|get started|get started for free|try it free|e-edition|
        epaper|e-paper
    """,
    "navigation": """
        skip to content|skip to main content|skip to navigation|skip navigation|menu|main menu|
        toggle navigation|open menu|close menu|close|search|search for|home|back|back to top|back to home|
        top|go back|next|previous|you are here|breadcrumb|sections|site map|sitemap|contact us|contact|
        about us|privacy policy|terms of service|terms of use|terms and conditions|cookie policy|
        cookie settings|cookies|accept|accept all|accept cookies|accept all cookies|reject all|
        manage cookies|manage preferences|do not sell my personal information|
        do not sell or share my personal information|your privacy choices|accessibility|careers|advertise|
        advertise with us|loading|loading...|please wait|please wait...|expand|collapse|view gallery|
        view all|see all|show all|hide|open in app|download app|get the app|about the author|
        about the authors|about author|disclaimer|report an error|report a correction|report a typo|
        send us a tip|send tips|have a news tip?|got a tip?|got a news tip?|tags|topics|categories|
        filed under|archives|author|written by|published|updated|last updated|javascript is disabled|
        please enable javascript|
        manage options|manage settings|continue without accepting|reject|decline|more options|show purposes|
        save preferences|your choices|cookie statement|mobile view|desktop version|view history|view source|
        edit|edit source|what links here|related changes|permanent link|page information|cite this page|
        random article|recent changes|current events|community portal|edit on github|edit this page|
        suggest edits|view page source|on this page|in this article|in this section|table of contents|
        contents [hide|contents hide|was this page helpful?|was this article helpful?|was this helpful?|
        thank you for your feedback!|yes no|jump to content|jump to navigation|jump to search|
        skip to search|translate|select language|change language|choose language|choose edition|edition|
        dark mode|light mode|all topics|view all topics|find a job|obituaries|classifieds|public notices|
        crossword|horoscopes|weather forecast|traffic|our editorial standards|why you can trust us|
        how we work|corrections|ethics policy|masthead|log in / register|my profile|my list|profile|
        settings|help|help center|faq|faqs|customer service|your account|from wikipedia, the free encyclopedia
    """,
    "player": """
        play|play video|pause|mute|unmute|video|photos|gallery|photo gallery|slideshow|launch gallery|watch|
        watch live|watch now|listen|hide caption|show caption|toggle caption|enlarge this image|
        image caption|media caption|open image in gallery|view image in fullscreen|view fullscreen|
        play again|replay|up next in seconds|media playback is not supported on this device|
        media playback is unsupported on your device|this video is unavailable|replay video|autoplay|
        file photo|file image|
        transcript|view transcript|show transcript|hide transcript|closed captions|subtitles|full screen|
        fullscreen|exit full screen|live tv|click to expand image|click to enlarge|expand image|
        open in lightbox|image source|image credit|now playing|up next:|skip in|story highlights|
        listen to this story|listen now|audio|play audio|play the audio version|
        placeholder while article actions load
    """,
    "note on the story": """
        analysis/opinion
    """,
    "thread": """
        reply with quote|quote:|member|senior member|junior member
    """,
    "press release": """
        for immediate release|immediate release|press release|news release|media release|news provided by|
        media contact|media contacts|press contact|press contacts|contact for media|media inquiries|contacts|
        source|ends|-ends-|end|30|prnewswire|business wire|globe newswire|multimedia available|logo
    """,
    "transcript": """
        applause|laughter|music|crosstalk|begin video clip|end video clip|begin videotape|end videotape|
        commercial break|soundbite of music|inaudible|theme music|end transcript
    """,
    "wire": """
        first add|end of profile
    """,
    "letter": """
        to the editor|to the editors
    """,
    "copyright": """
        all rights reserved|copyright
    """,
}

# Openings of notices. An entry that ends in a full stop must be closed there: "published." is the form's
# notice, "published, the ministry promised" is not. A line in which somebody speaks is no notice.
OPENINGS = {
    "comment form": """
        your email address will not be published.|your email address will not be shared|
        your email will not be published.|required fields are marked.|required fields are marked *|
        save my name, email|save my name and email|notify me of follow|notify me of new|notify me via e|
        you must be logged in to|you need to be logged in to|please log in to comment|please log in to post|
        please login to|log in to leave a|log in or register to|sign in or register to|
        this site uses akismet|learn how your comment data|comments are moderated|
        comments will be moderated|please keep comments|comments are closed on th|
        comments on this article are|comments on this story are|by posting a comment, you|
        by posting a comment you|by submitting your comment|by commenting, you agree|
        by commenting you agree|enter your comment here|fill in your details below|type your comment|
        have something to say?|want to comment?|what do you think? let us know|what do you think? share|
        what do you think? leave|let us know in the comments|tell us in the comments|
        share your thoughts in the comments|view all comments|
        you must log in or register|you must sign in to|you must be signed in to|sign in to leave a|
        sign in to join|last edited by a moderator|last edited:|comments are moderated|
        by joining the conversation|please read our community guidelines|please read our commenting|
        this discussion has been closed|this thread is closed|not open for further replies|
        keep it clean. please|please turn off your caps lock|don't threaten. threats|
        be truthful. don't knowingly|be nice. no racism|be proactive. use the|share with us. we'd love
    """,
    "sharing": """
        click to share on|click to print|click to email|share on facebook|share on twitter|
        share on linkedin|share on whatsapp|read or share this story:|read or share this article:|
        like us on facebook|find us on facebook|follow us on|follow us at|follow @|find us on|
        connect with us on|like loading
    """,
    "related": """
        read our full coverage|click here for more|click here to read|click here to view|click here to see|
        click here for the full|for more stories like|for more news like|for more on this story, visit|
        for all the latest|for the latest updates|read the full article at|read the original article|
        view all posts by|view all articles by|view all stories by|see all posts by|view author archive|
        read more articles by|
        view original content|more from this author:|related topics:|more on this topic:|
        watch the video above|watch the video below|watch more in the video|scroll down for video|
        video above:|see the video|see more photos|see the full list of|from the archive:|
        read the full story at|read the full story here|read the full report here|read the original story|
        read it in full|read our live|follow our live|follow live updates|follow the latest|
        tap here|listen to more stories|explore this series|you can read the full|
        you can find more|find more stories|find out more about|more information is available at
    """,
    "newsletter": """
        you're receiving this email|you are receiving this email|you're receiving this e-mail|
        you are receiving this e-mail|you're receiving this message|you are receiving this message|
        you're receiving this newsletter|you are receiving this newsletter|
        you're receiving this because|you are receiving this because you|
        sign up for our|sign up for free|sign up to our|sign up here|sign up below|sign up now|
        sign up today|subscribe to our|subscribe now|subscribe today|subscribe here|click here to subscribe|
        click here to sign|click here to join|click here to follow|get our free|get our newsletter|
        get our daily|get breaking news|get stories like|get more stories|want more stories like|
        want stories like|want news like|like what you're reading|like what you read|enjoying this|
        enjoyed this article|enjoy this article|thanks for reading|thank you for reading|
        join our newsletter|join our mailing|join our whatsapp|join our telegram|join our channel|
        enter your email|please enter a valid email|check your inbox|you can unsubscribe|unsubscribe at any|
        unsubscribe anytime|we respect your privacy|we'll never share your|we will never share your|
        by signing up, you|by signing up you|by signing up, i|by signing up i|by subscribing, you|
        by submitting your information|
        by subscribing you|by subscribing, i|by entering your email|by providing your email|
        by clicking submit|by clicking sign|by clicking subscribe|you have reached your limit|
        you've reached your limit|you've reached your free|this article is for subscribers|
        this content is for subscribers|this story is for subscribers|already a subscriber?|
        already a member?|already have an account?|to continue reading,|to continue reading this|
        to continue reading.|to read the full article,|to read the full story,|our journalism needs your|
        support independent journalism.|support our journalism|support quality journalism|if you value our|
        download our app|download the app|download our free|click here to get the|click here to download|
        stay up to date with our|
        enter your email address to|receive notifications of new posts|join our community of|
        join thousands of|you're reading a free|your free article|you have one free|you have 1 free|
        this is your last free|subscribe to get|subscribe to receive|sign in to your account to|
        register now for free|create a free account to|our journalism is funded|
        our reporting is made possible|become a member today|this story is free|
        this article is free to read|thanks to our members|support the work|support our work|
        support local journalism|
        support local news|your support makes|your support helps|make a tax-deductible|become a monthly|
        be the first to know.|contact me with news and offers|receive email from us on behalf|
        to unsubscribe|to leave this list|to leave the list|to change your options or|to stop receiving|
        sponsor message|message from our sponsor|thanks to our sponsor|thank you to our sponsor|
        you've read
    """,
    "note on the story": """
        this is a developing story|this is a breaking news story|this is breaking news|
        this breaking news story|this story is developing|this article is developing|
        this is a developing news|more to follow.|more to come.|check back for updates|
        please check back for|refresh this page for|refresh for updates|this story has been updated|
        this article has been updated|this post has been updated|this story was updated|
        this article was updated|this story was originally|this article was amended|
        this article has been amended|this article was corrected|this story has been corrected|
        this story was corrected|this article has been corrected|an earlier version of this|
        a previous version of this|this version of the story|this story corrects|correction: an earlier|
        clarification: |
        this story is part of|this article is part of|this article appears in|
        the article you are reading originally|
        this story appears in|a version of this article appears in print|
        a version of this article appeared in print|a version of this story appeared in print|
        this interview has been edited for|this interview was edited for|
        this conversation has been edited for|this conversation was edited for|
        this story was produced|this article was produced|
        this report was produced|this story was supported|this article was supported|
        npr transcripts are created|
        names have been changed to|some names have been changed|all names have been changed|
        this transcript was|transcript provided by|accuracy and availability may|audio will be available
    """,
    "copyright": """
        ©|(c) 19|(c) 20|c) 19|c) 20|copyright ©|copyright (c)|copyright 19|copyright 20|
        all rights reserved.|this material may not be|this content may not be|this article may not be|
        this story may not be reproduced|republished with permission|reprinted with permission|
        click here for reprint|image copyright|this article was originally published|
        this story was originally published|this article originally appeared|this story originally appeared|
        this article first appeared|this story first appeared|this post was originally|
        this article was first published|this story has been published from a wire|
        this story has not been edited|this article has not been edited|the views expressed in this article|
        the views expressed in this commentary|the views expressed here are|
        the opinions expressed in this article|the opinions expressed in this commentary|
        opinions expressed are those of|our standards: the thomson|
        this article contains affiliate|this post contains affiliate|this post may contain affiliate|
        this story may contain affiliate|we may earn a commission|we may receive a commission|
        when you buy through|when you purchase through|if you buy something|if you purchase something|
        we check over 250 million|
        products featured are independently|all products featured|this press release contains forward|
        this news release contains forward|forward-looking statements in this|built with sphinx|
        proudly powered by|powered by wordpress|community platform by|theme by|theme:|
        featured image via|featured image by|featured image: |cover image: |header image: |top image: |
        lead image: |banner image:
    """,
    "navigation": """
        we use cookies to|we use cookies and|we use cookies on|we use cookies.|this website uses cookies|
        this site uses cookies|our website uses cookies|our site uses cookies|by using this site, you|
        by using this website, you|by using this site you|by continuing to use this|by continuing to browse|
        you are here:|please enable javascript|please enable cookies|your browser does not support|
        your browser doesn't support|this site is protected by recaptcha|view author|published by:|
        we value your privacy|we and our partners|we care about your privacy|
        your privacy is important to us.|by clicking "accept|by clicking accept|by accepting all cookies|
        if you continue to use this site|javascript is disabled|javascript must be enabled|
        javascript is required|javascript is not enabled|enable javascript and cookies|
        checking your browser|verify you are human|please verify you are a human|when typing in this field|
        no results found.|please change your search terms|your search did not match|for other uses, see|
        for the disambiguation page|not to be confused with|this article needs additional|
        this article relies|this article has multiple issues|this section does not cite|
        this section needs additional|this section needs expansion|
        please help improve this|please help to improve this|learn how and when to remove|
        this page was last edited|this page was last modified|text is available under|
        you are viewing the documentation|you are viewing an older|you are reading an older|
        this is the documentation for|found an error on this page|to revisit this article|
        to revist this article|to view this video|to use comments you|this feature requires|
        sorry, this video|this browser is no longer supported|
        your browser is out of date|we have detected that you|it looks like you are using an ad blocker|
        we noticed you're using an ad blocker|please disable your ad|turn off your ad blocker|
        ad blocker detected
    """,
    "author box": """
        editor's note:|editor's note.|editors' note:|editor's note -
    """,
    "player": """
        enlarge this image|toggle caption|hide caption|media caption|image source,|image source:|
        image caption,
    """,
    "tip line": """
        have a news tip?|have a tip?|have a tip for|got a news tip?|got a tip?|got a story for us|
        got a story?|do you have a story for us|do you have a tip|do you know more about this|email tips to|
        send tips to|contact the reporter|contact the author|contact the newsroom at|reach the reporter|
        you can reach him at|you can reach her at|follow him on|follow her on|follow them on twitter|
        follow the author|follow the reporter|email the author|email the reporter|to report an error|
        see an error|spot an error|found a typo|spotted a typo|see a typo?|report an error
    """,
}

# Openings that sentences of an article have too: furniture only if one of the words comes after.
OPENINGS_WITH = (
    (
        "newsletter",
        "download|install|get the|get our|open the|open our|try the|try our|use our|keep up",
        " app to | app for | app and | app on | app.| app now| app today",
    ),
    (
        "newsletter",
        "if you liked|if you enjoyed|if you like |liked this|did you like|did you enjoy|love this",
        "share it|share this|follow|subscribe|sign up|clap|coffee|this article|this story|this post|our work",
    ),
    (
        "comment form",
        "we want to hear|tell us|let us know|share your|send us|email us|write to us|do you have|have you",
        "@|in the comments|comments below|letter to the editor|email us|contact us|get in touch",
    ),
    (
        "help line",
        "if you or some|if you or a loved|if you are having|if you have been affected|if you are affected",
        "call|hotline|helpline|lifeline|text|support|help",
    ),
    (
        "player",
        "produced by|narrated by|hear more|listen to|this audio",
        "narration|audio articles|the noa app",
    ),
    ("copyright", "the post |the article ", "appeared first on"),
    ("letter", "we welcome letters|letters should|letters must|letters may be", "words|edited|length"),
    (
        "greeting",
        "good morning|good afternoon|good evening|good day|hello|welcome|ladies and gentlemen|thank you for",
        "listen-only|being recorded",
    ),
    (
        "navigation",
        "learn more about|read more about|find out about|see our",
        "privacy|cookie|terms of|ad choices",
    ),
    ("newsletter", "find out what's happening in ", "free|updates|newsletter"),
    ("newsletter", "stay with|stay tuned", "on air|online|for updates|for the latest|for more"),
    ("newsletter", "you've read ", "free|subscribe|this month"),
    (
        "sharing",
        "for the latest|for more |for updates|for breaking news",
        "follow us |like us on|our channel",
    ),
    (
        "sharing",
        "follow ",
        " on telegram| on whatsapp| on instagram| on youtube| on tiktok|our channel",
    ),
    (
        "note on the story",
        "first published |originally published |published |appeared in the ",
        "print edition|print issue",
    ),
    (
        "note on the story",
        "this work was |this research was |this study was |the research was ",
        "under grant|grant number|grant no|grants from|award number",
    ),
    ("reference", "citation:|cite this|how to cite", "retrieved|doi|accessed"),
    ("reference", "cite this: |cite this article: |cite this as: ", "1|2"),
    (
        "related",
        "photos |video |videos |audio |images |footage |a recording |recordings |a transcript ",
        "found here|available here|viewed here|up here|downloaded here|posted here|seen here",
    ),
    ("copyright", "this document is |this content is |this material is ", "subject to copyright"),
    (
        "copyright",
        "when using materials|use of materials|any use of materials|when quoting",
        "hyperlink|a link to|reference to the",
    ),
    (
        "navigation",
        "this article is about|this page is about|this section is about|this biography of",
        "for other uses|for the |disambiguation|additional citations",
    ),
    ("related", "media related to", "commons"),
    ("related", "for more from ", "check out "),
    ("related", "visit ", "homepage for more"),
    ("newsletter", "sign up to receive ", "stories as soon as"),
    ("newsletter", "you will receive ", "promotional offers|promotional emails"),
    ("newsletter", "for indispensable reporting", "subscribe to"),
    ("newsletter", "ready to fight back?|fight back!", "sign up"),
    ("newsletter", "thank you for signing up", "check out"),
    (
        "newsletter",
        "take part in our|enter our|vote in our|join our",
        "contest|competition|survey|prize draw|quiz",
    ),
    (
        "press release",
        "founded in |established in |headquartered in ",
        "leading provider|leading global provider",
    ),
    ("navigation", "if you have a complaint|if you spot|if you would like to complain", "editor|correction"),
    ("navigation", "we and our|we use|our partners and we", "cookies|information on a device|personal data"),
    (
        "press release",
        "for more information, visit|for more information visit|for further information",
        "www.|http|contact|@",
    ),
    (
        "newsletter",
        "sign up|subscribe|get the|get today's|join|delivered to|never miss|don't miss|want|receive|stay",
        "newsletter|inbox|briefing delivered|daily email|email alerts|our free|our whatsapp|our channel",
    ),
    (
        "newsletter",
        "subscribe for|to read the full|you have|support",
        "free articles|subscribe.|a month|donate today|to read more",
    ),
    (
        "copyright",
        "reproduction|no part of this|the content of this|do not reproduce",
        "permission|prohibited",
    ),
    (
        "copyright",
        "the views expressed|the opinions expressed|views expressed",
        "do not necessarily|author's own|solely those|the author alone",
    ),
    (
        "navigation",
        "this article is more than|this story is more than|this post is more than",
        "years old|year old|months old",
    ),
    ("navigation", "this site|this website|we and our|our website", "cookies"),
    ("navigation", "by clicking|by using|by continuing", "terms of|privacy policy|our use of cookies"),
)

# What gives a line away wherever it stands in it: the name of the publication comes first.
CONTAINED = (
    ("newsletter", "needs your help! "),
    ("newsletter", "is a reader-supported publication"),
    ("newsletter", "free or paid subscriber"),
    ("newsletter", "so feel free to share it"),
    ("note on the story", "committed to publishing a diversity of letters"),
    ("credit", "was used in this report"),
    ("chat", "messages and calls are end-to-end encrypted"),
    ("chat", "<media omitted"),
    ("copyright", "are registered trademarks"),
    ("copyright", "is a registered trademark of"),
)
