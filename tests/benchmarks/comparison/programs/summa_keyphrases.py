"""summa's keywords: FILE."""

from prepared import sentences
from summa import keywords

print(*keywords.keywords("\n".join(sentences()), split=True)[:5], sep="\n")
