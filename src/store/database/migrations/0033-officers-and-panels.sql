-- Whose the child is among the reviewing officers: they see their own children alone. Rows of before have none until
-- `throughline rebuild`, so that nobody sees more than before.
alter table child add column officer text;
create index child_officer on child (authority, generation, officer) where officer is not null;

-- What is on the agenda of a panel: to whose eyes it opens which record, until the minutes are confirmed.
create table panel_item (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,           -- the agenda
  fact       uuid not null,
  child      uuid,
  household  uuid,
  members    text[] not null,
  confirmed_on date,
  primary key (authority, generation, subject, fact)
);
create index panel_item_open on panel_item (authority, generation) where confirmed_on is null;

alter table panel_item enable row level security;
alter table panel_item force row level security;
create policy one_authority on panel_item
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, update, delete on panel_item to throughline_app;

-- Who asks: the function of before, with the officer of the child whom a page is about, and what is on their agendas.
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
    -- The children on agendas of panels that they sit on, until the minutes are confirmed.
    'items', (select coalesce(json_agg(distinct c.subject), '[]') from panel_item i
      join child c on c.authority = p_authority and c.generation = 0 and c.restricted_to is null
        and c.subject = coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = i.child),
          i.child)
      where i.authority = p_authority and i.generation = 0 and i.confirmed_on is null and p_person = any(i.members)),
    'child', (select json_build_object('subject', c.subject, 'team', c.team, 'worker', c.worker, 'officer', c.officer,
        'isRestricted', c.restricted_to is not null and c.restricted_to <> '{@order}',
        'isUnsealed', coalesce(c.restricted_to = '{@order}', false))
      from child c where p_child is not null and c.authority = p_authority and c.generation = 0
        and c.subject = coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = p_child),
          p_child))));
end $$;
