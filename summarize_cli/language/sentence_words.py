"""Words that tell whether a sentence ends: abbreviations, by what follows them, and words that open one."""


def _words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


# Always followed by what they belong to, so they never end a sentence.
NEVER_LAST = _words("""
    Mr Mrs Ms Mx Dr Drs Prof Profs Gen Sen Sens Rep Reps Gov Govs Lt Col Capt Cmdr Maj Sgt Cpl Pvt Pfc Adm
    Brig Rev Fr Hon hon Supt Det Insp Msgr Amb Atty Messrs Mssrs Mme Mlle Mt Asst Cmdt Comdr
    Cllr Cllrs Ald Lieut PFC vs v e.g i.e eg ie cf approx viz ca
""")
# Inside a sentence or at its end: only the next word can tell.
MAYBE_LAST = _words("""
    Inc Corp Co Ltd Bros Cos Jr Sr Ph.D PhD Esq Dept Assn Univ Pres St Ft Ave Blvd Rd Dr Hwy Rte Rt Pl Sq
    Bldg Apt Adj Adv Cl Cres Ct Dist Ens Exec Expy Ext Fwy Hosp Hr Mtn Ord Ref Res Surg Tce gov prof univ
    hr ref cit ibid co inc corp ltd jr sr dept st ave rd al est Est Fig Figs fig figs Vol vol Ch Sec Art
    pp Op ed eds Ed Eds pt Mfg Intl Natl Gov't Sat Sun Mon Tue
    Tues Wed Thu Thur Thurs Fri Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich
    Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que
""")
# Abbreviations only before a number; without one, "No." is an answer, and "in Sept." ends a sentence.
BEFORE_NUMBER = _words("""
    No Nos no nos N° Nr pg Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    para paras Para Paras reg Reg Regs FIG FIGS Eqs eqs Sect Sects Secs Chs Refs Exs Supp Stat
""")
# Words of their own elsewhere, with what they are abbreviations before: "the Fed. Reserve".
SHORTENED = frozenset({("Fed", "Reserve"), ("Pat", "No.")})
CLOCK = _words("a.m p.m A.M P.M")
# What may follow a clock time in the same sentence.
AFTER_CLOCK = _words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
    August September October November December Eastern Central Mountain Pacific Greenwich Moscow Beijing
    Jan Feb Mar Apr Jun Jul Aug Sept Oct Nov Dec ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST
    CET CEST IST JST AEST AEDT
""")
# Words that open sentences and are hardly ever names: after "U.S." they show that it has ended.
STARTERS = _words("""
    The A An He She It They We I You This That These Those There Here His Her Its Their Our My Your But
    And Or So Yet Nor In On At By For From With Without To Of As If When While Where After Before Since
    Until Although Though Because Once During Despite Under Over Between Among Through About Around
    Against According Some Many Most Much Several Few Both Each Every Another Other Others One Two Three
    All Any None Not No Yes Now Then Today Yesterday Later Earlier Meanwhile However Also Still Instead
    Even Only Just Last Next Such What Who Why How Which Whether Did Do Does Is Are Was Were Can Could
    Should Would Have Has Had Let Police Officials Authorities Experts Critics Nobody Everyone Someone
    People Please Never Perhaps Maybe Thus Hence Therefore Moreover Furthermore Nevertheless Nonetheless
    Indeed Additionally Similarly Likewise Overall Eventually Finally Ultimately Recently Currently
    Initially Sometimes Often Usually Unfortunately Fortunately Clearly Obviously Apparently Certainly
    Soon Afterward Afterwards
""")
# "Group B", "Plan B": the letter is no initial of what follows.
BEFORE_LETTER = _words("""
    Group Plan Division Class Grade Type Vitamin Hepatitis Influenza Schedule Appendix Exhibit Section Block
    Terminal Gate Building Option Team Item group plan division class grade type vitamin hepatitis influenza
    schedule appendix exhibit section option degrees War
""")
# Yahoo!, Mamma Mia!, Moulin Rouge! and their like.
EXCLAMATORY_NAMES = _words("Yahoo Jeopardy Yum Mia Oklahoma Airplane Panic Wham Rouge Kahoot Jeb")
# Before a pause and a quotation.
SAYING = _words("said says saying asked asks added wrote read reads goes like")
