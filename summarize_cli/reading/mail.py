"""E-mail messages (.eml) -> Article: what the sender wrote, no quoted reply, no signature, no attachment."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import NamedTuple

from summarize_cli.article import Article, DroppedLine
from summarize_cli.errors import ContentError, UsageError
from summarize_cli.reading import pages
from summarize_cli.reading.decoding import decode, text_codec
from summarize_cli.reading.formats import MAILBOX_ROW, PASSED_ON
from summarize_cli.reading.lines import Line, logical_lines
from summarize_cli.reading.plaintext import parse
from summarize_cli.reading.quoted import QUOTED_REPLY, is_attribution, is_quoted

_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr)\s*:", re.IGNORECASE)
"""How the subject begins of a message that is passed on; one that is answered says "Re:" first."""
_ABOVE = re.compile(f"{PASSED_ON.decode()}(?:(?i:from): .*)?", re.DOTALL)
COVERING_NOTE = "covering note"
_NOTE = 40
"""Words that who passes a message on may write above it; more are a message of their own."""
_REPLY = re.compile(r"(?:(?:re|fwd?|aw|wg|sv|vs|tr)\s*:\s*)+", re.IGNORECASE)
# From one of these on nothing is the sender's: signatures (RFC 3676), the message that is answered.
_ENDS = (
    ("signature", re.compile(r"--\s?")),
    (
        QUOTED_REPLY,
        re.compile(
            r"-{2,}\s*(?:original message|urspr\S+ nachricht|message d'origine)\s*-{2,}", re.IGNORECASE
        ),
    ),
    (QUOTED_REPLY, re.compile(r"_{20,}")),
    (QUOTED_REPLY, re.compile(r"from: .+\b(?:sent|date): .+", re.IGNORECASE | re.DOTALL)),
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


_MAILBOX = "a mailbox of several messages; the first was read"
_BLANK = b" \t\r\n\f\v\xc2\xa0"
"""What a body may hold that has no text, no-break spaces in UTF-8 and Latin-1 among it."""
_BY_DEFAULT = ("iso8859-1", "cp1252")
"""Codecs that programs name without looking at what they send."""


class _Body(NamedTuple):
    """The text of a message as it was sent."""

    data: bytes
    is_page: bool
    charset: str | None
    """What its sender says, as far as that can be believed."""


def read(data: bytes, *, encoding: str | None, charset: str | None, source: str | None) -> Article:  # noqa: ARG001
    """The article in a message. Its subject is the title, its sender the byline.

    Raises:
        ContentError: it is damaged or has no text.
        UsageError: there is no text codec called `encoding`.
    """
    if encoding is not None:
        text_codec(encoding)
    try:
        first, others = _first(data)
        message, body = _with_text(message_from_bytes(first, policy=policy.default))
        title, sender, date = _about(message, encoding, body.charset)
    except (LookupError, ValueError, AttributeError, TypeError, IndexError, RecursionError) as error:
        raise ContentError(f"is a damaged message ({type(error).__name__})") from None
    if body.is_page:
        article = pages.read(body.data, encoding=encoding, charset=body.charset, source=source)
    else:
        decoded = decode(body.data, encoding, (body.charset,))
        passed_on = _FORWARDED.match(_field(message, "subject", encoding, body.charset)) is not None
        article = _written(decoded.text, title, source, passed_on=passed_on)
        article = replace(article, warnings=(*decoded.warnings, *article.warnings))
    return replace(
        article,
        title=title or article.title,
        byline=article.byline or sender,
        date=date or article.date,
        warnings=(*article.warnings, *([_MAILBOX] if others else [])),
    )


def _first(data: bytes) -> tuple[bytes, bool]:
    """The first message of a mailbox, and whether there are others. What stands above one passed on goes."""
    if passed_on := re.match(rb"\s*" + PASSED_ON, data):
        data = data[passed_on.end() :]
    rows = re.finditer(rb"(?:\A|\n\r?\n)" + MAILBOX_ROW, data) if data.startswith(b"From ") else iter(())
    next(rows, None)
    second = next(rows, None)
    return (data[: second.start()], True) if second else (data, False)


def _with_text(message: EmailMessage) -> tuple[EmailMessage, _Body]:
    """The message that has a text, and it: the one given, else the first that is attached to it."""
    for each in _messages(message):
        for form in ("plain", "html"):
            body = _body(each, form)
            if body.data.strip(_BLANK):
                return each, body
    raise ContentError("is a message without text")


def _messages(message: EmailMessage) -> Iterator[EmailMessage]:
    """A message and those attached to it, at any depth."""
    yield message
    for part in message.walk():
        inner = part.get_payload(0) if part.is_multipart() else None
        if part.get_content_type() == "message/rfc822" and isinstance(inner, EmailMessage):
            yield inner


def _body(message: EmailMessage, form: str) -> _Body:
    part = message.get_body((form,))
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        return _Body(b"", is_page=False, charset=None)
    return _Body(content, form == "html", _believed(part.get_content_charset(), content))


def _believed(charset: str | None, content: bytes) -> str | None:
    """The charset of a part, unless its bytes say that it was named without looking at them."""
    try:
        codec = text_codec(charset or "ascii")
    except UsageError:
        return None
    if codec == "ascii":
        return None
    if codec in _BY_DEFAULT and not content.isascii():
        with contextlib.suppress(UnicodeDecodeError):
            content.decode("utf-8")
            return None
    return charset


def _written(text: str, title: str | None, source: str | None, *, passed_on: bool) -> Article:
    """The article of a message in plain text, without what its sender did not write.

    Of one that is passed on, what is passed on is the article, and its sender the byline.
    """
    lines = list(logical_lines(text))
    kept: list[Line] = []
    left_out: list[DroppedLine] = []
    over: str | None = None
    sender: str | None = None
    since = opened = 0
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if passed_on and _opens_another(text, line, following, kept[since:]):
            note = kept[since:]
            if sum(len(text[each.start : each.end].split()) for each in note) < _NOTE:
                left_out += [_dropped(each, COVERING_NOTE) for each in note]
                del kept[since:]
            elif opened:  # what was passed on ends here, with what it answers
                passed_on = False
            if passed_on:
                since, opened, over = len(kept), opened + 1, None
                sender = _sender(text, line) or sender
                left_out.append(_dropped(line, "mail program"))
                continue
        rule = over or _rule(text, line)
        if kept[since:] and _is_head(text, line, following):
            # Above the sender's own text it is the head of a message that is passed on.
            rule = QUOTED_REPLY
        if rule is None:
            kept.append(line)
            continue
        if rule in ("signature", QUOTED_REPLY) and not is_quoted(text, line):
            over = over or rule
        left_out.append(_dropped(line, rule))
    if opened and not kept:  # what is passed on is an attachment, or nothing
        return _written(text, title, source, passed_on=False)
    article = parse(text, source=source, title=title, lines=kept)
    dropped = sorted((*article.dropped, *left_out), key=lambda line: line.start)
    return replace(article, byline=article.byline or sender, dropped=tuple(dropped))


def _dropped(line: Line, rule: str) -> DroppedLine:
    return DroppedLine(line.start, line.end, rule, line.rows)


def _opens_another(text: str, line: Line, following: Line | None, above: list[Line]) -> bool:
    """Whether a message begins here that is passed on, or its head goes on below what says so."""
    content = text[line.start : line.end]
    return (
        _ABOVE.fullmatch(content) is not None
        or any(rule == QUOTED_REPLY and pattern.fullmatch(content) for rule, pattern in _ENDS)
        or _is_head(text, line, following)
        or (not above and _is_header(text, line, "from:"))
    )


def _is_head(text: str, line: Line, following: Line | None) -> bool:
    return (
        following is not None
        and _is_header(text, line, "from:")
        and _is_header(text, following, "sent:", "date:", "to:", "subject:")
    )


def _sender(text: str, line: Line) -> str | None:
    """The name in a message's head, if it stands in this line."""
    found = re.search(r"(?i:from):[ \t]*([^\n]+)", text[line.start : line.end])
    written = found.group(1).strip() if found else ""
    return parseaddr(written)[0] or (written if "@" not in written else None) or None


