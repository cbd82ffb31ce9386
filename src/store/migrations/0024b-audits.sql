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

alter table audit enable row level security;
alter table audit force row level security;
create policy one_authority on audit
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, update, delete on audit to throughline_app;
