"""An http(s) address -> the page behind it, within bounds of time, size and trust."""

import http.client
import queue
import re
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3 import exceptions as faults

from summarize_cli.errors import SourceError, SummarizeError
from summarize_cli.reading.sources import Limits, Raw
from summarize_cli.version import __version__

CONNECT_SECONDS = 10.0
MOST_REDIRECTS = 5

_USER_AGENT = f"summarize-cli/{__version__} (+https://pypi.org/project/summarize-cli/)"
_HEADERS = {
    "User-Agent": _USER_AGENT,
    "Accept": "text/html,application/xhtml+xml,text/plain;q=0.9,text/markdown;q=0.9,*/*;q=0.1",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "gzip, deflate, br",
}
_REDIRECTS = (301, 302, 303, 307, 308)
_PIECE = 65_536
_GZIPPED = ("gzip", "x-gzip")
_GZIP = 16 + zlib.MAX_WBITS
"""What zlib calls it."""
_GZIP_HEAD = b"\x1f\x8b"
_LOCAL = ("localhost", "127.0.0.1", "::1")
# Feeds are refused by their content, which says more.
_READABLE = (
    *("text/", "application/xhtml+xml", "application/xml", "message/rfc822"),
    *("application/rss+xml", "application/atom+xml"),
)
_NAMES = {
    "application/pdf": "a PDF document",
    "application/json": "JSON",
    "application/zip": "a ZIP archive",
    "application/octet-stream": "binary data",
}
_REASONS = {
    401: "asks for a login (401); open it in a browser, save the article and name the file",
    402: "asks for a payment (402)",
    403: "refuses access (403); open it in a browser, save the article and name the file",
    404: "no such page (404); check the address",
    407: "the proxy asks for a login (407)",
    410: "the page is gone (410)",
    429: "the server asks to come back later (429 too many requests)",
    451: "is unavailable for legal reasons (451)",
}


class _Answer(NamedTuple):
    data: bytes
    address: str
    charset: str | None
    media_type: str | None


def fetch(address: str, limits: Limits) -> Raw:
    """What `address` answers to GET.

    Certificates are verified. A redirection leads to http or https only, and never from https to http.

    Raises:
        SourceError: it does not answer in time, not with a readable page, with too much, or not at all.
    """
    deadline = time.monotonic() + limits.timeout
    answers: queue.SimpleQueue[_Answer | Exception] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put(_followed(address, limits, deadline))
        except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
            answers.put(error)

    # In a thread of its own: neither a name server nor one byte of a header every nine seconds can hold us.
    threading.Thread(target=work, daemon=True).start()
    try:
        answer = answers.get(timeout=limits.timeout)
    except queue.Empty:
        raise _too_slow(limits) from None
    if isinstance(answer, SummarizeError):
        raise answer
    if isinstance(answer, Exception):
        raise SourceError(_explained(answer, limits)) from None
    return Raw(answer.data, answer.address, answer.charset, answer.media_type)


def _followed(address: str, limits: Limits, deadline: float) -> _Answer:
    for _ in range(MOST_REDIRECTS + 1):
        _check(address)
        response = _opened(address, deadline)
        try:
            location = response.headers.get("location")
            if response.status in _REDIRECTS and location:
                address = _next(address, location)
                continue
            return _answer(response, address, limits, deadline)
        finally:
            response.close()
    raise SourceError(f"redirects more than {MOST_REDIRECTS} times; check the address")


def _check(address: str) -> None:
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
    if not host or any(character.isspace() for character in address):
        raise SourceError("is no valid address; check it")


def _next(address: str, location: str) -> str:
    try:
        following = urljoin(address, location)
    except ValueError:
        raise SourceError("redirects to no valid address") from None
    before, after = urlsplit(address).scheme.lower(), urlsplit(following).scheme.lower()
    if after not in ("http", "https") or (before == "https" and after == "http"):
        raise SourceError(f"redirects from {before} to {after or 'nowhere'}, which is not followed")
    return following


def _opened(address: str, deadline: float) -> urllib3.BaseHTTPResponse:
    left = max(0.001, deadline - time.monotonic())
    return _pool(address).request(
        "GET",
        address,
        headers=_HEADERS,
        redirect=False,
        retries=False,
        preload_content=False,
        timeout=urllib3.Timeout(connect=min(CONNECT_SECONDS, left), read=left),
    )


