# SPDX-License-Identifier: EUPL-1.2
"""The word index: FTS5 with triggers on SQLite, GIN on PostgreSQL."""

from django.db import migrations

_SQLITE = [
    "CREATE VIRTUAL TABLE base_searchwords USING fts5(words, content='base_searchrow', content_rowid='id', tokenize='unicode61', prefix='2 3 4')",
    "CREATE TRIGGER base_searchwords_insert AFTER INSERT ON base_searchrow BEGIN "
    "INSERT INTO base_searchwords(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER base_searchwords_delete AFTER DELETE ON base_searchrow BEGIN "
    "INSERT INTO base_searchwords(base_searchwords, rowid, words) VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER base_searchwords_update AFTER UPDATE OF words ON base_searchrow BEGIN "
    "INSERT INTO base_searchwords(base_searchwords, rowid, words) VALUES ('delete', old.id, old.words); "
    "INSERT INTO base_searchwords(rowid, words) VALUES (new.id, new.words); END",
]
_POSTGRES = ["CREATE INDEX base_searchrow_words ON base_searchrow USING gin (to_tsvector('simple', words))"]
_BACK = {
    "sqlite": [
        *[f"DROP TRIGGER base_searchwords_{what}" for what in ("insert", "delete", "update")],
        "DROP TABLE base_searchwords",
    ],
    "postgresql": ["DROP INDEX base_searchrow_words"],
}


def _make(apps, schema_editor):
    for sql in _SQLITE if schema_editor.connection.vendor == "sqlite" else _POSTGRES:
        schema_editor.execute(sql)


def _drop(apps, schema_editor):
    for sql in _BACK[schema_editor.connection.vendor]:
        schema_editor.execute(sql)


class Migration(migrations.Migration):
    """Reversible."""

    dependencies = [("base", "0001_ground")]
    operations = [migrations.RunPython(_make, _drop)]
