# SPDX-License-Identifier: EUPL-1.2
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_registry"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("text", models.TextField()),
                ("due_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("unit", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit")),
            ],
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.BigIntegerField(null=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "contribution",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="acceptance", to="matters.contribution"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Deferral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.BigIntegerField(null=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField()),
                ("until", models.DateTimeField()),
                ("before", models.DateTimeField()),
                ("reason", models.CharField(max_length=1000)),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("contribution", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="deferrals", to="matters.contribution")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("pk_of", models.BigIntegerField()),
                ("wants", models.JSONField()),
                ("turn", models.CharField(blank=True, max_length=60)),
                ("latest", models.PositiveIntegerField(default=0)),
                ("since", models.DateTimeField()),
                ("begun_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("holder", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=200)),
                ("words", models.CharField(max_length=400)),
                ("value", models.DecimalField(decimal_places=4, max_digits=20)),
                ("unit", models.CharField(blank=True, max_length=40)),
                ("amount", models.DecimalField(decimal_places=4, max_digits=24)),
                ("measure", models.CharField(blank=True, max_length=40)),
                ("source", models.CharField(max_length=300)),
                ("as_of", models.DateField()),
                ("status", models.CharField(max_length=10)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("owner", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit")),
                (
                    "replaced_by",
                    models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replaces", to="matters.figure"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.BigIntegerField(null=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("figure", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="matters.figure")),
            ],
        ),
        migrations.CreateModel(
            name="Handing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("draft", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="handings", to="matters.draft")),
                ("to", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Matter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40)),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                ("received_on", models.DateField()),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("sensitive", models.BooleanField(default=False)),
                ("case_sign", models.CharField(blank=True, max_length=100)),
                ("ezd_number", models.CharField(blank=True, max_length=60)),
                ("own_kind", models.CharField(blank=True, max_length=60)),
                ("own_pk", models.BigIntegerField(null=True)),
                ("of_kind", models.CharField(blank=True, max_length=60)),
                ("of_pk", models.BigIntegerField(null=True)),
                ("owner", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddField(
            model_name="contribution",
            name="matter",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="contributions", to="matters.matter"),
        ),
        migrations.CreateModel(
            name="Closure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(blank=True, max_length=500)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="closures", to="matters.matter")),
            ],
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("source", models.CharField(max_length=8)),
                ("term", models.CharField(blank=True, max_length=40)),
                ("length", models.PositiveSmallIntegerField(null=True)),
                ("basis", models.CharField(blank=True, max_length=300)),
                ("from_on", models.DateField()),
                ("from_at", models.DateTimeField(null=True)),
                ("nominal_on", models.DateField()),
                ("due_on", models.DateField()),
                ("due_at", models.DateTimeField()),
                ("why", models.TextField(blank=True)),
                ("set_at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("standing_since", models.DateField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("first", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="matters.clock")),
                (
                    "replaced_by",
                    models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="replaces", to="matters.clock"),
                ),
                ("set_by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="clocks", to="matters.matter")),
            ],
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("instruction", models.CharField(blank=True, max_length=500)),
                ("until", models.DateField(null=True)),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("to", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("matter", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="matters.matter")),
            ],
        ),
        migrations.CreateModel(
            name="OfficeDayOff",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40, unique=True)),
                ("pl", models.CharField(max_length=120)),
                ("en", models.CharField(max_length=120)),
                ("month", models.PositiveSmallIntegerField(default=0)),
                ("day", models.PositiveSmallIntegerField(default=0)),
                ("easter", models.SmallIntegerField(null=True)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="OfficeTerm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=40)),
                ("valid_from", models.DateField()),
                ("label", models.CharField(max_length=160)),
                ("length", models.PositiveSmallIntegerField()),
                ("unit", models.CharField(max_length=16)),
                ("shift", models.BooleanField()),
                ("basis", models.CharField(max_length=300)),
                ("reason", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=160)),
                ("body", models.TextField()),
                ("keywords", models.CharField(max_length=300)),
                ("valid_until", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["-at", "-id"], name="passage_newest")],
            },
        ),
        migrations.CreateModel(
            name="Keyword",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("word", models.CharField(max_length=60)),
                ("passage", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="matters.passage")),
            ],
            options={
                "db_table": "matters_passagekeyword",
            },
        ),
        migrations.CreateModel(
            name="Passing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.BigIntegerField(null=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(max_length=1000)),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "contribution",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="passing", to="matters.contribution"),
                ),
                ("to", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since", models.DateField()),
                ("until", models.DateField(null=True)),
                ("category", models.CharField(blank=True, max_length=60)),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("clock", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="matters.clock")),
            ],
        ),
        migrations.CreateModel(
            name="Place",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("pk_of", models.BigIntegerField()),
                ("text_pk", models.BigIntegerField()),
                ("written", models.CharField(max_length=80)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                ("flagged_at", models.DateTimeField(null=True)),
                ("left_at", models.DateTimeField(null=True)),
                ("figure", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="places", to="matters.figure")),
            ],
            options={
                "db_table": "matters_figureplace",
            },
        ),
        migrations.CreateModel(
            name="Reopening",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.CharField(max_length=500)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("closure", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to="matters.closure")),
            ],
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.BigIntegerField(null=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField()),
                ("text", models.TextField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("contribution", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="replies", to="matters.contribution")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Revocation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("link", models.BigIntegerField(null=True)),
                ("name", models.CharField(blank=True, max_length=120)),
                ("at", models.DateTimeField()),
                ("reason", models.CharField(blank=True, max_length=500)),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                (
                    "contribution",
                    models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="revocation", to="matters.contribution"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("n", models.PositiveIntegerField()),
                ("says", models.CharField(max_length=8)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("passage", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="rulings", to="matters.passage")),
            ],
            options={
                "db_table": "matters_passageruling",
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("n", models.PositiveIntegerField()),
                ("body", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("word", models.CharField(blank=True, max_length=500)),
                ("for_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("draft", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="matters.draft")),
            ],
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("right", models.CharField(max_length=60)),
                ("says", models.CharField(max_length=8)),
                ("word", models.CharField(blank=True, max_length=1000)),
                ("for_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("version", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="verdicts", to="matters.version")),
            ],
        ),
        migrations.CreateModel(
            name="Wording",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("n", models.PositiveIntegerField()),
                ("body", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("passage", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="wordings", to="matters.passage")),
            ],
            options={
                "db_table": "matters_passagewording",
            },
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(fields=["kind", "pk_of"], name="draft_of_thing"),
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(
                condition=models.Q(("ended_at", None), models.Q(("turn", ""), _negated=True)), fields=["turn", "since", "id"], name="draft_waiting"
            ),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(fields=["measure", "amount"], name="figure_amount"),
        ),
        migrations.AddIndex(
            model_name="figure",
            index=models.Index(condition=models.Q(("replaced_by", None)), fields=["-at", "-id"], name="figure_current"),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(("status__in", ["proposed", "confirmed"])), name="figure_status_known"),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(condition=models.Q(("closed_at", None)), fields=["due_on", "id"], name="matter_open"),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(condition=models.Q(("closed_at", None)), fields=["owner", "due_on", "id"], name="matter_open_of_owner"),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(condition=models.Q(("closed_at", None), ("due_on", None)), fields=["id"], name="matter_open_undated"),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(condition=models.Q(("closed_at", None), _negated=True), fields=["-closed_at", "-id"], name="matter_closed"),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(condition=models.Q(("case_sign", ""), _negated=True), fields=["case_sign"], name="matter_case_sign"),
        ),
        migrations.AddIndex(
            model_name="matter",
            index=models.Index(condition=models.Q(("ezd_number", ""), _negated=True), fields=["ezd_number"], name="matter_ezd_number"),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.UniqueConstraint(fields=("year", "number"), name="matter_number_once"),
        ),
        migrations.AddConstraint(
            model_name="matter",
            constraint=models.CheckConstraint(condition=models.Q(("number__gt", 0)), name="matter_number_from_one"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(
                condition=models.Q(("answered_at", None), ("ended_at", None)), fields=["unit", "due_at", "id"], name="contribution_waited_for"
            ),
        ),
        migrations.AddConstraint(
            model_name="contribution",
            constraint=models.UniqueConstraint(fields=("matter", "number"), name="contribution_number_once"),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("replaced_by", None), ("standing_since", None), ("stopped_at", None)),
                fields=["due_at", "id"],
                name="clock_running",
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(condition=models.Q(("source__in", ["law", "house", "promise"])), name="clock_source_known"),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(condition=models.Q(("due_on__gte", models.F("nominal_on"))), name="clock_shifted_later"),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(("stopped_at", None), ("replaced_by", None), _connector="OR"), name="clock_stopped_or_replaced"
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaced_by", None), ("source", "law"), ("stopped_at", None)),
                fields=("matter", "term"),
                name="clock_of_law_once",
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(fields=["matter", "-at"], name="assignment_of_matter"),
        ),
        migrations.AddConstraint(
            model_name="officedayoff",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"), name="officedayoff_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="officedayoff",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("day__gte", 1), ("easter", None), ("month__gte", 1)), ("easter__isnull", False), _connector="OR"),
                name="officedayoff_has_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="officeterm",
            constraint=models.UniqueConstraint(fields=("code", "valid_from"), name="officeterm_once_a_day"),
        ),
        migrations.AddConstraint(
            model_name="officeterm",
            constraint=models.CheckConstraint(condition=models.Q(("length__gt", 0)), name="officeterm_has_length"),
        ),
        migrations.AddConstraint(
            model_name="keyword",
            constraint=models.UniqueConstraint(fields=("word", "passage"), name="keyword_once"),
        ),
        migrations.AddConstraint(
            model_name="pause",
            constraint=models.CheckConstraint(
                condition=models.Q(("until", None), ("until__gt", models.F("since")), _connector="OR"), name="pause_in_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="pause",
            constraint=models.UniqueConstraint(condition=models.Q(("until", None)), fields=("clock",), name="pause_one_open"),
        ),
        migrations.AddIndex(
            model_name="place",
            index=models.Index(fields=["kind", "pk_of"], name="figureplace_of_thing"),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=models.UniqueConstraint(fields=("text_pk", "start", "figure"), name="figureplace_once"),
        ),
        migrations.AddConstraint(
            model_name="ruling",
            constraint=models.CheckConstraint(condition=models.Q(("says__in", ["approve", "withdraw"])), name="ruling_known"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.UniqueConstraint(fields=("draft", "n"), name="version_number_once"),
        ),
        migrations.AddConstraint(
            model_name="version",
            constraint=models.CheckConstraint(condition=models.Q(("n__gt", 0)), name="version_from_one"),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.UniqueConstraint(fields=("version", "right"), name="verdict_once"),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(condition=models.Q(("says__in", ["approve", "return"])), name="verdict_known"),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.CheckConstraint(
                condition=models.Q(("says", "approve"), ("word__gt", ""), _connector="OR"), name="verdict_return_has_word"
            ),
        ),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.UniqueConstraint(fields=("passage", "n"), name="wording_once"),
        ),
    ]
