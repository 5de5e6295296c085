import pytest

from articles.body.order import rising


@pytest.mark.parametrize(
    ("places", "kept"),
    [([], set()), ([1, 2, 3], {1, 2, 3}), ([3, 1, 2], {1, 2}), ([2, 3, 1, 4], {2, 3, 4}), ([3, 2, 1], {1})],
)
def test_longest_rising_part_is_what_stayed(places, kept):
    assert rising(places) == kept
