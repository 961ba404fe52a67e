"""newspaper4k: FILE, as keywords."""

from newspaper import nlp
from newspaper.text import StopWords
from prepared import sentences

print(*nlp.keywords("\n".join(sentences()), StopWords("en"), 5), sep="\n")
