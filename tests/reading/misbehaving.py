"""A web server on loopback that does what it is asked to, good and bad, one path a habit."""

import gzip
import socket
import threading
import time
import zlib

import brotli

STORY = (
    "The ferry line will add two night boats from May, the company said on Tuesday.",
    "People who work late shifts have waited for this since 2019, said Ana Ruiz, who runs the line.",
    "Each boat carries 120 passengers and 30 bicycles across the sound in 18 minutes.",
)
PAGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Night boats</title></head><body><article>'
    + "".join(f"<p>{text}</p>" for text in STORY)
    + "</article></body></html>"
).encode()
LOGIN = b"<html><body><h1>Sign in</h1><form><input name=u><input type=password name=p></form></body></html>"
MEGABYTE = b"<p>word word word</p>" * 50_000


def head(status="200 OK", **fields):
    lines = [f"HTTP/1.1 {status}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in fields.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n"


def answered(body, content_type="text/html", status="200 OK", **fields):
    return head(status, Content_Type=content_type, Content_Length=len(body), **fields) + body


def redirect(location, status="302 Found"):
    return head(status, Location=location, Content_Length=0)


def drip(connection, first, piece=b"x", pause=0.05):
    connection.sendall(first)
    while True:
        connection.sendall(piece)
        time.sleep(pause)


def stream(connection, first, piece):
    connection.sendall(first)
    while True:
        connection.sendall(piece)


class Server:
    """Listens until it is closed. `requests` are the heads of what was asked, in order."""

    def __init__(self):
        self.requests = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._socket.close()

    def _serve(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._handle, args=(connection,), daemon=True).start()

    def _handle(self, connection):
        with connection:
            try:
                request = connection.recv(65_536).decode("latin-1")
                self.requests.append(request)
                self._behave(connection, request.split(" ")[1])
            except OSError:
                pass  # The other side has had enough.

    def _behave(self, connection, path):
        if path.startswith("/hop/"):
            left = int(path.rpartition("/")[2])
            return connection.sendall(redirect(f"/hop/{left - 1}" if left else "/page"))
        if path.startswith("/status/"):
            return connection.sendall(answered(b"<p>Sorry.</p>", status=f"{path.rpartition('/')[2]} Sorry"))
        if path in SPOKEN:
            return connection.sendall(SPOKEN[path])
        if path in HABITS:
            HABITS[path](connection)
        return None


SPOKEN = {
    "/page": answered(PAGE, "text/html; charset=utf-8"),
    "/text": answered("\n\n".join(STORY).encode(), "text/plain"),
    "/gzip": answered(gzip.compress(PAGE), Content_Encoding="gzip"),
    "/deflate": answered(zlib.compress(PAGE), Content_Encoding="deflate"),
    "/brotli": answered(brotli.compress(PAGE), Content_Encoding="br"),
    "/koi8": answered(
        PAGE.replace(b'<meta charset="utf-8">', b"").replace(b"<p>", "<p>Кот ".encode("koi8-r"), 1),
        "text/html; charset=koi8-r",
    ),
    "/no-type": head(Content_Length=len(PAGE)) + PAGE,
    "/login": answered(LOGIN),
    "/pdf": answered(b"%PDF-1.7\n" + bytes(500), "application/pdf"),
    "/pdf-as-page": answered(b"%PDF-1.7\n" + bytes(500)),
    "/feed": answered(b'<?xml version="1.0"?><rss version="2.0"></rss>', "application/rss+xml"),
    "/image": answered(b"\x89PNG\r\n\x1a\n" + bytes(500), "image/png"),
    "/empty": answered(b""),
    "/to-file": redirect("file:///etc/hostname"),
    "/to-ftp": redirect("ftp://127.0.0.1/story"),
    "/to-data": redirect("data:text/html,<p>Rain</p>"),
    "/to-nowhere": redirect("http://[::1"),
    "/loop": redirect("/loop"),
    "/relative": redirect("page", "301 Moved"),
    "/large": answered(MEGABYTE * 12),
    "/gzip-bomb": answered(gzip.compress(bytes(100_000_000)), Content_Encoding="gzip"),
    "/brotli-bomb": answered(brotli.compress(bytes(100_000_000), quality=1), Content_Encoding="br"),
    "/not-gzip": answered(PAGE, Content_Encoding="gzip"),
    "/cut": head(Content_Type="text/html", Content_Length=len(PAGE) + 5_000) + PAGE,
    "/gzip-cut": answered(gzip.compress(PAGE)[:-200], Content_Encoding="gzip"),
    "/gzip-without-end": answered(gzip.compress(PAGE)[:-8], Content_Encoding="gzip"),
    "/gzip-damaged": answered(gzip.compress(PAGE)[:-8] + bytes(8), Content_Encoding="gzip"),
    "/gzip-twice": answered(gzip.compress(PAGE[:200]) + gzip.compress(PAGE[200:]), Content_Encoding="x-gzip"),
    "/gzip-and-one-more": answered(gzip.compress(PAGE) + b"\n", Content_Encoding="gzip"),
    "/gzip-and-more": answered(gzip.compress(PAGE) + b"\0\0 more", Content_Encoding="gzip"),
    "/chunks-cut": head(Content_Type="text/html", Transfer_Encoding="chunked")
    + b"40\r\n"
    + PAGE[:64]
    + b"\r\n",
    "/no-chunks": head(Content_Type="text/html", Transfer_Encoding="chunked") + PAGE,
    "/garbage": b"\x00\x01\x02 nothing like HTTP\r\n\r\n",
    "/hang-up": b"",
    "/long-header": b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
    "/many-headers": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 10_000 + b"\r\n",
}
HABITS = {
    "/silent": lambda _: time.sleep(30),
    "/slow-header": lambda connection: drip(connection, b"HTTP/1.1 200 OK\r\nX: "),
    "/slow-body": lambda connection: drip(connection, head(Content_Type="text/html") + PAGE),
    "/endless": lambda connection: stream(connection, head(Content_Type="text/html"), MEGABYTE),
    "/endless-header": lambda connection: stream(connection, b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 1000),
}
