"""Addresses are fetched within bounds, from a real server on loopback that misbehaves in every way."""

import contextlib
import json
import re
import socket
import ssl
import subprocess
import threading
import time

import pytest
import urllib3
from misbehaving import STORY, Server
from urllib3 import exceptions as faults

from summarize_cli.errors import ContentError, SourceError
from summarize_cli.reading.addresses import fetch
from summarize_cli.reading.readers import read_article
from summarize_cli.reading.sources import Limits

QUICK = Limits(timeout=5.0)


@pytest.fixture(scope="module")
def server():
    running = Server()
    yield running
    running.close()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def prose(article):
    return [article.text[p.start : p.end] for p in article.paragraphs if p.role == "prose"]


def read(server, path):
    address = server.address + path
    return read_article(fetch(address, QUICK), "auto", None, address)


@pytest.mark.parametrize(
    "path",
    [
        "/page",
        "/text",
        "/gzip",
        "/gzip-twice",
        "/gzip-and-more",
        "/gzip-and-one-more",
        "/deflate",
        "/brotli",
        "/no-type",
        "/relative",
        "/hop/0",
        "/hop/4",
    ],
)
def test_a_page_is_read(server, path):
    assert prose(read(server, path)) == list(STORY)


def test_a_proxy_of_the_environment_is_asked_but_not_for_this_machine(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.address)
    with contextlib.suppress(SourceError):
        fetch("http://news.example/page", QUICK)
    assert server.requests[-1].startswith("GET http://news.example/page HTTP/1.1\r\n")
    assert prose(read(server, "/page")) == list(STORY)
    assert server.requests[-1].startswith("GET /page HTTP/1.1\r\n")


def test_the_server_names_the_charset(server):
    assert prose(read(server, "/koi8"))[0].startswith("Кот The ferry")


def test_the_request_says_who_asks(server):
    read(server, "/page")
    asked = server.requests[-1]
    assert asked.startswith("GET /page HTTP/1.1\r\n")
    assert "user-agent: summarize-cli/" in asked.lower()
    assert "accept-encoding: gzip, deflate, br" in asked.lower()


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/status/404", "no such page \\(404\\)"),
        ("/status/401", "asks for a login"),
        ("/status/403", "refuses access"),
        ("/status/429", "come back later"),
        ("/status/500", "server fails \\(500"),
        ("/status/503", "server fails \\(503"),
        ("/status/204", "does not answer with a page \\(204"),
        ("/status/304", "does not answer with a page \\(304"),
        ("/status/418", "does not answer with a page \\(418"),
        ("/pdf", "is a PDF document"),
        ("/pdf-as-page", "is a PDF document"),
        ("/image", "is image/png, not a page"),
        ("/to-file", "redirects from http to file"),
        ("/to-ftp", "redirects from http to ftp"),
        ("/to-data", "redirects from http to data"),
        ("/to-nowhere", "no valid address"),
        ("/loop", "redirects more than 5 times"),
        ("/hop/5", "redirects more than 5 times"),
        ("/large", "more than 10,000,000 bytes"),
        ("/gzip-bomb", "more than 10,000,000 bytes"),
        ("/brotli-bomb", "more than 10,000,000 bytes"),
        ("/endless", "more than 10,000,000 bytes"),
        ("/not-gzip", "does not decompress"),
        ("/cut", "broke before the whole page"),
        ("/gzip-cut", "broke before the whole page"),
        ("/gzip-without-end", "broke before the whole page"),
        ("/gzip-damaged", "does not decompress"),
        ("/chunks-cut", "broke before the whole page"),
        ("/no-chunks", "broke before the whole page"),
        ("/garbage", "does not answer in HTTP"),
        ("/hang-up", "the connection broke off; try again"),
        ("/long-header", "does not answer in HTTP"),
        ("/many-headers", "does not answer in HTTP"),
        ("/endless-header", "does not answer in HTTP"),
    ],
)
def test_a_misbehaving_server_is_one_line(server, path, message):
    with pytest.raises(SourceError, match=message) as caught:
        fetch(server.address + path, QUICK)
    assert "\n" not in str(caught.value)
    assert "0x" not in str(caught.value)
    assert not re.search(r"[a-z]\(", str(caught.value)), "an object of a library shows"


@pytest.mark.parametrize("path", ["/silent", "/slow-header", "/slow-body"])
def test_time_is_bounded_in_all(server, path):
    started = time.perf_counter()
    with pytest.raises(SourceError, match=r"no complete answer within 0\.5 seconds; --timeout"):
        fetch(server.address + path, Limits(timeout=0.5))
    assert time.perf_counter() - started < 10, "the server goes on for ever"


