-- The return that the record would make: what our rules find in it, worked out and kept, and the returns that were made.

-- What rules find, by fact and rule. No part of the record: it is worked out from it and can be worked out again. A row
-- that is mended is kept until the whole has been worked out once more, so that people see what became of it.
create table finding (
  authority  integer not null,
  generation integer not null,        -- always 0: the record as now known
  subject    uuid not null,
  rule       text not null,
  fact       uuid not null,           -- whose row in the return it is
  table_name text not null,
  fields     text[] not null,
  cells      text[] not null,         -- what stands in these fields
  since      timestamptz not null,    -- when it was first found
  mended_at  timestamptz,
  primary key (authority, generation, subject, rule, fact)
);
create index finding_rule on finding (authority, generation, rule, subject) where mended_at is null;

-- The last time that the whole was worked out, and how far it is where it is under way. One for each authority.
create table quality_run (
  authority  integer primary key,
  state      text not null,           -- queued, running, done, cancelled, failed
  asked_to_stop boolean not null default false,
  progress   jsonb not null default '{}', -- {doing, done, of}
  problem    text,
  year       integer,                 -- of the last that was done, as is all below
  position   bigint,
  done_at    timestamptz,
  before_at  timestamptz,             -- when the one before it was done
  updated_at timestamptz,             -- when a child was last brought up to date
  outcome    jsonb                    -- {children, withoutNumber, rules, ran, notRun, given}
);

-- Every return that was asked for, and how it ended: who, when, which year, of which position of the record.
create table return_out (
  authority  integer not null,
  id         uuid not null,
  asked_at   timestamptz not null default now(),
  ended_at   timestamptz,
  by_person  text not null,
  year       integer not null,
  as_at      date not null,
  position   bigint not null,
  state      text not null,           -- checking, checked, queued, making, done, cancelled, failed
  asked_to_stop boolean not null default false,
  progress   jsonb not null default '{}',
  checked    jsonb,                   -- what our rules found, by rule
  outcome    jsonb,                   -- {children, withoutNumber, rows}
  problem    text,
  folder     text,                    -- where its files lie, until they are removed
  primary key (authority, id)
);

do $$
declare t text;
begin
  foreach t in array array['finding', 'quality_run', 'return_out'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
    execute format('grant select, insert, update, delete on %I to throughline_app', t);
  end loop;
end $$;
