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
