"""sumy: METHOD FILE. Its own splitter needs a download, so the sentences are split already."""

import sys
from importlib import import_module

import nltk
from prepared import article
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.nlp.tokenizers import Tokenizer
from sumy.utils import get_stop_words


class Words(Tokenizer):
    def __init__(self):
        pass

    def to_words(self, sentence):
        return tuple(filter(self._is_word, nltk.word_tokenize(sentence, preserve_line=True)))


method = sys.argv[1]
module = {"LexRank": "lex_rank", "TextRank": "text_rank", "SumBasic": "sum_basic"}.get(method, method.lower())
kind = getattr(
    import_module(f"sumy.summarizers.{module}"), f"{method.title() if method == 'LSA' else method}Summarizer"
)
if method == "Edmundson":
    summarizer = kind(Stemmer("english"), cue_weight=0)
    summarizer.null_words = get_stop_words("english")
else:
    summarizer = kind(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
title, paragraphs = article()
words = Words()
parts = [[Sentence(sentence, words) for sentence in paragraph] for paragraph in paragraphs]
parts[0].insert(0, Sentence(title, words, is_heading=True))
for sentence in summarizer(ObjectDocumentModel(map(Paragraph, parts)), 3):
    print(sentence)