def _is_header(text: str, line: Line, *fields: str) -> bool:
    return text[line.start : line.start + 10].lower().startswith(fields)


def _rule(text: str, line: Line) -> str | None:
    content = text[line.start : line.end]
    if is_quoted(text, line) or is_attribution(content):
        return QUOTED_REPLY
    for rule, pattern in _ENDS:
        if pattern.fullmatch(content):
            return rule
    return "mail program" if _ADDED.fullmatch(content) else None


def _about(
    message: EmailMessage, encoding: str | None, charset: str | None
) -> tuple[str | None, str | None, str | None]:
    """(subject, sender's name, date)."""
    subject = " ".join(_field(message, "subject", encoding, charset).split())
    name, _ = parseaddr(_field(message, "from", encoding, charset))
    try:
        date = parsedate_to_datetime(str(message.get("date"))).date().isoformat()
    except (TypeError, ValueError):
        date = None
    return _REPLY.sub("", subject, count=1) or None, name or None, date


def _field(message: EmailMessage, name: str, encoding: str | None, charset: str | None) -> str:
    """What a field of the head says; bytes beyond ASCII, which none should hold, are read as its text is."""
    written = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    if written.isascii():
        return str(message.get(name) or "")
    with contextlib.suppress(ContentError):
        written = decode(written.encode("ascii", "surrogateescape"), encoding, (charset,)).text
    return str(policy.default.header_factory(name, "".join(written.splitlines())))
