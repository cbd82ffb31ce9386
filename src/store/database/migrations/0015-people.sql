-- What an administrator says of people, cases granted to reviewers, invitations, and the emergency account.

-- Each person whom an administrator has looked after is a subject; these rows are what its facts come to.
create table account (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  person     text not null,
  name       text not null,
  roles      text[] not null,        -- those given here, besides those of the person's groups
  team       text,
  workers    text[] not null,
  state      text not null check (state in ('active', 'disabled')),
  reviewed_on date,
  primary key (authority, generation, subject),
  constraint account_of_one_person unique (authority, generation, person)
);

create table review_grant (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  fact       uuid not null,
  person     text not null,
  review     text not null,
  from_on    date not null,
  until_on   date not null,
  children   uuid[] not null,
  primary key (authority, generation, subject, fact)
);
create index review_grant_person on review_grant (authority, generation, person, until_on);

-- An invitation is a secret that is shown once: whoever signs in by it becomes the person whom it invites.
create table invitation (
  authority  integer not null,
  digest     text not null,
  person     text not null,
  until      timestamptz not null,
  taken_at   timestamptz,
  primary key (authority, digest)
);

-- One local administrator at most, for when the council's sign-in cannot be reached: a row is the account that is on.
create table emergency_account (
  authority  integer primary key,
  verifier   bytea not null,         -- what argon2id makes of the password, its first half
  salt       bytea not null,
  costs      jsonb not null,         -- of argon2id: memory in KiB, passes, lanes
  totp       bytea not null,         -- the secret of its codes, sealed with the other half: only the password opens it
  last_step  bigint not null default 0, -- the last half minute of which a code was taken: none is taken twice
  wrong      integer not null default 0,
  tried_at   timestamptz,
  made_at    timestamptz not null default now()
);

do $$
declare t text;
begin
  foreach t in array array['account', 'review_grant', 'invitation', 'emergency_account'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
  end loop;
end $$;
grant select, insert, update, delete on account, review_grant to throughline_app;
grant select, insert, update on invitation to throughline_app;
grant select, insert, update, delete on emergency_account to throughline_app;

-- When an account that was disabled for not being used was enabled again: it then counts as used.
alter table person add column enabled_at timestamptz;
create index session_person on session (authority, person);
