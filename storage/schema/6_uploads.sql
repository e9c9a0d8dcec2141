alter table stored_articles add column link text;
alter table hidden add column version_of integer references stored_articles (id) on delete cascade;
create index hidden_version_of on hidden (version_of);
create table sketches (
    hash integer not null,
    article integer not null references stored_articles (id) on delete cascade,
    primary key (hash, article)
) without rowid;
create index sketches_article on sketches (article);
