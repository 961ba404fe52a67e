"""The compiled twin of `importance` and `measures`, where there is one."""

from summarize_cli.summary.importance import (
    COUNT_BINS,
    COUNTS,
    FIRST_BINS,
    FIRSTS,
    QUOTED,
    RARITIES,
    RARITY_OF,
    SIZES,
    SURE,
)
from summarize_cli.summary.measures import EXPECTED_SHARE, HIGHEST, LOWEST, MEASURES, TOP_TERMS

try:
    from summarize_cli.native import measures
except ImportError:
    MEASURER = None
else:
    MEASURER = measures.Measurer(
        measures=(*MEASURES,), count_bins=COUNT_BINS, first_bins=FIRST_BINS, rarity_of=RARITY_OF, sizes=SIZES,
        counts=len(COUNTS), firsts=len(FIRSTS), rarities=RARITIES, quotations=len(QUOTED),
        top_terms=TOP_TERMS, expected_share=EXPECTED_SHARE, lowest=LOWEST, highest=HIGHEST, sure=SURE,
    )  # fmt: skip
