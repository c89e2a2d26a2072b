# SPDX-License-Identifier: EUPL-1.2
"""Sessions as rows of their own, who has a thing open, single-letter keys as a choice of each person."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("base", "0002_search_words"),
    ]

    operations = [
        migrations.AddField(model_name="user", name="shortcuts", field=models.BooleanField(default=True)),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("session_key", models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key")),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("since", models.DateTimeField()),
                ("seen_at", models.DateTimeField()),
                ("idle_until", models.DateTimeField()),
                ("device", models.CharField(default="", max_length=120)),
                ("network", models.CharField(default="", max_length=45)),
                ("way", models.CharField(default="", max_length=10)),
                (
                    "user",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "db_table": "base_session",
                "indexes": [models.Index(fields=["user", "-seen_at"], name="session_of_user")],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("pk_of", models.BigIntegerField()),
                ("seen_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
            options={
                "db_table": "base_presence",
                "indexes": [models.Index(fields=["kind", "pk_of", "seen_at"], name="presence_of_thing")],
                "constraints": [models.UniqueConstraint(fields=("user", "kind", "pk_of"), name="presence_once")],
            },
        ),
    ]
