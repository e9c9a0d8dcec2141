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

from storage.index import stems
from storage.likeness import sketch
from storage.sqlite import Database, Migrations

migrations = Migrations("mujaz")

_FIRST = """
create table articles (
    id integer primary key autoincrement,
    fingerprint text not null unique,
    title text, body text not null, language text not null, published text, source text,
    imported_at text not null, parser text not null
);
create index articles_published on articles (published);
create table sentences (
    id integer primary key,
    article integer not null references articles (id) on delete cascade,
    number integer not null, start integer not null, end integer not null,
    words text not null, stems text not null,
    unique (article, number)
);
create table entities (
    id integer primary key autoincrement,
    key text not null unique, type text not null, name_ar text, name_en text
);
create table aliases (
    entity integer not null references entities (id) on delete cascade,
    folded text not null, text text not null, language text not null, full integer not null,
    primary key (folded, entity)
) without rowid;
create index aliases_entity on aliases (entity);
create table appearances (
    article integer not null references articles (id) on delete cascade,
    entity integer not null references entities (id) on delete cascade,
    role_ar text, role_en text, mentions integer not null,
    primary key (article, entity)
) without rowid;
create index appearances_entity on appearances (entity);
create table mentions (
    id integer primary key,
    entity integer not null references entities (id) on delete cascade,
    sentence integer not null references sentences (id) on delete cascade,
    start integer not null, end integer not null, text text not null
);
create index mentions_entity on mentions (entity, sentence);
create index mentions_sentence on mentions (sentence);
create table events (
    id integer primary key autoincrement,
    article integer not null references articles (id) on delete cascade,
    sentence integer not null references sentences (id) on delete cascade,
    start integer not null, end integer not null,
    type text not null, modality text not null,
    date_start text, date_end text, precision text, date_text text, text_ar text, text_en text
);
create index events_article on events (article);
create index events_dates on events (date_start, date_end);
create table participants (
    event integer not null references events (id) on delete cascade,
    entity integer not null references entities (id) on delete cascade,
    role text not null,
    primary key (event, entity, role)
) without rowid;
create index participants_entity on participants (entity);
create table figures (
    id integer primary key autoincrement,
    article integer not null references articles (id) on delete cascade,
    sentence integer not null references sentences (id) on delete cascade,
    start integer not null, end integer not null,
    value real not null, upper real, qualifier text not null, unit text, kind text not null,
    text_ar text, text_en text
);
create index figures_article on figures (article);
create table quotes (
    id integer primary key autoincrement,
    article integer not null references articles (id) on delete cascade,
    sentence integer not null references sentences (id) on delete cascade,
    start integer not null, end integer not null,
    speaker integer references entities (id) on delete set null, text text not null
);
create index quotes_article on quotes (article);
create table chats (
    platform text not null, chat text not null, language text,
    primary key (platform, chat)
) without rowid;
create virtual table search using fts5 (
    words, stems, content = 'sentences', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 0'
);
create trigger sentences_added after insert on sentences begin
    insert into search (rowid, words, stems) values (new.id, new.words, new.stems);
end;
create trigger sentences_removed after delete on sentences begin
    insert into search (search, rowid, words, stems) values ('delete', old.id, old.words, old.stems);
end;
"""


@migrations()
def articles_and_their_facts(database: Database) -> None:
    """Everything that a parse gives, the index, and the chats' settings."""
    for statement in _statements(_FIRST):
        database.execute(statement)


# `aliases.last` is the last word of a name.
_SECOND = """
alter table sentences add column glosses text not null default '';
update sentences set glosses = (
    select folded(group_concat(english, ' ')) from (
        select name_en as english from mentions join entities on entities.id = entity where sentence = sentences.id
        union select text_en from events where sentence = sentences.id
        union select text_en from figures where sentence = sentences.id
    )
);
drop trigger sentences_added;
drop trigger sentences_removed;
drop table search;
create virtual table search using fts5 (
    words, stems, glosses, content = 'sentences', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
insert into search (search) values ('rebuild');
create trigger sentences_added after insert on sentences begin
    insert into search (rowid, words, stems, glosses) values (new.id, new.words, new.stems, new.glosses);
end;
create trigger sentences_removed after delete on sentences begin
    insert into search (search, rowid, words, stems, glosses)
        values ('delete', old.id, old.words, old.stems, old.glosses);
end;
create trigger sentences_changed after update of words, stems, glosses on sentences begin
    insert into search (search, rowid, words, stems, glosses)
        values ('delete', old.id, old.words, old.stems, old.glosses);
    insert into search (rowid, words, stems, glosses) values (new.id, new.words, new.stems, new.glosses);
end;
alter table aliases add column last text as (substr(folded, length(rtrim(folded, replace(folded, ' ', ''))) + 1));
create index aliases_last on aliases (last);
drop index appearances_entity;
create index appearances_entity on appearances (entity, article, mentions);
create index events_sentence on events (sentence);
create index figures_sentence on figures (sentence);
create index quotes_sentence on quotes (sentence);
create index quotes_speaker on quotes (speaker);
"""


