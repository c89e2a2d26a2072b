# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("sort_of", models.CharField(max_length=20)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("postal", models.CharField(blank=True, max_length=300)),
                ("note", models.TextField(blank=True)),
                ("folded", models.CharField(max_length=200)),
                ("sort", models.CharField(max_length=2000)),
                ("version", models.PositiveIntegerField(default=1)),
                ("entered_at", models.DateTimeField()),
                ("ended_on", models.DateField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["sort", "id"], name="organisation_in_order"),
                    models.Index(condition=models.Q(("email", ""), _negated=True), fields=["email"], name="organisation_email"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outlet",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("medium", models.CharField(max_length=12)),
                ("hours", models.PositiveSmallIntegerField()),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("beat", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("folded", models.CharField(max_length=200)),
                ("sort", models.CharField(max_length=2000)),
                ("version", models.PositiveIntegerField(default=1)),
                ("entered_at", models.DateTimeField()),
                ("ended_on", models.DateField(null=True)),
                ("owner", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Domain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200, unique=True)),
                ("outlet", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="domains", to="people.outlet")),
            ],
            options={
                "db_table": "people_outletdomain",
            },
        ),
        migrations.CreateModel(
            name="OutletEmail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=254, unique=True)),
                ("outlet", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="emails", to="people.outlet")),
            ],
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given", models.CharField(blank=True, max_length=120)),
                ("surname", models.CharField(max_length=120)),
                ("title", models.CharField(blank=True, max_length=60)),
                ("gender", models.CharField(blank=True, max_length=1)),
                ("salutation", models.CharField(blank=True, max_length=120)),
                ("function", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("died_on", models.DateField(null=True)),
                ("folded", models.CharField(max_length=200)),
                ("sort", models.CharField(max_length=2000)),
                ("version", models.PositiveIntegerField(default=1)),
                ("entered_at", models.DateTimeField()),
                ("erased", models.BooleanField(default=False)),
            ],
            options={
                "indexes": [models.Index(fields=["sort", "id"], name="person_in_order"), models.Index(fields=["folded"], name="person_folded")],
                "constraints": [models.CheckConstraint(condition=models.Q(("gender__in", ["", "f", "m"])), name="person_gender_given")],
            },
        ),
        migrations.CreateModel(
            name="OrganisationPost",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("post", models.CharField(max_length=120)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("organisation", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="people.organisation")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person")),
            ],
        ),
        migrations.CreateModel(
            name="Journalist",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("post", models.CharField(blank=True, max_length=120)),
                ("beat", models.CharField(blank=True, max_length=200)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("outlet", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="journalists", to="people.outlet")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person")),
            ],
        ),
        migrations.CreateModel(
            name="Honour",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=160)),
                ("given_on", models.DateField(null=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="honours", to="people.person")),
            ],
        ),
        migrations.CreateModel(
            name="Email",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("address", models.CharField(max_length=254, unique=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="emails", to="people.person")),
            ],
            options={
                "db_table": "people_email",
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.CharField(max_length=60)),
                ("scope", models.CharField(blank=True, max_length=200)),
                ("given_on", models.DateField()),
                ("until", models.DateField(null=True)),
                ("withdrawn_on", models.DateField(null=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="consents", to="people.person")),
            ],
        ),
        migrations.CreateModel(
            name="Phone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=32)),
                ("written", models.CharField(max_length=40)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="phones", to="people.person")),
            ],
            options={
                "db_table": "people_phone",
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=20, unique=True)),
                ("name", models.CharField(max_length=160)),
                ("genitive", models.CharField(blank=True, max_length=160)),
                ("head_post", models.CharField(blank=True, max_length=80)),
                ("address", models.CharField(max_length=254)),
                ("company", models.BooleanField(default=False)),
                ("folded", models.CharField(max_length=200)),
                ("sort", models.CharField(max_length=2000)),
                ("version", models.PositiveIntegerField(default=1)),
                ("ended_on", models.DateField(null=True)),
                ("account", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("deputy", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person")),
                (
                    "deputy_account",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("head", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person")),
                (
                    "superior",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person")),
                ("user", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("unit", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="people.unit")),
            ],
            options={
                "db_table": "people_post",
            },
        ),
        migrations.AddIndex(
            model_name="outlet",
            index=models.Index(fields=["sort", "id"], name="outlet_in_order"),
        ),
        migrations.AddConstraint(
            model_name="outlet",
            constraint=models.CheckConstraint(
                condition=models.Q(("medium__in", ["daily", "periodical", "online", "radio", "tv", "own"])), name="outlet_medium_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="outlet",
            constraint=models.CheckConstraint(condition=models.Q(("hours__in", [6, 24])), name="outlet_hours_known"),
        ),
        migrations.AddIndex(
            model_name="organisationpost",
            index=models.Index(fields=["person", "until"], name="organisationpost_of_person"),
        ),
        migrations.AddConstraint(
            model_name="organisationpost",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"), name="organisationpost_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="journalist",
            index=models.Index(fields=["person", "until"], name="journalist_of_person"),
        ),
        migrations.AddConstraint(
            model_name="journalist",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"), name="journalist_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="journalist",
            constraint=models.UniqueConstraint(condition=models.Q(("until", None)), fields=("person", "outlet"), name="journalist_once"),
        ),
        migrations.AddConstraint(
            model_name="honour",
            constraint=models.UniqueConstraint(fields=("person", "name"), name="honour_once"),
        ),
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(fields=["person", "purpose"], name="consent_of_person"),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn_on", None), ("withdrawn_on__gte", models.F("given_on")), _connector="OR"), name="consent_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="phone",
            index=models.Index(fields=["number"], name="phone_number"),
        ),
        migrations.AddConstraint(
            model_name="phone",
            constraint=models.UniqueConstraint(fields=("person", "number"), name="phone_once_a_person"),
        ),
        migrations.AddIndex(
            model_name="unit",
            index=models.Index(fields=["sort", "id"], name="unit_in_order"),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["person", "until"], name="post_of_person"),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"), name="post_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="post",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until", None), models.Q(("user", None), _negated=True)), fields=("user",), name="post_one_person_an_account"
            ),
        ),
    ]
