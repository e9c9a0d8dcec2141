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
