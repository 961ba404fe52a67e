import numpy as np
import pytest
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from summarize_cli.training.shares import fit_shares
from summarize_cli.training.wording import Lesson, regress


@pytest.mark.parametrize("of", [np.asarray, sparse.csr_matrix], ids=["array", "sparse"])
def test_it_finds_what_minimising_the_loss_itself_finds(of):
    draw = np.random.default_rng(8)
    rows, importance = draw.normal(size=(60, 3)), draw.uniform(0.5, 2.0, 60)
    targets = np.clip(0.5 + 0.4 * rows[:, 0] - 0.3 * rows[:, 1], 0.0, 1.0)
    assert {0.0, 1.0} < set(targets), "some are certain"
    lesson = Lesson(rows, sparse.csr_matrix((60, 0)), targets, importance, np.zeros(60))
    expected = regress(lesson, penalty=0.5, word_penalty=0.0)
    found = fit_shares(LogisticRegression(C=2.0, tol=1e-8), of(rows), targets, importance)
    assert found.coef_[0] == pytest.approx(expected.of_features, abs=1e-4)
    assert found.intercept_[0] == pytest.approx(expected.bias, abs=1e-4)
