"""Twins of slow loops, compiled from Cython where the package was built with a C compiler.

Who imports one has the same in Python, and takes that where it is missing: an ImportError is no fault. What
is computed, and why, is told there; tests hold the two together.
"""

import os

PURE = "SUMMARIZE_PURE"
"""The environment variable that hides them, to tell whether a fault is theirs."""

SOURCES = {
    "marks": "808715b96b16e511a9e49ee63f471f7644201b3696ee00761f467d5a8e4d9b07",
    "measures": "8cd98bf91d0618f3fc79d76313485b7611f5c2be4a3056b2238295a981934cd7",
    "salience": "1566577a1ec676a77ac78582137e89a609c0de8c2221741f8bd9acffa86c919f",
    "topics": "6617c64a38b7be5ca9e41d61db215bc374a0fc8cb6004041e23c04fe74ec4341",
    "words": "716ea1af822aa33472b70f7e54e6ab61e7ea6fb1a8fb084512d71ad005812204",
}
"""Module -> the digest of the source that it is to be compiled from; build_hook.py writes it.

One that was compiled from another, as `git pull` leaves it behind in an editable installation, raises an
ImportError: beside Python that it was not made for it would do anything.
"""

if os.environ.get(PURE):
    __path__ = []
