"""What must hold of an installation. A check answers what it found, or raises what is broken."""

import base64
import csv
import hashlib
import json
import os
import platform
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from summarize_cli import Digest, native, summarize
from summarize_cli.model.compiled import BUILT_IN, load
from summarize_cli.pipeline import DEFAULT_SENTENCES
from summarize_cli.reading.decoding import decode
from summarize_cli.rendering import FORMATS
from summarize_cli.version import __version__

DISTRIBUTION = "summarize-cli"
_COMPILED = Path(native.__file__).parent
ARTICLE = Path(__file__).with_name("article.txt")
PACKAGE = Path(__file__).resolve().parent.parent


def origin() -> str:
    """What pip is to be told to install the same again: where it came from, or else its name."""
    try:
        told = metadata.distribution(DISTRIBUTION).read_text("direct_url.json")
    except metadata.PackageNotFoundError:
        told = None
    found: dict[str, Any] = json.loads(told or "{}")
    if "url" not in found:
        return DISTRIBUTION
    vcs = found.get("vcs_info", {}).get("vcs")
    editable = found.get("dir_info", {}).get("editable")
    return f"{'-e ' if editable else ''}{f'{vcs}+' if vcs else ''}{found['url']}"


AGAIN = f"install it again: {Path(sys.executable).name} -m pip install --force-reinstall {origin()}"
_REPORT = f"report this with the output of {Path(sys.executable).name} -m pip freeze"
_PATIENCE = 60
"""Seconds, of a command that takes a fifth of one."""

_SCRIPTS = ("bin", "Scripts")
"""Where installers put commands."""

# What anyone who reads the article finds in it. Which sentences are chosen is the model's affair.
_TITLE = "Flood Leaves 300 Homes Without Power in Varnholt Valley"
_SENTENCES, _FURNITURE, _TOPIC = 10, 3, "medtop:03000000"

_WRONG_USES: tuple[tuple[int, tuple[str, ...], str], ...] = (
    (2, ("-n", "0"), "--sentences takes a whole number"),
    (2, ("-n", "1", "-w", "5"), "exclude one another"),
    (2, ("--no-such-option",), "--no-such-option"),
    (1, (os.path.join("no", "such", "story.txt"),), "no such file"),  # noqa: PTH118 - as one types it
    (1, ("-m", str(ARTICLE), str(ARTICLE)), "model"),
    (1, (), "is empty"),
)
"""Exit code, arguments, and what the one line on stderr says. Standard input is empty."""


class BrokenError(Exception):
    """Something does not work: what, and what to do."""


