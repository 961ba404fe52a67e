"""What is known of an article beside its text, as short texts for people."""

from summarize_cli.article import Digest


def origin(digest: Digest) -> list[str]:
    """Who, where, and when."""
    by = digest.byline and f"By {digest.byline}"
    return [part for part in (by, digest.dateline, digest.date, digest.site) if part]


def source_of(digest: Digest) -> str | None:
    """What it was read from."""
    return "standard input" if digest.source == "-" else digest.source


def facts(digest: Digest, *, left_out: bool = True) -> list[str]:
    """How long it is, how much of that its summary, and (`left_out`) how many lines are not its own."""
    chosen = sum(len(sentence.text.split()) for sentence in digest.summary)
    share = 100 * chosen / digest.word_count if digest.word_count else 0
    found = [
        counted(digest.word_count, "word"),
        f"{len(digest.summary)} of {counted(digest.sentence_count, 'sentence')}",
        f"{share:.0f} % of the length",
    ]
    if left_out and digest.dropped_lines:
        found.append(f"{counted(digest.dropped_lines, 'line')} left out")
    return found


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "word"), counted(1200, "word")
    ('1 word', '1,200 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
