"""RTF -> Article, by striprtf."""

from striprtf.striprtf import rtf_to_text

from summarize_cli.article import Article
from summarize_cli.errors import ContentError
from summarize_cli.reading.plaintext import parse

_MOST_BYTES = 50_000_000


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:  # noqa: ARG001
    """The article of an RTF file. Its control words are ASCII; what they say of other characters is obeyed.

    Raises:
        ContentError: it is damaged or too large.
    """
    if len(data) > _MOST_BYTES:
        raise ContentError(f"is larger than {_MOST_BYTES // 1_000_000} MB; it is not read")
    try:
        text: str = rtf_to_text(data.decode("latin-1"), encoding=encoding or "cp1252", errors="replace")  # type: ignore[no-untyped-call]
    except Exception as error:  # noqa: BLE001 - a damaged file fails anywhere in the library
        raise ContentError(f"is a damaged RTF document ({type(error).__name__})") from None
    return parse(text, source=source)
