from collections.abc import Callable

import pytest

from summarize_cli.article import Article, Paragraph
from summarize_cli.language.document import Document, analyse
from summarize_cli.language.lexicon import Lexicon
from summarize_cli.language.stopwords import STOPWORDS
from summarize_cli.summary.features import FEATURES, SPOKEN_FEATURES
from summarize_cli.summary.importance import WORD_FEATURES, WordModel
from summarize_cli.summary.opening import Opening
from summarize_cli.summary.ranker import Ranker
from summarize_cli.summary.tfidf import Idf
from summarize_cli.summary.wording import Wording

STORY = """\
The harbour of Vellmar was closed on Tuesday after a storm tore three ferries loose, police said.

Nobody was hurt. "We were very lucky," said the harbour master, Ida Brandt, who has worked there since 1998.

But she warned that the ferries will not sail before Friday, because divers must first look at the quay.

The storm, the worst in 40 years, also cut power to 12,000 homes in Vellmar and closed the coast road.

What happens to the market? It will be held in the town hall, the mayor said.

Read more: photographs of the storm"""


@pytest.fixture
def document_of() -> Callable[..., Document]:
    lexicon = Lexicon(lambda form: None if form in STOPWORDS else form)

    def build(text: str, title: str | None = None) -> Document:
        paragraphs = []
        start = 0
        for block in text.split("\n\n"):
            paragraphs.append(Paragraph(start, start + len(block)))
            start += len(block) + 2
        return analyse(Article(text=text, paragraphs=tuple(paragraphs), title=title), lexicon)

    return build


@pytest.fixture
def story(document_of) -> Document:
    return document_of(STORY, "Storm closes harbour")


@pytest.fixture
def idf() -> Idf:
    return Idf((), 4.0)


@pytest.fixture
def ranker() -> Ranker:
    return Ranker(
        weights=tuple((7 * number % 11 - 5) / 10 for number in range(len(FEATURES))),
        bias=-1.5,
        words=WordModel(tuple((5 * number % 7 - 3) / 5 for number in range(len(WORD_FEATURES))), -2.0),
        wording=Wording({"the": 0.25, "storm": 0.5, "will": -0.75}),
        abstracts=Wording({"we": 0.5, "the": -0.25}),
    )


@pytest.fixture
def opening() -> Opening:
    """Doubts a text that opens with "But", in part where its second sentence says "also"."""
    size = len(SPOKEN_FEATURES)
    return Opening.of(
        [Wording({"^but": 2.0}), Wording({"also": 0.5})],
        [*[0.0] * size, *[(number % 5 - 2) / 10 for number in range(size)], -1.0],
        [-1.0 if name.startswith("sentence") else 0.0 for name in FEATURES],
    )