def command_line(
    *arguments: str, data: bytes = b"", program: tuple[str, ...] = (), pure: bool = False
) -> tuple[int, bytes, str]:
    """(exit code, stdout, stderr) of the command, without what its user has configured.

    Where it is to be `pure`, without compiled modules.
    """
    # -P: the folder in which one stands is no part of the installation.
    started = program or (sys.executable, "-P", "-m", "summarize_cli")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SUMMARIZE_")}
    try:
        done = subprocess.run(  # noqa: S603 - this Python, or what the installer wrote
            [*started, *arguments],
            input=data,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env=kept | {"SUMMARIZE_CONFIG": os.devnull} | ({native.PURE: "1"} if pure else {}),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BrokenError(f"{' '.join(started)} cannot be run: {error}; {AGAIN}") from None
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace")


def check_version() -> str:
    """The command, the package and the installer name one version."""
    code, shown, told = command_line("--version")
    if (code, shown.decode().split()) != (0, ["summarize", __version__]):
        raise BrokenError(f"--version shows {shown!r} and {told!r}, not {__version__}; {AGAIN}")
    installed = _distribution().version
    if installed != __version__:
        raise BrokenError(f"the package is {__version__}, what was installed is {installed}; {AGAIN}")
    return f"{__version__}, on Python {platform.python_version()}"


def check_files() -> str:
    """Every file of the package is there and has the bytes that the wheel had."""
    distribution = _distribution()
    # Not by `distribution.files`: from Python 3.12 on it passes over what is missing.
    rows = csv.reader((distribution.read_text("RECORD") or "").splitlines())
    hashed = [(row[0], row[1]) for row in rows if row[0].startswith(f"{PACKAGE.name}/") and row[1]]
    if not hashed:
        return "not checked: this installation has no list of its files (an editable one has none)"
    for name, said in hashed:
        path = Path(str(distribution.locate_file(name)))
        algorithm, _, wanted = said.partition("=")
        try:
            digest = hashlib.new(algorithm, path.read_bytes()).digest()
        except OSError as error:
            raise BrokenError(f"{path} cannot be read: {error.strerror}; {AGAIN}") from None
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != wanted:
            raise BrokenError(f"{path} is not what was installed; {AGAIN}")
    if not (PACKAGE / "py.typed").is_file():
        raise BrokenError(f"py.typed is missing, without which type checkers see no types; {AGAIN}")
    return f"{len(hashed)} files are as they were packed"


def check_commands() -> str:
    """The commands that the installer wrote start the package's own functions."""
    distribution = _distribution()
    names = sorted(point.name for point in distribution.entry_points.select(group="console_scripts"))
    written = {
        Path(file.name).stem: os.path.normpath(str(file.locate()))
        for file in distribution.files or ()
        if file.parent.name in _SCRIPTS
    }
    for name, arguments, wanted in (
        ("summarize", ("--version",), __version__),
        ("summarize-model", ("info",), load(BUILT_IN).name),
    ):
        if name not in names or name not in written:
            raise BrokenError(f"the command {name} was not installed; {AGAIN}")
        code, shown, told = command_line(*arguments, program=(written[name],))
        if code or wanted not in shown.decode("utf-8", "replace"):
            raise BrokenError(f"{written[name]} ends with {code} and says {_last(told)}; {AGAIN}")
    return ", ".join(names)


def check_model() -> str:
    """The built-in model can be used, and is the one that its card describes."""
    model = load(BUILT_IN)
    digest = hashlib.sha256(BUILT_IN.read_bytes()).hexdigest()
    card = BUILT_IN.with_name("MODEL_CARD.md").read_text("utf-8")
    described = re.search(r"sha256 `([0-9a-f]{64})`", card)
    if described is None or described[1] != digest:
        said = described[1] if described else "none"
        raise BrokenError(
            f"the model's sha256 is {digest}, its card says {said}; {AGAIN} (after training: mend the card)"
        )
    return f"{model.name}, sha256 {digest}"


def check_article() -> str:
    """A file, standard input and the library give one digest, and it is one of this article."""
    raw = ARTICLE.read_bytes()
    text = decode(raw).text
    digest = summarize(text)
    expected = json.loads(json.dumps(digest.to_dict()))
    for way, found in (
        ("a file", _digest(command_line("-f", "json", str(ARTICLE)))),
        ("standard input", _digest(command_line("-f", "json", data=raw))),
    ):
        found["source"] = None
        different = sorted(name for name in expected if found.get(name) != expected[name])
        if different:
            raise BrokenError(f"{way} and the library differ in {', '.join(different)}; {_REPORT}")
    wrong = _wrong(digest, text)
    if wrong:
        raise BrokenError(f"the digest of {ARTICLE} is wrong: {wrong}; {_REPORT}")
    return f"file, standard input and library give one digest, {digest.topics[0].name}"


def check_compiled() -> str:
    """What was compiled can be loaded, all of it, and comes to the same as Python does."""
    names = sorted(path.stem for path in _COMPILED.glob("*.pyi"))
    faults = {}
    for name in names:
        try:
            import_module(f"{native.__name__}.{name}")
        except ImportError as error:
            faults[name] = error
    if len(faults) == len(names) and all(isinstance(fault, ModuleNotFoundError) for fault in faults.values()):
        return "none, as this was installed without a C compiler or is told to do without: all works, slower"
    if faults:
        raise BrokenError(f"{', '.join(faults)} cannot be loaded ({next(iter(faults.values()))}); {AGAIN}")
    compiled, python = (
        _digest(command_line("-f", "json", str(ARTICLE), pure=pure)) for pure in (False, True)
    )
    if compiled != python:
        raise BrokenError(f"compiled modules find another digest than Python does; {_REPORT}")
    return f"{len(names)} modules come to the same as Python does"


def check_formats() -> str:
    """Every format can be written: templates and libraries are there."""
    for form in FORMATS:
        code, shown, told = command_line("-f", form, "--explain", str(ARTICLE))
        if code or told or b"Skarn" not in shown:
            raise BrokenError(f"-f {form} ends with {code} and says {_last(told)}; {AGAIN}")
    return ", ".join(FORMATS)


def check_errors() -> str:
    """A wrong use ends with its exit code, one line on stderr and nothing on stdout."""
    for wanted, arguments, said in _WRONG_USES:
        code, shown, told = command_line(*arguments)
        if code != wanted or shown or said not in told or told.count("\n") != 1:
            use = " ".join(("summarize", *arguments))
            raise BrokenError(
                f"{use} must end with {wanted}, ends with {code} and says {_last(told)}; {_REPORT}"
            )
    return f"{len(_WRONG_USES)} wrong uses end with a line and an exit code"


CHECKS: Mapping[str, Callable[[], str]] = {
    "version": check_version,
    "files": check_files,
    "commands": check_commands,
    "model": check_model,
    "article": check_article,
    "compiled": check_compiled,
    "formats": check_formats,
    "exit codes": check_errors,
}
"""In the order in which they are made: what comes later needs what comes before."""


def _last(told: str) -> str:
    """The last line of what stands on stderr: of a traceback it says what is wrong."""
    return repr((told.splitlines() or [""])[-1])


def _distribution() -> metadata.Distribution:
    try:
        return metadata.distribution(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        raise BrokenError(
            f"{DISTRIBUTION} is on the path of this Python and not installed; {AGAIN}"
        ) from None


def _digest(ended: tuple[int, bytes, str]) -> dict[str, Any]:
    """The JSON that the command wrote."""
    code, shown, told = ended
    if code or told:
        raise BrokenError(f"the command ends with {code} and says {_last(told)}; {_REPORT}")
    found: dict[str, Any] = json.loads(shown)
    return found


def _wrong(digest: Digest, text: str) -> str:
    """What of a digest is not as everyone who reads the article would have it, "" where all is."""
    if (digest.title, digest.sentence_count, digest.dropped_lines) != (_TITLE, _SENTENCES, _FURNITURE):
        return f"{digest.title!r}, {digest.sentence_count} sentences, {digest.dropped_lines} lines left out"
    places = [sentence.index for sentence in digest.summary]
    if len(places) != DEFAULT_SENTENCES or places != sorted(places):
        return f"the sentences {places} are chosen, in this order"
    for sentence in digest.summary:
        if " ".join(text[sentence.start : sentence.end].split()) != sentence.text:
            return f"not verbatim: {sentence.text!r}"
    if [topic.code for topic in digest.topics[:1]] != [_TOPIC]:
        return f"its topics are {[topic.name for topic in digest.topics]}"
    return "" if digest.keyphrases else "no keyphrases"
