# SPDX-License-Identifier: EUPL-1.2
"""SQLite takes a partial index WHERE x IS NOT NULL for whatever compares x; WHERE NOT (x IS NULL) it never takes."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0001_matters'),
        ('post', '0002_export_keeps_its_file'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='incoming',
            name='incoming_owner',
        ),
        migrations.RemoveIndex(
            model_name='incoming',
            name='incoming_sleeping',
        ),
        migrations.RemoveIndex(
            model_name='incoming',
            name='incoming_sender',
        ),
        migrations.RemoveIndex(
            model_name='quarantine',
            name='quarantine_spam',
        ),
        migrations.AddIndex(
            model_name='incoming',
            index=models.Index(condition=models.Q(('owner__isnull', False)), fields=['owner', 'state'], name='incoming_owner'),
        ),
        migrations.AddIndex(
            model_name='incoming',
            index=models.Index(condition=models.Q(('wakes_on__isnull', False)), fields=['wakes_on'], name='incoming_sleeping'),
        ),
        migrations.AddIndex(
            model_name='incoming',
            index=models.Index(condition=models.Q(('sender__isnull', False)), fields=['sender', '-received_at'], name='incoming_sender'),
        ),
        migrations.AddIndex(
            model_name='quarantine',
            index=models.Index(
                condition=models.Q(('released_at', None), ('spam_at__isnull', False)), fields=['line', '-at', '-id'], name='quarantine_spam'
            ),
        ),
    ]
