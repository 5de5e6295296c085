import pytest
from django.utils import timezone

from articles.models import AuditEntry, Category, Change
from articles.publishing.arrange import arrange_sections, tree_version
from articles.vocabulary import Refused, Stale
from tests.factories import make_category, make_chief

pytestmark = pytest.mark.django_db


def version():
    return tree_version(Category.objects.all())


def arrange(wanted, version=None):
    wanted = {getattr(section, "pk", section): place for section, place in wanted.items()}
    return arrange_sections(
        wanted, version=version or tree_version(Category.objects.all()), by=make_chief(), now=timezone.now()
    )


def test_sections_move_together_and_readers_pages_follow():
    town, harbour, above = make_category("Stadt"), make_category("Hafen", position=1), make_category("Land")
    quay = make_category("Kai", parent=above)
    moved = arrange({harbour: (town.pk, 0), quay: (town.pk, 1), town: (None, 0)})
    assert [section.name for section in moved] == ["Hafen", "Kai"]
    assert [child.name for child in town.children.all()] == ["Hafen", "Kai"]
    keys = {key for change in Change.objects.all() for key in change.tags}
    assert {f"category-{each.pk}" for each in (town, harbour, quay, above)} <= keys
    assert AuditEntry.objects.get().details == {"moved": ["Hafen", "Kai"]}


def test_loop_is_refused_and_nothing_moves():
    town = make_category("Stadt")
    harbour = make_category("Hafen", parent=town)
    with pytest.raises(Refused, match="unter sich"):
        arrange({town: (harbour.pk, 0)})
    assert Category.objects.get(pk=town.pk).parent_id is None


def test_tree_that_somebody_else_changed_is_refused():
    town, harbour = make_category(), make_category()
    seen = version()
    arrange({harbour: (town.pk, 3)}, seen)
    with pytest.raises(Stale):
        arrange({town: (None, 9)}, seen)
    assert Category.objects.get(pk=town.pk).position == 0


@pytest.mark.parametrize("parent", [999, 10**15])
def test_parent_that_is_not_there_is_refused(parent):
    with pytest.raises(Refused):
        arrange({make_category(): (parent, 0)})


def test_same_order_writes_nothing():
    town = make_category()
    assert arrange({town: (None, 0)}) == []
    assert not Change.objects.exists()
