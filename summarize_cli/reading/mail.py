"""E-mail messages (.eml) -> Article: what the sender wrote, no quoted reply, no signature, no attachment."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from summarize_cli.article import Article, DroppedLine
from summarize_cli.errors import ContentError
from summarize_cli.reading import pages
from summarize_cli.reading.lines import Line, logical_lines
from summarize_cli.reading.plaintext import parse

_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|vs|tr)\s*:\s*)+", re.IGNORECASE)
# From one of these on nothing is the sender's: signatures (RFC 3676), the message that is answered.
_ENDS = (
    ("signature", re.compile(r"--\s?")),
    (
        "quoted reply",
        re.compile(
            r"-{2,}\s*(?:original message|urspr\S+ nachricht|message d'origine)\s*-{2,}", re.IGNORECASE
        ),
    ),
    ("quoted reply", re.compile(r"_{20,}")),
    ("quoted reply", re.compile(r"on .{6,200}\bwrote:", re.IGNORECASE | re.DOTALL)),
    ("quoted reply", re.compile(r"from: .+\b(?:sent|date): .+", re.IGNORECASE | re.DOTALL)),
)
# A line on its own that mail programs and lists add.
_ADDED = re.compile(
    r"sent from my \w.{0,40}|get outlook for \w+|(?:click here to )?unsubscribe\b.{0,80}"
    r"|view (?:this (?:e-?mail|message) )?(?:in|on) (?:your|a|the) (?:web ?)?browser.?"
    r"|you (?:are receiving|received) this (?:e-?mail|message).{0,200}|to unsubscribe\b.{0,120}"
    r"|this e-?mail (?:and any|is|may).{0,20}(?:attachments|confidential).{0,500}"
    r"|-+ ?forwarded message ?-+|(?:from|to|cc|date|sent|subject|reply-to): .{1,200}",
    re.IGNORECASE | re.DOTALL,
)


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:  # noqa: ARG001
    """The article in a message. Its subject is the title, its sender the byline.

    Raises:
        ContentError: it is damaged or has no text.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html"))
        text, is_page = _text(body), body is not None and body.get_content_subtype() == "html"
        title, sender, date = _about(message)
    except (LookupError, ValueError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise ContentError(f"is a damaged message ({type(error).__name__})") from None
    if not text.strip():
        raise ContentError("is a message without text")
    if is_page:
        article = pages.read(text.encode("utf-8", "replace"), encoding="utf-8", charset=None, source=source)
    else:
        article = _written(text, title, source)
    return replace(
        article, title=title or article.title, byline=article.byline or sender, date=date or article.date
    )


def _written(text: str, title: str | None, source: str | None) -> Article:
    """The article of a message in plain text, without what its sender did not write."""
    lines = list(logical_lines(text))
    kept: list[Line] = []
    left_out: list[DroppedLine] = []
    over: str | None = None
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        rule = over or _rule(text, line)
        if kept and following is not None and _is_header(text, line, "from:"):
            # Above the sender's own text it is the head of a message that is passed on.
            rule = "quoted reply" if _is_header(text, following, "sent:", "date:", "to:") else rule
        if rule is None:
            kept.append(line)
            continue
        if (
            rule in ("signature", "quoted reply")
            and not line.marker.startswith(">")
            and text[line.start] != ">"
        ):
            over = over or rule
        left_out.append(DroppedLine(line.start, line.end, rule, line.rows))
    article = parse(text, source=source, title=title, lines=kept)
    dropped = sorted((*article.dropped, *left_out), key=lambda line: line.start)
    return replace(article, dropped=tuple(dropped))


def _is_header(text: str, line: Line, *fields: str) -> bool:
    return text[line.start : line.start + 10].lower().startswith(fields)


def _rule(text: str, line: Line) -> str | None:
    if line.marker.startswith(">") or text[line.start] == ">":
        return "quoted reply"
    content = text[line.start : line.end]
    for rule, pattern in _ENDS:
        if pattern.fullmatch(content):
            return rule
    return "mail program" if _ADDED.fullmatch(content) else None


def _text(body: MIMEPart | None) -> str:
    if body is None:
        return ""
    content = body.get_content()
    return content if isinstance(content, str) else ""


def _about(message: EmailMessage) -> tuple[str | None, str | None, str | None]:
    """(subject, sender's name, date)."""
    subject = " ".join(str(message.get("subject") or "").split())
    name, _ = parseaddr(str(message.get("from") or ""))
    try:
        date = parsedate_to_datetime(str(message.get("date"))).date().isoformat()
    except (TypeError, ValueError):
        date = None
    return _REPLY.sub("", subject, count=1) or None, name or None, date
