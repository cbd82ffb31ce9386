-- What an authority sets is said in facts about itself. Stored rows stand on the facts up to one position: those that
-- came later are worked out into rows of generation -1, and take the place of the others in one transaction.

-- An authority is one subject at most.
create unique index subject_of_authority on subject (authority) where kind = 'authority';

create table definitions_in_use (
  authority integer primary key,
  position  bigint not null default 0,   -- stored rows stand on what was set up to here
  flips     integer not null default 0,  -- how many times rows took the place of others
  run       uuid,                        -- who is working out new rows; a later one takes over
  done      integer not null default 0,  -- how far the working out of new rows is
  of_all    integer not null default 0
);
insert into definitions_in_use (authority) select id from authority;

alter table definitions_in_use enable row level security;
alter table definitions_in_use force row level security;
create policy one_authority on definitions_in_use
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, update on definitions_in_use to throughline_app;

-- What was published, as it was given out. The fact that says so is in the chain, with the SHA-256 of each file.
create table edition_file (
  authority integer not null,
  fact      uuid not null,
  name      text not null,
  content   bytea not null,
  primary key (authority, fact, name)
);
alter table edition_file enable row level security;
alter table edition_file force row level security;
create policy one_authority on edition_file
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert on edition_file to throughline_app;
create trigger append_only before update or delete on edition_file for each row execute function refuse_change();
create trigger never_emptied before truncate on edition_file execute function refuse_change();
