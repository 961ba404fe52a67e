"""An article that tries everything: markup, templates, control characters, one endless word."""

from summarize_cli.article import (
    Digest,
    Failure,
    Keyphrase,
    LeftOut,
    Passage,
    ScoredSentence,
    Topic,
)

INJECTIONS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}</style>",
    "</title><script src=https://evil.example/x.js></script>",
    "--><svg onload=alert(1)>",
    "]]><iframe srcdoc='<script>alert(1)</script>'>",
    "{{ 7 * 7 }}{% for x in y %}{# z #}",
    "&lt;b&gt;&#x3c;i&#x3e;&amp;amp;",
    "javascript:alert(1)",
    "<base href=https://evil.example/><meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "\x00\x1b]52;c;ZXZpbA==\x07\x9b31m\u202egnp.exe\u2066\ud800\ufdd0",
    "x" * 400,
)
TEXT = " ".join(INJECTIONS)


def hostile_digest(source=f"javascript:alert(1) {TEXT}"):
    features = {"average": 0.5, TEXT: 0.2}
    sentences = [
        ScoredSentence(f"{number} {text}", number, 0, 0, len(text), 0.7 - number / 100, features)
        for number, text in enumerate(INJECTIONS)
    ]
    return Digest(
        source=source, title=TEXT, byline=TEXT, date=TEXT, site=TEXT, dateline=TEXT, language="en",
        sentence_count=len(sentences), word_count=99, dropped_lines=1, summary=tuple(sentences[:3]),
        topics=(Topic(TEXT, f"name {TEXT}", 0.9, {TEXT: 1.0, f"not {TEXT}": -1.0}),),
        keyphrases=(Keyphrase(TEXT, 0.5),), model=TEXT, warnings=(TEXT,), dropped=(LeftOut(TEXT, TEXT),),
        missed=tuple(sentences[3:5]),
        passages=(Passage(TEXT), Passage(None, tuple(sentences))),
    )  # fmt: skip


HOSTILE_FAILURE = Failure(TEXT, TEXT)
