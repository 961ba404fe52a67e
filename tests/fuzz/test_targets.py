"""The targets hold on what they start from, and on all that a fuzzer found to break them once."""

import pytest

from tests.fuzz.__main__ import FOUND
from tests.fuzz.targets import TARGETS, seeds

# Of pytest-cov: measuring takes twice as long, and nothing is reached that others do not.
pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_holds_on_its_seeds(name):
    for seed in [*seeds(name)][:10]:
        TARGETS[name](seed)
        TARGETS[name](seed[: len(seed) // 2])


@pytest.mark.parametrize(
    "path", [path for path in sorted(FOUND.rglob("*")) if path.is_file()], ids=lambda path: path.name[:24]
)
def test_what_was_found_once_is_mended(path):
    TARGETS[path.parent.name](path.read_bytes())
