"""Tables on a phone: they scroll on their own, by keyboard too, and the page stays as wide as the screen."""

import pytest

from articles.models import Publication
from tests.axe import violations_light_and_dark
from tests.browser import watch
from tests.factories import make_published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HEAD = "".join(f"<th><p>Spalte {number}</p></th>" for number in range(9))
CELLS = "".join(f"<td><p>{number}.000</p></td>" for number in range(1, 10))
WIDE = f'<table data-title="Breit"><tr>{HEAD}</tr><tr>{CELLS}</tr></table>'


def test_wide_table_scrolls_on_its_own_and_the_page_does_not(page, live_server):
    complaints = watch(page)
    story = Publication.objects.get(article=make_published(body=WIDE))
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + story.get_absolute_url())
    region = page.get_by_role("region", name="Breit")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => document.querySelector('.table-scroll').scrollLeft > 0")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert region.locator("td").first.evaluate("cell => getComputedStyle(cell).textAlign") == "right"
    assert violations_light_and_dark(page) == []
    assert complaints == []