def _pool(address: str) -> urllib3.PoolManager:
    """Connections as the environment wants them (`https_proxy`, `no_proxy`); this machine needs no proxy."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    context = ssl.create_default_context()
    proxy = getproxies().get(parts.scheme.lower())
    if proxy and host not in _LOCAL and not proxy_bypass(host):
        return urllib3.ProxyManager(proxy, ssl_context=context)
    return urllib3.PoolManager(ssl_context=context)


def _answer(response: urllib3.BaseHTTPResponse, address: str, limits: Limits, deadline: float) -> _Answer:
    if response.status != http.HTTPStatus.OK:
        raise SourceError(_reason(response.status))
    message = Message()
    message["content-type"] = response.headers.get("content-type") or "text/html"
    media_type = message.get_content_type()
    if not media_type.startswith(_READABLE):
        kind = _NAMES.get(media_type, media_type)
        raise SourceError(f"is {kind}, not a page; download it and name the file")
    pieces = []
    size = 0
    for piece in _unpacked(response, limits.max_bytes + 1):
        size += len(piece)
        if size > limits.max_bytes:
            raise SourceError(f"answers more than {limits.max_bytes:,} bytes; --max-bytes allows more")
        if time.monotonic() > deadline:
            raise _too_slow(limits)
        pieces.append(piece)
    data = b"".join(pieces)
    if data.startswith(b"%PDF-"):
        raise SourceError("is a PDF document, not a page; download it and name the file")
    charset = message.get_content_charset() if response.headers.get("content-type") else None
    return _Answer(data, address, charset, media_type if "content-type" in response.headers else None)


def _unpacked(response: urllib3.BaseHTTPResponse, most: int) -> Iterator[bytes]:
    """The answer piece by piece, as it was before it was compressed; of gzip no piece is longer than `most`.

    urllib3 takes gzip that breaks off for whole.
    """
    if response.headers.get("content-encoding", "").strip().lower() not in _GZIPPED:
        yield from response.stream(_PIECE, decode_content=True)
        return
    engine, head, members = zlib.decompressobj(_GZIP), b"", 0
    for received in response.stream(_PIECE, decode_content=False):
        rest = received
        while rest:
            head = (head + rest)[: len(_GZIP_HEAD)]
            try:
                piece = engine.decompress(rest, most)
            except zlib.error:
                if not members:
                    raise
                # What stands behind a whole member and is none itself says nothing, as in browsers.
                return
            yield piece
            rest = engine.unconsumed_tail
            if engine.eof:
                rest = engine.unused_data
                engine, head, members = zlib.decompressobj(_GZIP), b"", members + 1
    if head == _GZIP_HEAD or (head and not members):
        raise SourceError(_BROKEN)


def _reason(status: int) -> str:
    if status in _REASONS:
        return _REASONS[status]
    phrase = http.client.responses.get(status, "")
    server = http.HTTPStatus.INTERNAL_SERVER_ERROR
    what = "the server fails" if status >= server else "the server does not answer with a page"
    return f"{what} ({f'{status} {phrase}'.strip().lower()})"


def _too_slow(limits: Limits) -> SourceError:
    return SourceError(f"no complete answer within {limits.timeout:g} seconds; --timeout allows more")


_BROKEN = "the connection broke before the whole page had come; try again"
_BROKEN_OFF = "the connection broke off; try again"
_NO_HTTP = "does not answer in HTTP; check the address"
_NO_TLS = ("WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG")
"""What OpenSSL calls an answer in another protocol."""

# The first that fits: each is a kind of the ones below, or of none.
_FAULTS: tuple[tuple[type[Exception], str], ...] = (
    (faults.NameResolutionError, "no such host; check the address and the network"),
    (faults.NewConnectionError, "the server refuses the connection; check the address"),
    (faults.ConnectTimeoutError, f"cannot be reached within {CONNECT_SECONDS:g} seconds"),
    (faults.DecodeError, "the answer is damaged: it does not decompress"),
    (zlib.error, "the answer is damaged: it does not decompress"),
    (faults.InvalidChunkLength, _BROKEN),
    (faults.IncompleteRead, _BROKEN),
    (faults.LocationParseError, "is no valid address; check it"),
    (http.client.InvalidURL, "is no valid address; check it"),
    (http.client.RemoteDisconnected, _BROKEN_OFF),
    (http.client.HTTPException, _NO_HTTP),
    (ConnectionError, _BROKEN_OFF),
    (faults.ProtocolError, _BROKEN),
)


def _explained(error: Exception, limits: Limits) -> str:
    """What a library's error means to a user, on one line."""
    wrapped = [argument for argument in error.args if isinstance(argument, Exception)]
    for kind, message in _FAULTS:
        if any(isinstance(each, kind) for each in (error, *wrapped)):
            return message
    if isinstance(error, (faults.TimeoutError, TimeoutError)):
        return str(_too_slow(limits))
    if isinstance(error, faults.SSLError):
        return _tls_fault(error)
    # Without what the library calls its own objects.
    text = re.sub(r"<[^<>]*>:?|\bHTTPS?ConnectionPool\([^()]*\):?", "", str(error))
    return f"the connection failed: {' '.join(text.split())[:120] or type(error).__name__}"


def _tls_fault(error: Exception) -> str:
    cause = error.args[0] if error.args else None
    if getattr(cause, "reason", None) in _NO_TLS:
        return "does not speak TLS; try http:// in place of https://"
    if isinstance(cause, (ssl.SSLEOFError, ssl.SSLZeroReturnError, ConnectionError)):
        return "breaks off when it is to speak TLS; try again, or http:// in place of https://"
    message = getattr(cause, "verify_message", "")
    if message:
        return f"its certificate is not trusted: {' '.join(message.split())[:120]}"
    return f"no secure connection: {' '.join(str(cause or error).split())[:120]}"
