"""newspaper4k: FILE, as a summary. Its own splitter needs a download: the sentences are split already."""

from newspaper import nlp
from newspaper.text import StopWords
from prepared import article, sentences

nlp.split_sentences = str.splitlines
print(*nlp.summarize(article()[0], "\n".join(sentences()), StopWords("en"), 3), sep="\n")
