"""Whether a text is one whose topics can be judged at all: enough of it, and like an article's prose."""

from collections.abc import Sequence

from summarize_cli.tagging.topic_features import Words, spellings

# Beyond this it is no text to judge. Of 9,599 annotated articles, briefs of one sentence among them, 28 are;
# log files, placeholder text, other languages, tables and source code are.
_FEWEST_WORDS = 20
_FEWEST_KNOWN_TERMS = 8
_OPENING = 60  # words that have so many nearly always, so that the others need not be looked at
_LEAST_KNOWN_SHARE = 0.65
_STOP_WORD_SHARES = (0.15, 0.62)

# Songs, verse, chats and letters speak to someone; articles speak of something, even where they quote at
# length or tell a story in the first person.
_MOST_ADDRESS = 0.1
_MOST_STOP_WORDS_OF_REPORTS = 0.5  # up to here nobody is spoken to, and need not be looked for
_FORMS_OF_ADDRESS = """
    i i'm i've i'd i'll me my mine myself you you're you've you'd you'll your yours yourself
    thou thee thy thine ye o oh
"""
_ADDRESS = frozenset(spelling for form in _FORMS_OF_ADDRESS.split() for spelling in spellings(form))


def can_be_judged(title: Words, prose: Words) -> bool:
    """Whether the words are enough, and like those of an English article."""
    words = [*title.terms, *prose.terms]
    stop_words = words.count(None)
    unknown = [*map(type, words)].count(str)
    known_terms = [*map(type, {*words[:_OPENING]})].count(int)
    if known_terms < _FEWEST_KNOWN_TERMS:
        known_terms = [*map(type, {*words})].count(int)
    content = len(words) - stop_words
    lowest, highest = _STOP_WORD_SHARES
    return (
        len(words) >= _FEWEST_WORDS
        and known_terms >= _FEWEST_KNOWN_TERMS
        and content - unknown >= _LEAST_KNOWN_SHARE * content
        and lowest * len(words) <= stop_words <= highest * len(words)
        and (stop_words <= _MOST_STOP_WORDS_OF_REPORTS * len(words) or not _speaks_to_someone(prose.tokens))
    )


def _speaks_to_someone(tokens: Sequence[str]) -> bool:
    return len([*filter(_ADDRESS.__contains__, tokens)]) > _MOST_ADDRESS * len(tokens)
