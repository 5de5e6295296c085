"""The four roles, and on PostgreSQL the constraint that no article has two publications at one instant."""

from django.apps.registry import apps as real_apps
from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITER = ["write_article", "view_article", "add_article", "change_article", "view_author", "view_category", "view_tag", "add_tag", "view_picture", "add_picture", "change_picture"]
MODERATOR = [*WRITER, "review_article", "add_author", "change_author", "change_tag"]
CHIEF = [*MODERATOR, "direct_article", "add_category", "change_category", "delete_category", "delete_author", "delete_tag", "delete_picture", "view_auditentry", "view_page", "add_page", "change_page", "view_front", "change_front"]
ADMINISTRATOR = [
    *("add_user", "change_user", "view_user", "view_group", "view_notice", "view_change", "view_importref"),
    *("view_category", "add_category", "change_category", "delete_category", "view_tag", "add_tag", "change_tag", "delete_tag"),
    *("view_author", "add_author", "change_author", "delete_author", "view_redirect", "view_auditentry", "view_article", "delete_article", "view_page", "add_page", "change_page", "view_front", "change_front"),
]
GROUPS = {
    "Redaktion": WRITER,
    "Moderation": MODERATOR,
    "Chefredaktion": CHIEF,
    "Administration": ADMINISTRATOR,
}
EXCLUSION = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE articles_publication ADD CONSTRAINT publication_one_at_an_instant
EXCLUDE USING gist (article_id WITH =, tstzrange(live_from, live_until, '[)') WITH &&);
"""


def create_groups(apps, schema_editor):
    """Permissions are normally created after all migrations; the groups need them now."""
    for label in ("auth", "articles"):
        create_permissions(real_apps.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(Permission.objects.filter(codename__in=codenames))


def exclude_overlaps(apps, schema_editor):
    """SQLite has no exclusion constraints; there the lock and the partial unique constraint stand alone."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(EXCLUSION)


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length"), ("contenttypes", "0002_remove_content_type_name")]
    operations = [
        migrations.RunPython(create_groups, migrations.RunPython.noop),
        migrations.RunPython(exclude_overlaps, migrations.RunPython.noop),
    ]
