"""The schema, built up step by step.

stored_*      the rows of articles, sentences, appearances, mentions, events, figures and quotes; the views of those
              names show what is public: they leave out the articles in `hidden` (drafts and retracted ones), so that
              no query has to think of it. Writers use the tables, readers the views.
articles      one row a text; `serial` counts them in the order in which they became public; `fingerprint` (of the
              folded text) keeps the same text from being stored twice; `link` is where it was fetched; `stale`
              says that an actor's correction concerns it, so that it is to be parsed anew
hidden        articles that are not public; `version_of` is the article that a draft is a new version of
corrections   what editors changed of a fact, an actor or an article, by its reference: the columns before and after
taught        names by which editors want actors to be recognised; aliases.taught: no article has used it yet
sketches      the least hashes of an article's runs of words, by which texts that are nearly the same are found
sentences     code points [start, end) of the article's body, with what the index holds: the folded words, their stems,
              and as glosses the English of the names, events and figures found there
entities      actors and places, one row each across articles; aliases are all names they go by, folded for lookup
appearances   an entity in an article, with the role that the article gives it
mentions      where the article names it
events, participants, figures, quotes     facts with their span and the sentence that proves them; one that an editor
              added without such a sentence has an empty span
merged_appearances, and `meant` of mentions, quotes, participants and aliases: the actor that the parser found, where
              editors made it one with the actor that is shown, so that they can be parted again
held          texts that are much like a known one, until their editor says what they are
chats         what a chat has set, and since when it cannot be reached
grants        roles that owners gave to people
views         what buttons lead to, by short keys
inbox         messages that are not dealt with yet
subscriptions which chat wants which briefing when
deliveries    the outbox; `contents` holds each text once, however many chats it goes to
feeds         which feed is read how often, when next, and how the last look at it went
entries       what feeds gave: the payload of what waits to be read, and what became of the rest; `told` is 0 while
              the chat of the feed does not know of a draft
marks         what the program remembers about itself
search        FTS5 over a sentence's words, stems and glosses, kept up by triggers

Dates are ISO texts, absent things null. Facts go with their article (on delete cascade). Connections know the function
folded(text), which is extraction.text.fold.
"""

from importlib.resources import files

from storage.index import stems
from storage.likeness import sketch
from storage.sqlite import Database, Migrations

migrations = Migrations("mujaz")


@migrations()
def articles_and_their_facts(database: Database) -> None:
    """Everything that a parse gives, the index, and the chats' settings."""
    _run(database, "1_articles_and_their_facts")


@migrations()
def search_in_english(database: Database) -> None:
    """The index holds accusatives and the English of what a sentence says; surnames and facts' sentences have one."""
    for number, words in database.execute("select id, words from sentences").fetchall():
        database.execute("update sentences set stems = ? where id = ?", [stems(words.split()), number])
    _run(database, "2_search_in_english")


@migrations()
def chats_on_platforms(database: Database) -> None:
    """What the platforms need: who may do what, what buttons lead to, what was received and not yet answered."""
    _run(database, "3_chats_on_platforms")


SHOWN = ("articles", "sentences", "appearances", "mentions", "events", "figures", "quotes")
"""Views that leave out what is hidden."""

_HIDDEN_SENTENCES = "(select id from stored_sentences where article in (select article from hidden))"


@migrations()
def drafts_and_retracted_articles(database: Database) -> None:
    """What is not public stands in the same tables, behind views that leave it out."""
    for name in SHOWN:
        database.execute(f"alter table {name} rename to stored_{name}")
    _run(database, "4_drafts_and_retracted_articles")
    show_public(database)


def show_public(database: Database) -> None:
    """Make the views anew; a migration that adds a column to a table behind one calls this."""
    for name in SHOWN:
        columns = {column.name for column in database.table(f"stored_{name}").columns}
        column = {"articles": "id", "mentions": "sentence"}.get(name, "article")
        left_out = _HIDDEN_SENTENCES if name == "mentions" else "(select article from hidden)"
        database.execute(f"drop view if exists {name}")
        kept = " and not dropped" if "dropped" in columns else ""
        database.execute(f"create view {name} as select * from stored_{name} where {column} not in {left_out}{kept}")


@migrations()
def subscriptions_and_the_outbox(database: Database) -> None:
    """Who wants briefings when, and every message on its way."""
    _run(database, "5_subscriptions_and_the_outbox")


@migrations()
def uploads(database: Database) -> None:
    """Where articles came from, which drafts are new versions, and what texts that are nearly the same share."""
    _run(database, "6_uploads")
    for article, words in database.execute(
        "select article, group_concat(words, ' ') from"
        " (select article, words from stored_sentences order by article, number) group by article"
    ).fetchall():
        sketch(database, article, words.split())
    show_public(database)


@migrations()
def corrections_by_editors(database: Database) -> None:
    """What editors correct, and what the parser calls an actor that they renamed, retyped or merged."""
    _run(database, "7_corrections_by_editors")
    show_public(database)


@migrations()
def feeds_and_their_entries(database: Database) -> None:
    """Which feeds are read, and what they gave."""
    _run(database, "8_feeds_and_their_entries")


@migrations()
def corrections_that_outlive_more(database: Database) -> None:
    """Merged actors that can be parted whenever, names that the parser is told, articles to be parsed anew."""
    _run(database, "9_corrections_that_outlive_more")
    show_public(database)


def _run(database: Database, script: str) -> None:
    """Carry out schema/`script`.sql."""
    for statement in _statements((files(__package__) / "schema" / f"{script}.sql").read_text("utf-8")):
        database.execute(statement)


def _statements(script: str) -> list[str]:
    """A script's statements; a trigger's body ends at its own `end;`."""
    found, current = [], ""
    for line in script.strip().splitlines():
        current += line + "\n"
        inside_trigger = current.lstrip().startswith("create trigger")
        if line.endswith("end;") if inside_trigger else line.endswith(";"):
            found.append(current)
            current = ""
    return found


VERSION = 9
"""Number of migrations: what `PRAGMA user_version` says of an up-to-date database."""
