-- A plan's file that somebody sent and has not loaded yet: its tables as text, so that it can be looked at before. No part of
-- the record; it is removed when the plan is loaded, and after thirty days.
create table plan_file (
  authority  integer not null,
  id         uuid not null,
  by_person  text not null,
  kept_at    timestamptz not null default now(),
  given      jsonb not null,          -- {name, title, asAt, tables}
  primary key (authority, id)
);

alter table plan_file enable row level security;
alter table plan_file force row level security;
create policy one_authority on plan_file
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, delete on plan_file to throughline_app;
