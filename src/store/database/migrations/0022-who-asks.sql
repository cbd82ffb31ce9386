-- Who asks is answered in one go: one statement finds the session, who it is, what was granted, and how the child stands.

-- What a person's own page tells of a session: a name for it that is no secret, and on what it was begun.
alter table session
  add column handle uuid not null default gen_random_uuid() unique,
  add column device text not null default '';

-- Where somebody lives, as far as an administrator was told: reading of a neighbour's record is then found.
alter table account add column home_postcode text;

-- How many attempts were refused in a week that was looked through.
alter table unusual_reading add column refused integer not null default 0;

-- The week's message to those who look after reading: one a week and person.
alter table told_message
  drop constraint told_message_kind_check,
  add constraint told_message_kind_check check (kind in ('digest', 'at-once', 'unusual'));
create unique index told_one_unusual on told_message (authority, person, on_day) where kind = 'unusual';

-- A record is restricted by an adoption order until it is sealed: '{@order}' instead of names. Those restricted to named
-- people are few, and have an index of their own.
create index child_restricted_to_named on child (authority, generation, subject)
  where restricted_to is not null and not restricted_to = '{@order}'::text[];

-- Runs as the owner, who is behind the same wall as everybody: it stands from the first line, for this statement alone.
-- `p_today`: the day on which a grant must stand. `p_child`: whom a page is about, or null.
create function asker_facts(p_authority integer, p_person text, p_child uuid, p_today date) returns json
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
    'child', (select json_build_object('subject', c.subject, 'team', c.team, 'worker', c.worker,
        'isRestricted', c.restricted_to is not null and c.restricted_to <> '{@order}',
        'isUnsealed', coalesce(c.restricted_to = '{@order}', false))
      from child c where p_child is not null and c.authority = p_authority and c.generation = 0
        and c.subject = coalesce((select s.same_as from subject s where s.authority = p_authority and s.id = p_child),
          p_child))));
end $$;

-- The same by the digest of a session's secret, marking it as seen at most every five minutes; null where it has ended.
create function who_asks(
  p_session text, p_child uuid, p_today date, p_idle interval, p_in_all interval
) returns json
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine record;
begin
  select s.authority, s.person, s.handle, s.begun_at, s.seen_at, a.name, a.demonstration into mine
    from session s join authority a on a.id = s.authority
    where s.id = p_session and s.seen_at >= now() - p_idle and s.begun_at >= now() - p_in_all;
  if not found then return null; end if;
  if mine.seen_at < now() - interval '5 minutes' then
    update session s set seen_at = now() where s.id = p_session;
  end if;
  return json_build_object('person', mine.person, 'handle', mine.handle, 'age', extract(epoch from now() - mine.begun_at)::integer,
    'authority', json_build_object('id', mine.authority, 'name', mine.name, 'demonstration', mine.demonstration),
    'facts', asker_facts(mine.authority, mine.person, p_child, p_today));
end $$;

-- Reads are written in one go too: what stands in the way of another authority stands within the function.
create function write_reads(p_authority integer, p_reads jsonb) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('app.authority', p_authority::text, true);
  return record_reads(p_authority, p_reads);
end $$;

revoke all on function asker_facts(integer, text, uuid, date) from public;
revoke all on function who_asks(text, uuid, date, interval, interval) from public;
revoke all on function write_reads(integer, jsonb) from public;
grant execute on function asker_facts(integer, text, uuid, date) to throughline_app;
grant execute on function who_asks(text, uuid, date, interval, interval) to throughline_app;
grant execute on function write_reads(integer, jsonb) to throughline_app;
