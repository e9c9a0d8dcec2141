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
