"""The hosts whose frames a publication may show."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0003_search'),
    ]

    operations = [
        migrations.AddField(
            model_name='publication',
            name='frames',
            field=models.JSONField(default=list),
        ),
    ]
