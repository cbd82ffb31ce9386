-- Complaints, representations, compliments and enquiries of the Ombudsman: what lists show of each. Rows that facts come to,
-- like every projection; who sent it and what they said is in the texts of its facts and never here.
create table complaint (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  kind       text not null,
  received_on date not null,
  about      text not null,
  sender     text,
  theme      text,
  team       text,
  child      uuid,                    -- whoever may not see that child sees nothing of it
  stage      text not null,           -- the one that it is in, or ended in
  outcome    text,
  found_at   text,
  ended_on   date,
  primary key (authority, generation, subject)
);
create index complaint_received on complaint (authority, generation, received_on);
create index complaint_child on complaint (authority, generation, child) where child is not null;

-- Audits of children's records: who audits which, until when the record is open to them on that ground, and what was found.
create table audit (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  programme  uuid not null,
  tool       text not null,
  child      uuid not null,
  auditor    text not null,
  moderator  text,
  team       text,
  allotted_on date not null,
  due_on     date not null,
  completed_on date,
  moderated_on date,
  read_until_on date,                 -- nothing is audited or moderated from that day on
  overall    text,
  grades     text[] not null,         -- domain=grade
  moderated_overall text,
  moderated_grades text[] not null,
  theme      text,
  actions_open integer not null,
  actions_done integer not null,
  next_action_on date,
  reaudit_of uuid,
  ended_on   date,
  primary key (authority, generation, subject)
);
create index audit_programme on audit (authority, generation, programme);
create index audit_auditor on audit (authority, generation, auditor) where read_until_on is null;
create index audit_moderator on audit (authority, generation, moderator) where read_until_on is null;

do $$
declare t text;
begin
  foreach t in array array['complaint', 'audit'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
  end loop;
end $$;
grant select, insert, update, delete on complaint, audit to throughline_app;