def test_a_login_page_and_an_empty_one(server):
    with pytest.raises(ContentError, match=r"login page"):
        read(server, "/login")
    with pytest.raises(ContentError, match=r"is empty|without text"):
        read(server, "/empty")


def test_the_limit_on_bytes_is_the_user_s(server):
    with pytest.raises(SourceError, match=r"more than 100 bytes; --max-bytes"):
        fetch(f"{server.address}/page", Limits(max_bytes=100))


def test_nobody_listens():
    with pytest.raises(SourceError, match=r"refuses the connection"):
        fetch("http://127.0.0.1:9/", QUICK)


@pytest.mark.parametrize(
    "address",
    [
        *("http://", "http://[::1", "http://127.0.0.1:x/", "http://127.0.0.1:99999/", "http:///story"),
        *("http://news example/story", "http://127.0.0.1/a\nb", "http://..", "http://\x00/"),
    ],
)
def test_an_address_that_is_none(address):
    with pytest.raises(SourceError, match=r"valid address|no such host|connection"):
        fetch(address, QUICK)


@pytest.fixture(scope="module")
def untrusted(tmp_path_factory):
    """A server with a certificate that nobody signed but itself."""
    place = tmp_path_factory.mktemp("certificate")
    key, certificate = place / "key.pem", place / "certificate.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost"
    try:
        subprocess.run(
            [*command.split(), "-keyout", key, "-out", certificate], check=True, capture_output=True
        )
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no openssl to make a certificate with")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    secure = context.wrap_socket(socket.create_server(("127.0.0.1", 0)), server_side=True)

    def serve():
        while True:
            try:
                secure.accept()[0].close()
            except ssl.SSLError:
                continue
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    yield f"https://127.0.0.1:{secure.getsockname()[1]}/page"
    secure.close()


def test_a_certificate_that_nobody_signed_is_refused(untrusted):
    with pytest.raises(SourceError, match=r"certificate is not trusted: self.signed"):
        fetch(untrusted, QUICK)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", "does not speak TLS; try http://"),
        (b"", "breaks off when it is to speak TLS; try again, or http://"),
    ],
)
def test_tls_that_is_asked_of_a_plain_server(answer, message):
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def serve():
            connection, _ = plain.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        with pytest.raises(SourceError, match=message):
            fetch(f"https://127.0.0.1:{plain.getsockname()[1]}/page", QUICK)


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (faults.HTTPError("<Pool object at 0x1>: a new fault"), "^the connection failed: a new fault$"),
        (faults.HTTPError(), "^the connection failed: HTTPError$"),
        (
            faults.SSLError(ssl.SSLError("a new kind of fault")),
            "^no secure connection: .*a new kind of fault",
        ),
        (faults.ReadTimeoutError(None, "/", "read timed out"), "^no complete answer within 5 seconds"),
    ],
)
def test_a_fault_that_nobody_knows_is_one_line_too(error, message, server, monkeypatch):
    def failing(*_, **__):
        raise error

    monkeypatch.setattr(urllib3.PoolManager, "request", failing)
    with pytest.raises(SourceError, match=message):
        fetch(f"{server.address}/page", QUICK)


class TestCommand:
    def test_an_address_is_summarized(self, run, server):
        result = run("-f", "json", "-n", 1, f"{server.address}/gzip")
        digest = json.loads(result.stdout)
        assert (result.returncode, digest["title"], digest["sentence_count"]) == (0, "Night boats", 3)
        assert digest["source"] == f"{server.address}/gzip"

    @pytest.mark.parametrize(
        "path", ["/status/404", "/pdf", "/feed", "/login", "/endless", "/to-file", "/loop"]
    )
    def test_what_cannot_be_read_is_one_line_and_exit_code_1(self, run, server, path):
        result = run(server.address + path)
        (line,) = result.stderr.decode().splitlines()
        assert result.returncode == 1
        assert result.stdout == b""
        assert server.address + path in line

    def test_the_limits_are_options(self, run, server):
        slow = run("--timeout", "0.5", f"{server.address}/silent")
        assert (slow.returncode, b"within 0.5 seconds" in slow.stderr) == (1, True)
        large = run("--max-bytes", "100", f"{server.address}/page")
        assert (large.returncode, b"more than 100 bytes" in large.stderr) == (1, True)
        environment = {"SUMMARIZE_MAX_BYTES": "100"}
        assert run(f"{server.address}/page", environment=environment).returncode == 1
