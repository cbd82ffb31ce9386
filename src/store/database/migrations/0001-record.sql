-- The record: what happened, who says so, since when we know. Append-only, and the database enforces it.
-- Written for PostgreSQL 15. Runs as throughline_owner; every query of the application runs as throughline_app.

create table authority (
  id      integer primary key,
  name    text not null,
  code    text,                       -- the Department's number for the authority, where there is one
  demonstration boolean not null default false
);

-- One chain per authority: its last position, instant and hash. Locked last in every saving transaction.
create table chain_head (
  authority   integer primary key references authority,
  position    bigint not null default 0,
  recorded_at timestamptz not null default '-infinity',
  hash        bytea not null default '\x'
);

-- One save by a person, or one batch of an import. Position, instant and hash are given by the transaction's last statement.
create table entry (
  authority   integer not null,
  id          bigint not null generated always as identity,
  position    bigint,
  recorded_at timestamptz,
  recorded_on date not null,
  by_person   text not null,
  voice       text not null,
  statement   text,                   -- the source's name for what it said: 2026:2025-10-16 for a return
  request     text not null,
  digest      bytea not null,         -- SHA-256 over the commitments of its events, in order
  hash        bytea,
  primary key (authority, id),
  unique (authority, position),
  unique (authority, request)
);

create table subject (
  authority integer not null,
  id        uuid not null,
  kind      text not null,
  version   integer not null default 0,  -- serialises the fold; guards no decision
  practices text[] not null default '{}', -- practices this subject has facts in
  same_as   uuid,
  primary key (authority, id)
);

-- A child's number in another system. The only place where it is a key.
create table source_ref (
  authority integer not null,
  source    text not null,
  ref       text not null,
  subject   uuid not null,
  primary key (authority, source, ref)
);
create index source_ref_subject on source_ref (authority, subject);

create table event (
  authority   integer not null,
  entry       bigint not null,
  n           integer not null,
  fact        uuid not null,
  revision    integer not null,
  type        text not null,
  shape       integer not null,
  happened_on date,                   -- null: this revision retracts the fact
  subjects    uuid[] not null,        -- in ascending order; event_subject finds events by them
  salt        bytea not null,
  body        jsonb not null,
  commitment  bytea not null,         -- SHA-256(salt + canonical whole event)
  primary key (authority, entry, n),
  unique (authority, fact, revision)
);

create table event_subject (
  authority integer not null,
  subject   uuid not null,
  entry     bigint not null,
  n         integer not null,
  primary key (authority, subject, entry, n)  -- its subject exists: see subjects_exist in 0003
);

-- Long text, apart: no fold reads it.
create table event_text (
  authority  integer not null,
  entry      bigint not null,
  n          integer not null,
  field      text not null,
  salt       bytea not null,
  text       text not null,
  commitment bytea not null,
  primary key (authority, entry, n, field)
);

-- Which returns spoke of a child, table by table: decides whether a missing row is a retraction. Not history: for each
-- year and table the last as-at date only. Tables of one year may have been spoken of as at several days.
create table coverage (
  authority integer not null,
  subject   uuid not null,
  source    text not null,
  year      integer not null,
  as_at     date not null,
  tables    text[] not null,
  primary key (authority, subject, source, year, as_at)
);

-- Every import that was begun, and how it ended.
create table import (
  authority   integer not null,
  id          uuid not null,
  started_at  timestamptz not null default now(),
  ended_at    timestamptz,
  by_person   text not null,
  source      text not null,
  state       text not null,          -- preview, queued, running, done, cancelled, failed
  asked_to_stop boolean not null default false,
  returns     jsonb not null default '[]', -- [{label, year, asAt, tables:[{table, file, rows, rejected}]}]
  progress    jsonb not null default '{}', -- {doing, done, of}
  outcome     jsonb,                  -- {children, events, corrections, unchanged, rejected, retractions}
  problem     text,
  folder      text,                   -- where its files wait, until it has ended
  primary key (authority, id)
);

-- Rows that could not be read, as they came, with the reason on each.
create table import_reject (
  authority integer not null,
  import    uuid not null,
  n         integer not null,
  file      text not null,
  table_name text not null,
  line      integer not null,
  reason    text not null,
  header    text[] not null,
  cells     text[] not null,
  primary key (authority, import, n)
);

-- What was typed and not yet saved. Not the record: deleted after 30 days.
create table draft (
  authority integer not null,
  id        uuid not null,
  by_person text not null,
  about     text not null,
  fields    jsonb not null,
  kept_at   timestamptz not null default now(),
  primary key (authority, id)
);

-- A search that somebody made: the address of its results carries this random id and never a name.
create table stored_search (
  authority integer not null,
  id        uuid not null,
  by_person text not null,
  kind      text not null,
  asks      jsonb not null,
  made_at   timestamptz not null default now(),
  primary key (authority, id)
);

create table session (
  id         text primary key,        -- SHA-256 of the cookie's secret
  authority  integer not null,
  person     text not null,
  begun_at   timestamptz not null default now(),
  seen_at    timestamptz not null default now()
);
