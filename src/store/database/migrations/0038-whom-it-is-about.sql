-- Whom a complaint complains of, of those who may sign in: they are not shown it.
alter table complaint add column against text;
create index complaint_against on complaint (authority, generation, against) where against is not null;

-- An audit is of a child's record, or of a social worker's practice.
alter table audit alter column child drop not null;
alter table audit add column worker text;
alter table audit add constraint audit_of_one check ((child is null) <> (worker is null));

-- Who asks, with the complaints that complain of them.
create or replace function asker_facts(p_authority integer, p_person text, p_child uuid, p_today date) returns json
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  read_under uuid;
begin
  perform set_config('app.authority', p_authority::text, true);
  if p_child is not null then
    select s.same_as into read_under from subject s where s.authority = p_authority and s.id = p_child;
    read_under := coalesce(read_under, p_child);
  end if;
  return (select json_build_object(
    'person', (select json_build_object('name', p.name, 'roles', p.roles, 'team', p.team, 'workers', p.workers,
        'state', p.state)
      from person p where p.authority = p_authority and p.id = p_person),
    'account', (select json_build_object('name', a.name, 'roles', a.roles, 'team', a.team, 'workers', a.workers,
        'state', a.state)
      from account a where a.authority = p_authority and a.generation = 0 and a.person = p_person),
    'named', (select coalesce(json_agg(c.subject), '[]') from child c
      where c.authority = p_authority and c.generation = 0 and c.restricted_to is not null
        and not c.restricted_to = '{@order}' and p_person = any(c.restricted_to)),
    'granted', (select coalesce(json_agg(json_build_object('child', c.subject, 'review', g.review)), '[]')
      from review_grant g cross join unnest(g.children) as asked(id)
      cross join lateral (
        select coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = asked.id), asked.id)
          as id offset 0) root
      join child c on c.authority = p_authority and c.generation = 0 and c.subject = root.id
        and (c.restricted_to is null or c.restricted_to = '{@order}')
      where g.authority = p_authority and g.generation = 0 and g.person = p_person
        and p_today between g.from_on and g.until_on),
    -- The teams that have children whose records are restricted to others.
    'hidden', (select coalesce(json_agg(distinct h.team), '[]') from (
        select c.team from child c
        where c.authority = p_authority and c.generation = 0 and c.restricted_to = '{@order}' and c.team is not null
        union all
        select c.team from child c
        where c.authority = p_authority and c.generation = 0 and c.restricted_to is not null
          and not c.restricted_to = '{@order}' and c.team is not null and not p_person = any(c.restricted_to)) h),
    'opened', (select coalesce(json_agg(distinct e.subject), '[]') from emergency_access e
      where e.authority = p_authority and e.person = p_person and e.until > now() and e.subject is not null),
    -- The children whose records they audit or moderate, while that is open.
    'audited', (select coalesce(json_agg(distinct c.subject), '[]') from audit a
      cross join lateral (
        select coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = a.child), a.child)
          as id offset 0) root
      join child c on c.authority = p_authority and c.generation = 0 and c.subject = root.id and c.restricted_to is null
      where a.authority = p_authority and a.generation = 0 and a.read_until_on is null
        and (a.auditor = p_person or a.moderator = p_person)),
    -- The children on agendas of panels that they sit on, until the minutes are confirmed.
    'items', (select coalesce(json_agg(distinct c.subject), '[]') from panel_item i
      cross join lateral (
        select coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = i.child), i.child)
          as id offset 0) root
      join child c on c.authority = p_authority and c.generation = 0 and c.subject = root.id and c.restricted_to is null
      where i.authority = p_authority and i.generation = 0 and i.confirmed_on is null and p_person = any(i.members)),
    -- The complaints that complain of them, which they are not shown.
    'complained', (select coalesce(json_agg(m.subject), '[]') from complaint m
      where m.authority = p_authority and m.generation = 0 and m.against = p_person),
    'child', (select json_build_object('subject', c.subject, 'team', c.team, 'worker', c.worker, 'officer', c.officer,
        'isRestricted', c.restricted_to is not null and c.restricted_to <> '{@order}',
        'isUnsealed', coalesce(c.restricted_to = '{@order}', false))
      from child c where c.authority = p_authority and c.generation = 0 and c.subject = read_under)));
end $$;
