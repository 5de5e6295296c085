"""Which file of a picture a browser takes: as large as its screen can show, and on phones no larger than anybody sees."""

import pytest

from articles.body.figures import TEXT_SIZES, Shown, picture_html
from articles.imaging.geometry import WIDTHS

pytestmark = pytest.mark.browser
FILES = ", ".join(f"https://pictures.example.org/{width}.avif {width}w" for width in WIDTHS)
PICTURE = Shown([["image/avif", FILES], ["image/jpeg", FILES]], src="", width=1920, height=1280)


def taken(new_context, width, density):
    """The file's width for a window so many pixels wide, with so many pixels of the screen to each."""
    page = new_context(viewport={"width": width, "height": 800}, device_scale_factor=density).new_page()
    page.route("**/*.avif", lambda route: route.abort())
    with page.expect_request("**/*.avif") as asked:
        page.set_content(f"<body>{picture_html(PICTURE, TEXT_SIZES, eager=True)}</body>", wait_until="commit")
    return int(asked.value.url.rpartition("/")[2].removesuffix(".avif"))


@pytest.mark.parametrize(
    ("width", "density", "wanted"),
    [(390, 1, 480), (390, 2, 800), (390, 3, 800), (360, 3, 800), (412, 2.625, 800), (430, 3, 960)],
)
def test_phones_take_files_of_two_pixels_to_one(new_context, width, density, wanted):
    assert taken(new_context, width, density) == wanted


@pytest.mark.parametrize(("density", "wanted"), [(1, 800), (2, 1920)])
def test_wide_windows_take_what_the_column_shows(new_context, density, wanted):
    assert taken(new_context, 1400, density) == wanted
