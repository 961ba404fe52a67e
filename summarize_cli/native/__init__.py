"""Twins of slow loops, compiled from Cython where the package was built with a C compiler.

Who imports one has the same in Python, and takes that where it is missing: an ImportError is no fault. What
is computed, and why, is told there; tests hold the two together.
"""

import os

PURE = "SUMMARIZE_PURE"
"""The environment variable that hides them, to tell whether a fault is theirs."""

SOURCES = {
    "marks": "315d8c834603065affb78bdfc59c06367bb7450a6fa4bfe36d9fb8914a039a5b",
    "measures": "5e7b6a45ed52a2a7fd8021321e09f2da493f8bc925b8f46e20195762fc03e17a",
    "salience": "712bf4b1616e37b4aa5054311e50dad7043b1c9c84e36a34f9ca5e197404735d",
    "topics": "71f8c94976147b9eb009aaa0cdbb4d5b192f66e07ffb4c1c6b322ef333f3503f",
    "words": "b315cd410a732345dfc36655153e69a4b65bc80485d06b1f06f6d7067f1af0e6",
}
"""Module -> the digest of the source that it is to be compiled from; build_hook.py writes it.

One that was compiled from another, as `git pull` leaves it behind in an editable installation, raises an
ImportError: beside Python that it was not made for it would do anything.
"""

if os.environ.get(PURE):
    __path__ = []
