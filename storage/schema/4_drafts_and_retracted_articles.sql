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
