"""The quality gate: no figure falls below its floor. It runs where it is named: pytest tests/quality"""

import pytest

from tests.quality import figures, floors


@pytest.mark.parametrize("bound", floors.bounds(), ids=lambda bound: f"{bound.group} {bound.name}")
def test_a_figure_keeps_its_floor(bound):
    if not figures.is_measurable(bound.group):
        pytest.skip("the corpora are not part of the project and not beside it")
    figure = figures.measured(bound.group)[bound.name]
    side, kind = ("above", "ceiling") if bound.is_ceiling else ("below", "floor")
    assert bound.holds(figure), (
        f"{bound.group}: {bound.name} is {figure:.4f}, {side} its {kind} of {bound.value:g} by "
        f"{-bound.room(figure):.4f}. The change made the tool worse at this: mend the change. Floors only "
        f"rise (python -m tests.quality --raise); one that must fall needs its reason in {floors.FILE.name}."
    )


@pytest.mark.parametrize("group", figures.GROUPS)
def test_every_figure_has_a_floor(group):
    if not figures.is_measurable(group):
        pytest.skip("the corpora are not part of the project and not beside it")
    known = {bound.name for bound in floors.bounds() if bound.group == group}
    assert known == figures.measured(group).keys()


def test_floors_rise_with_better_figures_and_never_fall():
    floor, ceiling = floors.Bound("g", "rouge1", 30.0), floors.Bound("g", "calibration_error", 0.05)
    assert floor.raised(32.0) == pytest.approx(31.7)
    assert floor.raised(29.0) == 30.0
    assert ceiling.raised(0.02) == pytest.approx(0.025)
    assert ceiling.raised(0.08) == 0.05
    assert not floor.holds(29.999)
    assert not ceiling.holds(0.051)


def test_raising_leaves_all_else_in_the_file_as_it_is():
    text = "# why\n[a]\nrouge1 = 30.0  # note\n[b]\nrouge1 = 20.0\n"
    assert floors.rewritten(text, {("a", "rouge1"): 31.5}) == text.replace("30.0", "31.5")
