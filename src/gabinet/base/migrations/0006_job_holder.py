# SPDX-License-Identifier: EUPL-1.2
"""Whose lease a job is under. The column has its default in the database, so that the version before can write beside it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Reversible."""

    dependencies = [("base", "0005_search_vector")]
    operations = [migrations.AddField("job", "holder", models.CharField(default="", db_default="", max_length=64))]
