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

-- Who asks, with what they audit: the function of before, and one more line of its answer.
create or replace function asker_facts(p_authority integer, p_person text, p_child uuid, p_today date) returns json
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.authority', p_authority::text, true);
  return (select json_build_object(
    'person', (select json_build_object('name', p.name, 'roles', p.roles, 'team', p.team, 'workers', p.workers,
        'state', p.state)
      from person p where p.authority = p_authority and p.id = p_person),
    'account', (select json_build_object('name', a.name, 'roles', a.roles, 'team', a.team, 'workers', a.workers,
        'state', a.state)
      from account a where a.authority = p_authority and a.generation = 0 and a.person = p_person),
    'named', (select coalesce(json_agg(c.subject), '[]') from child c
      where c.authority = p_authority and c.generation = 0 and c.restricted_to is not null
        and p_person = any(c.restricted_to)),
    'granted', (select coalesce(json_agg(json_build_object('child', c.subject, 'review', g.review)), '[]')
      from review_grant g cross join unnest(g.children) as asked(id)
      join child c on c.authority = p_authority and c.generation = 0 and (c.restricted_to is null or c.restricted_to = '{@order}')
        and c.subject = coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = asked.id),
          asked.id)
      where g.authority = p_authority and g.generation = 0 and g.person = p_person
        and p_today between g.from_on and g.until_on),
    -- The teams that have children whose records are restricted to others.
    'hidden', (select coalesce(json_agg(distinct c.team), '[]') from child c
      where c.authority = p_authority and c.generation = 0 and c.restricted_to is not null and c.team is not null
        and not p_person = any(c.restricted_to)),
    'opened', (select coalesce(json_agg(distinct e.subject), '[]') from emergency_access e
      where e.authority = p_authority and e.person = p_person and e.until > now() and e.subject is not null),
    -- The children whose records they audit or moderate, while that is open.
    'audited', (select coalesce(json_agg(distinct c.subject), '[]') from audit a
      join child c on c.authority = p_authority and c.generation = 0 and c.restricted_to is null
        and c.subject = coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = a.child),
          a.child)
      where a.authority = p_authority and a.generation = 0 and a.read_until_on is null
        and (a.auditor = p_person or a.moderator = p_person)),
    'child', (select json_build_object('subject', c.subject, 'team', c.team, 'worker', c.worker,
        'isRestricted', c.restricted_to is not null and c.restricted_to <> '{@order}',
        'isUnsealed', coalesce(c.restricted_to = '{@order}', false))
      from child c where p_child is not null and c.authority = p_authority and c.generation = 0
        and c.subject = coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = p_child),
          p_child))));
end $$;
