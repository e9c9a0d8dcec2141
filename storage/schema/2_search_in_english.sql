-- `aliases.last` is the last word of a name.
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
