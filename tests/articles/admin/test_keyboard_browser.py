"""The desk by keyboard alone: on its most used views Tab reaches everything, is held by nothing, and is always seen."""

import pytest

from tests.addresses import desk_addresses
from tests.articles.admin.world import make_world
from tests.browser import enter
from tests.tabbing import tab_faults

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIEWS = [
    "index",
    "articles_article_changelist",
    "articles_article_change",
    "articles_article_history",
    "articles_article_preview",
    "articles_article_shares",
    "articles_article_step",
    "articles_author_changelist",
    "articles_category_order",
    "articles_tag_merge",
    "articles_tag_change",
    "desk_agenda",
    "desk_notices",
    "desk_notice_choices",
    "desk_front_preview",
]


def test_tab_reaches_everything_and_shows_where_it_is(page, live_server):
    world = make_world("chief")
    enter(page, live_server, world.visitor)
    addresses = {address.name: address for address in desk_addresses()}
    faults, things = {}, world.things("own")
    for view in VIEWS:
        page.goto(live_server.url + addresses[f"admin:{view}"].url(things))
        faults[view] = tab_faults(page)
    assert faults == {view: [] for view in VIEWS}
