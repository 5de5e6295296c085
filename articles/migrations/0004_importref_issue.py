"""Delivered documents remember their version, so that an older one arriving late is recognised."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0003_search")]
    operations = [
        migrations.AddField(
            model_name="importref",
            name="issue",
            field=models.CharField(
                blank=True,
                help_text="Sorts the versions of one document: its moment, then its number.",
                max_length=64,
                verbose_name="issue",
            ),
        ),
    ]
