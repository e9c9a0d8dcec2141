"""The glosses of sentences whose facts an editor corrected: what the index holds in the other language says so too."""

from extraction.text import fold
from storage.keeping import TABLES
from storage.sqlite import Database

_SAID = {
    # Names both ways round, since an English article may spell one unusually.
    "en": "select name_ar from named union select name_en from named union select text_ar from told",
    "ar": "select name_en from named union select text_en from told",
}
_QUERY = """
with named as (
    select name_ar, name_en from stored_mentions join entities on entities.id = entity where sentence = :sentence
), told as (
    select text_ar, text_en from stored_events where sentence = :sentence and not dropped
    union select text_ar, text_en from stored_figures where sentence = :sentence and not dropped
)
"""


def gloss_fact(database: Database, target: str) -> None:
    """Gloss the sentence of an event or figure anew; other targets have no words of their own in another language."""
    if target[0] in ("E", "F"):
        row = database.execute(f"select sentence from {TABLES[target[0]]} where id = ?", [int(target[1:])]).fetchone()
        if row is not None:
            gloss(database, row[0])


def gloss_corrected(database: Database, article: int) -> None:
    """Gloss the sentences of an article anew that hold corrected facts."""
    for (target,) in database.execute(
        "select distinct target from corrections where article = ? and undone_at is null", [article]
    ).fetchall():
        gloss_fact(database, target)


def gloss(database: Database, sentence: int) -> None:
    """Write down what the facts of a sentence say in the language that its article is not in."""
    language = database.execute(
        "select language from stored_sentences join stored_articles on stored_articles.id = article"
        " where stored_sentences.id = ?",
        [sentence],
    ).fetchone()[0]
    found = database.execute(_QUERY + _SAID[language], {"sentence": sentence}).fetchall()
    words = fold(" ".join(text for (text,) in found if text))
    database.execute("update stored_sentences set glosses = ? where id = ? and glosses != ?", [words, sentence, words])
