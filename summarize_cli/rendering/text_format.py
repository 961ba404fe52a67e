"""`-f text`: for scripts. The sentences one a line, a blank line, then the topics and the keyphrases."""

from collections.abc import Iterable, Iterator

from summarize_cli.article import Digest, Failure
from summarize_cli.rendering import Outcome, Page, explanation_of
from summarize_cli.rendering.safety import visible, visible_name

_BETWEEN = "; "
"""Some names of topics have commas."""


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """As `head` does, several articles each get a line with their source."""
    separator = ""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            continue
        heading = f"==> {visible_name(outcome.source or '-')} <==\n" if page.several else ""
        yield separator + heading + _block(outcome)
        separator = "\n"


def _block(digest: Digest) -> str:
    sentences = "".join(visible(sentence.text) + "\n" for sentence in digest.summary)
    topics = _BETWEEN.join(visible(topic.name) for topic in digest.topics)
    phrases = _BETWEEN.join(visible(phrase.text) for phrase in digest.keyphrases)
    found = f"{f'Topics: {topics}'.rstrip()}\n{f'Keyphrases: {phrases}'.rstrip()}\n"
    return f"{sentences}\n{found}{_explanation(digest)}"


def _explanation(digest: Digest) -> str:
    """After a blank line: scores in the order of the sentences, what just missed, topics, lines left out."""
    why = explanation_of(digest)
    if why is None:
        return ""
    lines = [
        *(
            f"Score {sentence.score:.2f}: {_BETWEEN.join(parts)}"
            for sentence, parts in zip(digest.summary, why.scores, strict=True)
        ),
        *(f"Just missed, {sentence.score:.2f}: {visible(sentence.text)}" for sentence in digest.missed or ()),
        *(
            f"Words behind {visible(topic.name)}: {_BETWEEN.join(words)}"
            for topic, words in zip(digest.topics, why.topics, strict=True)
        ),
        *(f"Left out ({rule}): {text}" for text, rule in why.lines),
    ]
    if why.more:
        lines.append(f"Left out: {why.more:,} more")
    return "\n" + "".join(f"{line}\n" for line in lines)
