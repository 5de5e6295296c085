"""The search index: a full text table of SQLite, or a tsvector with its index on PostgreSQL.

No foreign key on PostgreSQL: Django empties tables by TRUNCATE, which a key from a table it does not know forbids.
`search.remove` and the sweep of `search_reindex` do on both databases what a key would do on one.

On SQLite the full text table has neither texts nor sizes of its own; what was indexed is kept packed, see `search.sqlite`.
On PostgreSQL texts lie apart from the rows, so that the moments of thousands are read from a few pages, and what is
written goes into the index at once: a list of what is pending would be read by each of the many small questions.

Words and their keys are what wrong spellings are corrected by, see `search.words`.

The function is there for its setting. PostgreSQL does not reckon with the price of fetching large tokens from where
it stores them, and would rather read all of them than use the index. What is found by it is then looked up one by one: 50 rows are expected.
"""

from django.db import migrations

WORDS = (
    "CREATE TABLE articles_searchword (id bigint PRIMARY KEY, word varchar(40) NOT NULL, token varchar(40) NOT NULL)",
    "CREATE TABLE articles_searchkey (key bigint, word_id bigint, PRIMARY KEY (key, word_id))",
)
NO_WORDS = ["DROP TABLE articles_searchkey", "DROP TABLE articles_searchword"]
CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_search USING"
        " fts5(text, marks, content='', columnsize=0, tokenize=\"ascii tokenchars '^~<@-_'\")",
        "CREATE TABLE articles_searchentry (id integer PRIMARY KEY, number integer NOT NULL, tokens blob NOT NULL)",
        *(f"{table} WITHOUT ROWID" for table in WORDS),  # else SQLite keeps the keys twice
    ],
    "postgresql": [
        "CREATE TABLE articles_search (publication_id bigint PRIMARY KEY, moment bigint NOT NULL, tokens tsvector NOT NULL)"
        " WITH (toast_tuple_target = 128)",
        "CREATE INDEX articles_search_tokens ON articles_search USING gin (tokens) WITH (fastupdate = off)",
        "CREATE FUNCTION articles_search_matching(wanted tsquery) RETURNS TABLE (publication_id bigint, moment bigint)"
        " LANGUAGE sql STABLE ROWS 50 SET enable_seqscan = off"
        " AS 'SELECT publication_id, moment FROM articles_search WHERE tokens @@ wanted'",
        *WORDS,
    ],
}
DROP = {
    "sqlite": [*NO_WORDS, "DROP TABLE articles_searchentry", "DROP TABLE articles_search"],
    "postgresql": [*NO_WORDS, "DROP FUNCTION articles_search_matching", "DROP TABLE articles_search"],
}


def create_index(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_groups_and_timeline")]
    operations = [migrations.RunPython(create_index, drop_index)]
