-- What the facts come to. Every row has a natural key and can be rebuilt identically at any time.
-- generation 0 is the record as now known; a higher number is a reconstruction of what was known at a position.

create table reconstruction (
  authority  integer not null,
  generation integer not null,
  position   bigint not null,
  known_at   timestamptz not null,
  state      text not null,           -- queued, running, ready, failed
  progress   jsonb not null default '{}',
  asked_at   timestamptz not null default now(),
  ready_at   timestamptz,
  primary key (authority, generation),
  unique (authority, position)
);

create table child (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  source_ref text,
  name       text,
  born_on    date,
  sex        text,
  team       text,
  sibling_group text,
  worker     text,
  workers_so_far integer not null,
  last_event_on date,
  primary key (authority, generation, subject)
);
create index child_group on child (authority, generation, sibling_group) where sibling_group is not null;

create table journey (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  practice   text not null,
  nth        integer not null,
  started_on date not null,
  start_known boolean not null,
  ended_on   date,
  ending     text,
  stage      text,
  stage_since date,
  owner_role text,
  owner      text,
  next_on    date,
  next_what  text,
  primary key (authority, generation, subject, practice, nth),
  constraint open_has_stage_owner_and_next_date check (
    (ended_on is null and ending is null and stage is not null and stage_since is not null
       and owner_role is not null and next_on is not null and next_what is not null)
    or
    (ended_on is not null and ending is not null and stage is null and stage_since is null
       and owner_role is null and owner is null and next_on is null and next_what is null)
  )
);
create unique index one_open_journey on journey (authority, generation, subject, practice) where ended_on is null;
create index journey_open on journey (authority, generation, practice, stage, next_on) where ended_on is null;

create table stage_span (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  practice   text not null,
  nth        integer not null,
  from_on    date not null,
  to_on      date not null default 'infinity',
  stage      text not null,
  owner_role text not null,
  owner      text,
  n          integer not null,        -- the nth span of its journey
  primary key (authority, generation, subject, practice, nth, n)
);
create index stage_span_on on stage_span (authority, generation, practice, stage, to_on, from_on);

create table clock (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  rule       text not null,
  started_by uuid not null,
  started_on date not null,
  warn_on    date not null,
  due_on     date not null,
  paused_on  date,
  stopped_on date,
  ended_without_on date,
  owner_role text not null,
  owner      text,
  primary key (authority, generation, subject, rule, started_by)
);
create index clock_due on clock (authority, generation, due_on) where stopped_on is null and ended_without_on is null;
create index clock_rule on clock (authority, generation, rule, started_on);

create table point (
  authority  integer not null,
  generation integer not null,
  measure    text not null,
  on_date    date not null,
  subject    uuid not null,
  fact       uuid not null,
  num        integer not null,
  den        integer not null,
  from_on    date,
  until_on   date,
  left_out   text,
  team       text,
  label      text not null default 'ordinary',
  primary key (authority, generation, measure, on_date, subject, fact)
);
create index point_subject on point (authority, generation, subject);

create table span (
  authority  integer not null,
  generation integer not null,
  measure    text not null,
  subject    uuid not null,
  fact       uuid not null,
  from_on    date not null,
  to_on      date not null default 'infinity',
  wait_from_on  date,
  wait_until_on date,
  kind       text,
  team       text,
  label      text not null default 'ordinary',
  primary key (authority, generation, measure, subject, fact, from_on)
);
create index span_on on span (authority, generation, measure, to_on, from_on);
create index span_subject on span (authority, generation, subject);

create table contradiction (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  code       text not null,
  n          integer not null,
  on_date    date,
  facts      uuid[] not null,
  says       text not null,
  primary key (authority, generation, subject, code, n)
);
create index contradiction_code on contradiction (authority, generation, code);

-- Timeliness of recording: days from happened to recorded, by kind of event and month in which it was recorded.
create table recording (
  authority integer not null,
  type      text not null,
  voice     text not null,
  month     date not null,
  events    integer not null,
  days      bigint not null,          -- sum of days; what was recorded before it happened counts as 0
  late_7    integer not null,         -- recorded more than 7 days after it happened
  primary key (authority, type, voice, month)
);