@migrations()
def search_in_english(database: Database) -> None:
    """The index holds accusatives and the English of what a sentence says; surnames and facts' sentences have one."""
    for number, words in database.execute("select id, words from sentences").fetchall():
        database.execute("update sentences set stems = ? where id = ?", [stems(words.split()), number])
    for statement in _statements(_SECOND):
        database.execute(statement)


_THIRD = """
alter table chats add column gone_at text;
alter table chats add column gone_why text;
create table grants (
    platform text not null, person text not null, role text not null check (role in ('owner', 'editor', 'reader')),
    granted_by text not null, granted_at text not null,
    primary key (platform, person)
) without rowid;
create table views (key text primary key, call text not null, shown text not null) without rowid;
create index views_shown on views (shown);
create table inbox (
    id integer primary key autoincrement,
    platform text not null, key text not null, payload text not null, received_at text not null,
    attempts integer not null default 0, done_at text,
    unique (platform, key)
);
create index inbox_pending on inbox (platform, id) where done_at is null;
create table marks (name text primary key, value text not null) without rowid;
"""


@migrations()
def chats_on_platforms(database: Database) -> None:
    """What the platforms need: who may do what, what buttons lead to, what was received and not yet answered."""
    for statement in _statements(_THIRD):
        database.execute(statement)


SHOWN = ("articles", "sentences", "appearances", "mentions", "events", "figures", "quotes")
"""Views that leave out what is hidden."""

_HIDDEN_SENTENCES = "(select id from stored_sentences where article in (select article from hidden))"

_FOURTH = """
alter table stored_articles add column serial integer;
alter table stored_articles add column author text;
update stored_articles set serial = id;
create unique index articles_serial on stored_articles (serial);
create table hidden (
    article integer primary key references stored_articles (id) on delete cascade,
    why text not null check (why in ('draft', 'retracted')),
    who text, since text not null, until text
);
drop trigger sentences_added;
drop trigger sentences_removed;
drop trigger sentences_changed;
drop table search;
create virtual table search using fts5 (
    words, stems, glosses, content = 'stored_sentences', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
insert into search (search) values ('rebuild');
create trigger sentences_added after insert on stored_sentences begin
    insert into search (rowid, words, stems, glosses) values (new.id, new.words, new.stems, new.glosses);
end;
create trigger sentences_removed after delete on stored_sentences begin
    insert into search (search, rowid, words, stems, glosses)
        values ('delete', old.id, old.words, old.stems, old.glosses);
end;
create trigger sentences_changed after update of words, stems, glosses on stored_sentences begin
    insert into search (search, rowid, words, stems, glosses)
        values ('delete', old.id, old.words, old.stems, old.glosses);
    insert into search (rowid, words, stems, glosses) values (new.id, new.words, new.stems, new.glosses);
end;
"""


@migrations()
def drafts_and_retracted_articles(database: Database) -> None:
    """What is not public stands in the same tables, behind views that leave it out."""
    for name in SHOWN:
        database.execute(f"alter table {name} rename to stored_{name}")
    for statement in _statements(_FOURTH):
        database.execute(statement)
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


_FIFTH = """
create table subscriptions (
    id integer primary key autoincrement,
    platform text not null, chat text not null, thread text, kind text not null,
    schedule text not null, wish text not null, creator text, created_at text not null,
    seen integer not null, quiet_said integer not null default 0,
    next_at text, immediate integer not null, pause text check (pause in ('asked', 'gone'))
);
create index subscriptions_chat on subscriptions (platform, chat);
create index subscriptions_due on subscriptions (next_at) where pause is null;
create index subscriptions_immediate on subscriptions (seen) where immediate and pause is null;
create table contents (hash text primary key, reply text not null) without rowid;
create table deliveries (
    id integer primary key autoincrement,
    subscription integer references subscriptions (id) on delete cascade,
    slot text not null, part integer not null,
    platform text not null, chat text not null, thread text, kind text not null,
    content text not null references contents (hash),
    state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'failed')),
    due_at text not null, not_before text not null, expires_at text not null, created_at text not null, sent_at text,
    attempts integer not null default 0, error text, message text
);
create unique index deliveries_slots on deliveries (subscription, slot, part) where subscription is not null;
create unique index deliveries_notices on deliveries (platform, chat, slot, part) where subscription is null;
create index deliveries_waiting on deliveries (platform, chat) where state = 'pending';
create index deliveries_state on deliveries (state);
create index events_days on stored_events (substr(date_start, 6)) where precision = 'day';
create index deliveries_content on deliveries (content);
"""


