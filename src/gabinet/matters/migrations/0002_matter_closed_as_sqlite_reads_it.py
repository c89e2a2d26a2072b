# SPDX-License-Identifier: EUPL-1.2
"""SQLite takes a partial index WHERE x IS NOT NULL for whatever compares x; WHERE NOT (x IS NULL) it never takes."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0001_matters'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='matter',
            name='matter_closed',
        ),
        migrations.AddIndex(
            model_name='matter',
            index=models.Index(condition=models.Q(('closed_at__isnull', False)), fields=['-closed_at', '-id'], name='matter_closed'),
        ),
    ]
