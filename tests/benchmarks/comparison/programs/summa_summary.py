"""summa's TextRank: FILE. It is told a length in words, that of three sentences of the article."""

from prepared import sentences
from summa import summarizer

lines = sentences()
print(summarizer.summarize("\n".join(lines), words=3 * sum(map(len, map(str.split, lines))) // len(lines)))
