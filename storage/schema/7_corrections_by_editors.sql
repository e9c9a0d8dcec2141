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
