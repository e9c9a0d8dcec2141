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
