"""Twins of slow loops, compiled from Cython where the package was built with a C compiler.

Who imports one has the same in Python, and takes that where it is missing: an ImportError is no fault. What
is computed, and why, is told there; tests hold the two together.
"""

import os

PURE = "SUMMARIZE_PURE"
"""The environment variable that hides them, to tell whether a fault is theirs."""

if os.environ.get(PURE):
    __path__ = []
