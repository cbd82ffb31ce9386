-- Who may sign in, which records are restricted, and who read what.

-- The people whom a restricted record names; null: not restricted. Lists leave out the few restricted ones by this.
alter table child add column restricted_to text[];
create index child_restricted on child (authority, generation, subject) where restricted_to is not null;
create index child_team on child (authority, generation, team);
create index child_worker on child (authority, generation, worker) where worker is not null;

create table person (
  authority  integer not null,
  id         text not null,           -- how the record names who saved; no name
  name       text not null,
  roles      text[] not null,
  team       text,
  workers    text[] not null default '{}', -- the numbers under which returns name them as a social worker
  state      text not null default 'active' check (state in ('active', 'disabled')),
  identity   text,                    -- issuer and subject of single sign-on, where they sign in by it
  made_at    timestamptz not null default now(),
  signed_in_at timestamptz,
  primary key (authority, id),
  unique (authority, identity)
);

-- Every change of who may sign in and as what. Only grows.
create table person_change (
  authority  integer not null,
  n          bigint not null generated always as identity,
  at         timestamptz not null default now(),
  by_person  text not null,
  person     text not null,
  says       jsonb not null,
  primary key (authority, n)
);

do $$
declare t text;
begin
  foreach t in array array['person', 'person_change'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
  end loop;
end $$;
grant select, insert, update on person to throughline_app;
grant select, insert on person_change to throughline_app;
grant usage on all sequences in schema public to throughline_app;
create trigger append_only before update or delete on person_change for each row execute function refuse_change();
create trigger never_emptied before truncate on person_change execute function refuse_change();
