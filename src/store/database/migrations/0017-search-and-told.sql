-- Finding people: each word that a child is found by, with how it sounds and is spelt. Rows that facts come to, like
-- every projection. Under the wall, only operators that leak nothing may use an index: `=` and `<` of texts do, LIKE and
-- trigram operators do not. So a beginning is a range, and trigrams are bits that are compared word by word.
create table search_word (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  kind       text not null check (kind in ('name', 'other-name', 'number', 'postcode')),
  word       text collate "C" not null,
  sound      text collate "C",
  other_sound text collate "C",
  trigrams   bit(128),
  primary key (authority, generation, subject, kind, word)
);
create index search_word_word on search_word (authority, generation, word);
create index search_word_sound on search_word (authority, generation, sound) where sound is not null;
create index search_word_other_sound on search_word (authority, generation, other_sound) where other_sound is not null;

alter table search_word enable row level security;
alter table search_word force row level security;
create policy one_authority on search_word
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, update, delete on search_word to throughline_app;

-- It had no access policy inside and nobody asked it.
drop function search_children(integer, text[], text, date, integer);

-- Who was told that a clock is at risk or late, by the step of its rule's ladder: each telling once, whenever the nightly
-- work runs. Its key is natural, so that it outlives a rebuild; a clock with another due date is told of anew.
create table told (
  authority  integer not null,
  subject    uuid not null,
  rule       text not null,
  started_by uuid not null,
  due_on     date not null,
  role       text not null,
  since_on   date not null,           -- the day from which this step is told
  cannot_wait boolean not null,
  told_at    timestamptz not null,
  primary key (authority, subject, rule, started_by, due_on, role)
);
create index told_role on told (authority, role, told_at);

-- Until when somebody has seen what they were told.
create table told_seen (
  authority  integer not null,
  person     text not null,
  seen_at    timestamptz not null,
  primary key (authority, person)
);

-- Messages that were sent, without what they said: a digest once a day, and what could not wait.
create table told_message (
  authority  integer not null,
  person     text not null,
  sent_at    timestamptz not null,
  kind       text not null check (kind in ('digest', 'at-once')),
  on_day     date not null,
  primary key (authority, person, sent_at)
);
create unique index told_one_digest on told_message (authority, person, on_day) where kind = 'digest';

do $$
declare t text;
begin
  foreach t in array array['told', 'told_seen', 'told_message'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
  end loop;
end $$;
grant select, insert, delete on told to throughline_app;
grant select, insert, update, delete on told_seen to throughline_app;
grant select, insert, delete on told_message to throughline_app;

-- Where somebody's messages go: told by single sign-on.
alter table person add column email text;

-- Until when a person put a clock aside, who, and why: facts of the record, as rows come to show them.
alter table clock add column snoozed_until date;
alter table clock add column snoozed_by text;
alter table clock add column snoozed_why text;

-- What somebody typed and did not save yet: one draft a person and form, the latest. It is not the record: private to the
-- person, deleted when the form is saved or after thirty days.
alter table draft no force row level security; -- the owner sees every authority's for this one statement
delete from draft d using draft later
  where later.authority = d.authority and later.by_person = d.by_person and later.about = d.about
    and (later.kept_at, later.id) > (d.kept_at, d.id);
alter table draft force row level security;
alter table draft add column version integer not null default 1;
-- The form was sent and could not be taken, because the session had ended: shown once the person is back.
alter table draft add column is_interrupted boolean not null default true;
alter table draft alter column is_interrupted set default false;
create unique index draft_of_form on draft (authority, by_person, about);
