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

alter table complaint enable row level security;
alter table complaint force row level security;
create policy one_authority on complaint
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, update, delete on complaint to throughline_app;