@migrations()
def subscriptions_and_the_outbox(database: Database) -> None:
    """Who wants briefings when, and every message on its way."""
    for statement in _statements(_FIFTH):
        database.execute(statement)


_SIXTH = """
alter table stored_articles add column link text;
alter table hidden add column version_of integer references stored_articles (id) on delete cascade;
create index hidden_version_of on hidden (version_of);
create table sketches (
    hash integer not null,
    article integer not null references stored_articles (id) on delete cascade,
    primary key (hash, article)
) without rowid;
create index sketches_article on sketches (article);
"""


@migrations()
def uploads(database: Database) -> None:
    """Where articles came from, which drafts are new versions, and what texts that are nearly the same share."""
    for statement in _statements(_SIXTH):
        database.execute(statement)
    for article, words in database.execute(
        "select article, group_concat(words, ' ') from"
        " (select article, words from stored_sentences order by article, number) group by article"
    ).fetchall():
        sketch(database, article, words.split())
    show_public(database)


_SEVENTH = """
create table corrections (
    id integer primary key autoincrement,
    target text not null, article integer references stored_articles (id) on delete cascade,
    action text not null, old text not null, new text not null, who text not null, at text not null, undone_at text
);
create index corrections_target on corrections (target);
create index corrections_article on corrections (article);
alter table stored_events add column dropped integer not null default 0;
alter table stored_figures add column dropped integer not null default 0;
alter table stored_quotes add column dropped integer not null default 0;
alter table entities add column merged_into integer references entities (id);
alter table entities add column parsed_type text;
alter table entities add column parsed_en text;
alter table aliases add column taught integer not null default 0;
"""


@migrations()
def corrections_by_editors(database: Database) -> None:
    """What editors correct, and what the parser calls an actor that they renamed, retyped or merged."""
    for statement in _statements(_SEVENTH):
        database.execute(statement)
    show_public(database)


_EIGHTH = """
create table feeds (
    id integer primary key autoincrement,
    link text not null unique, title text, rule text not null check (rule in ('drafts', 'publish')),
    minutes integer not null,
    platform text not null, chat text not null, thread text, kind text not null, language text not null, creator text,
    etag text, modified text, next_at text not null, looked_at text not null,
    failures integer not null default 0, trouble text, rest text check (rest in ('asked', 'ended'))
);
create table entries (
    id integer primary key autoincrement,
    feed integer not null references feeds (id) on delete cascade,
    key text not null, link text, payload text,
    state text not null check (state in ('waiting', 'read', 'same', 'refused', 'older')),
    article integer references stored_articles (id) on delete set null,
    told integer, attempts integer not null default 0, not_before text not null, seen_at text not null, trouble text,
    unique (feed, key)
);
create index entries_waiting on entries (feed) where state = 'waiting';
create index entries_untold on entries (feed) where told = 0;
create index entries_article on entries (article);
"""


@migrations()
def feeds_and_their_entries(database: Database) -> None:
    """Which feeds are read, and what they gave."""
    for statement in _statements(_EIGHTH):
        database.execute(statement)


_NINTH = """
alter table stored_articles add column stale integer not null default 0;
create index articles_stale on stored_articles (id) where stale;
alter table stored_mentions add column meant integer;
alter table stored_quotes add column meant integer;
alter table aliases add column meant integer;
alter table corrections add column name text not null default '';
create table parts (
    event integer not null references stored_events (id) on delete cascade,
    entity integer not null references entities (id) on delete cascade,
    role text not null,
    meant integer not null references entities (id) on delete cascade,
    primary key (event, entity, role, meant)
) without rowid;
insert into parts select event, entity, role, entity from participants;
drop table participants;
alter table parts rename to participants;
create index participants_entity on participants (entity);
create table merged_appearances (
    article integer not null references stored_articles (id) on delete cascade,
    entity integer not null references entities (id) on delete cascade,
    role_ar text, role_en text, mentions integer not null,
    primary key (article, entity)
) without rowid;
create index merged_appearances_entity on merged_appearances (entity);
create table taught (
    entity integer not null references entities (id) on delete cascade,
    folded text not null, text text not null, language text not null,
    primary key (folded, entity)
) without rowid;
insert into taught select entity, folded, text, language from aliases where taught;
create table held (
    id integer primary key autoincrement,
    article text not null, likest integer not null, who text not null, until text not null
);
update stored_articles set stale = 1
    where id in (select article from stored_appearances where entity in (select merged_into from entities));
"""


@migrations()
def corrections_that_outlive_more(database: Database) -> None:
    """Merged actors that can be parted whenever, names that the parser is told, articles to be parsed anew."""
    for statement in _statements(_NINTH):
        database.execute(statement)
    show_public(database)


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
