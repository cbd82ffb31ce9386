-- Board packs and reports that are being published: made in the background, then kept as editions. No part of the record.
create table paper_run (
  authority     integer not null,
  id            uuid not null,
  paper         uuid not null,           -- the subject whose edition it makes
  request       text not null,           -- of the form: a double click publishes once
  is_sent       boolean not null,        -- whether the report's promise is kept by it
  asked_at      timestamptz not null default now(),
  ended_at      timestamptz,
  by_person     text not null,
  state         text not null,           -- queued, making, done, cancelled, failed
  asked_to_stop boolean not null default false,
  progress      jsonb not null default '{}', -- {doing, done, of}
  problem       text,
  edition       uuid,                    -- the fact that it was published
  primary key (authority, id),
  unique (authority, request)
);
alter table paper_run enable row level security;
alter table paper_run force row level security;
create policy one_authority on paper_run
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, update on paper_run to throughline_app;

-- Looks into evidence rooms are few among all reads, and are listed room by room.
create index read_log_rooms on read_log (authority, n desc) where route = '/improvement/rooms/:room';
