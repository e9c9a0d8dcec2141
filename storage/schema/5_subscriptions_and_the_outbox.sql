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
