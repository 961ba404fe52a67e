"""`-f text`: for scripts. The sentences one a line, a blank line, then the topics and the keyphrases."""

from collections.abc import Iterable, Iterator

from summarize_cli.article import Digest, Failure
from summarize_cli.rendering import Outcome, Page
from summarize_cli.rendering.safety import visible

_BETWEEN = "; "
"""Some names of topics have commas."""


def render(outcomes: Iterable[Outcome], page: Page) -> Iterator[str]:
    """As `head` does, several articles each get a line with their source."""
    separator = ""
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            continue
        heading = f"==> {visible(outcome.source or '-')} <==\n" if page.several else ""
        yield separator + heading + _block(outcome)
        separator = "\n"


def _block(digest: Digest) -> str:
    sentences = "".join(visible(sentence.text) + "\n" for sentence in digest.summary)
    topics = _BETWEEN.join(visible(topic.name) for topic in digest.topics)
    phrases = _BETWEEN.join(visible(phrase.text) for phrase in digest.keyphrases)
    return f"{sentences}\n{f'Topics: {topics}'.rstrip()}\n{f'Keyphrases: {phrases}'.rstrip()}\n"
