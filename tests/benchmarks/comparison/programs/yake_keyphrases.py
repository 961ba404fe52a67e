"""YAKE: WORDS FILE, at most so many words a phrase."""

import sys

import yake
from prepared import sentences

extractor = yake.KeywordExtractor(lan="en", n=int(sys.argv[1]), top=5)
for phrase, _ in extractor.extract_keywords("\n".join(sentences())):
    print(phrase)
