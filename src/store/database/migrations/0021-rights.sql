-- Rights of the people whom records are about: until when a record is kept and whether it is held, copies of a record
-- that are being prepared, and the purge of a record whose time is over.

-- Until when a record is kept and by which rule. Rows that facts come to, like every projection; of children whose record
-- a rule keeps, holds or offers for purging, and of nobody else.
create table retention (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  kept_until date,                    -- null: no rule says, or what it counts from is not known
  kept_by    text,                    -- the rule, by its id
  is_held    boolean not null,
  is_purge_asked boolean not null,
  primary key (authority, generation, subject)
);
create index retention_until on retention (authority, generation, kept_until, subject);
create index retention_held on retention (authority, generation) where is_held or is_purge_asked;

-- A copy of a record for the person whom it is about, while it is being prepared and until it is given: its files are no
-- part of the record before.
create table bundle (
  authority  integer not null,
  id         uuid not null,
  subject    uuid not null,
  request    uuid not null,           -- the fact that the copy was asked for
  asked_at   timestamptz not null default now(),
  ended_at   timestamptz,
  by_person  text not null,
  state      text not null check (state in ('queued', 'making', 'done', 'cancelled', 'failed')),
  asked_to_stop boolean not null default false,
  progress   jsonb not null default '{}', -- {doing, done, of}
  problem    text,
  outcome    jsonb,                   -- {entries, withheld}
  page       bytea,
  word       bytea,
  primary key (authority, id)
);
create index bundle_of_request on bundle (authority, subject, request, asked_at desc);

do $$
declare t text;
begin
  foreach t in array array['retention', 'bundle'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
    execute format('grant select, insert, update, delete on %I to throughline_app', t);
  end loop;
end $$;

-- ── Emptying takes what was given out of the record too ──────────────────────────────────────────────────────────
create or replace function empty_as_told(p_authority integer, p_entry bigint, p_with jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told event%rowtype;
  closed uuid[] := array(select jsonb_array_elements_text(p_with -> 'subjects')::uuid);
  emergencies uuid[] := array(select jsonb_array_elements_text(p_with -> 'emergencies')::uuid);
  entries bigint[];
  numbers integer[];
  done bigint;
begin
  select v.* into told from event v join entry e on e.authority = v.authority and e.id = v.entry
  where v.authority = p_authority and v.entry = p_entry and v.n = 0 and e.position is null
    and v.type in ('records.sealed', 'records.purged');
  if not found then
    raise exception 'Nothing is emptied but by an entry of this transaction that says so'
      using errcode = 'restrict_violation', constraint = 'emptied_as_told';
  end if;
  perform set_config('app.emptying', 'on', true);

  select coalesce(array_agg(split_part(t.place, '.', 1)::bigint), '{}'),
      coalesce(array_agg(split_part(t.place, '.', 2)::integer), '{}')
    into entries, numbers from jsonb_array_elements_text(told.body -> 'events') as t(place);
  -- What was given out of a record by its own facts goes with them.
  delete from edition_file f using unnest(entries, numbers) as m(entry, n), event v
    where v.authority = p_authority and v.entry = m.entry and v.n = m.n and f.authority = p_authority and f.fact = v.fact
      and v.type = 'records.access';
  delete from event_subject s using unnest(entries, numbers) as m(entry, n)
    where s.authority = p_authority and s.entry = m.entry and s.n = m.n;
  update event_text x set salt = null, text = null from unnest(entries, numbers) as m(entry, n)
    where x.authority = p_authority and x.entry = m.entry and x.n = m.n;
  update event v set fact = null, revision = null, type = null, shape = null, happened_on = null, subjects = null,
      salt = null, body = null
    from unnest(entries, numbers) as m(entry, n)
    where v.authority = p_authority and v.entry = m.entry and v.n = m.n and v.entry <> p_entry and v.type is not null
      and v.type not in ('records.sealed', 'records.purged');
  get diagnostics done = row_count;
  if done <> cardinality(entries) then
    raise exception 'An event that is named for emptying is not there, is empty, or may not be emptied'
      using errcode = 'restrict_violation', constraint = 'emptied_as_told';
  end if;

  if exists (select from event_subject s where s.authority = p_authority and s.subject = any(closed)) then
    raise exception 'A subject that still has events is not closed'
      using errcode = 'restrict_violation', constraint = 'emptied_as_told';
  end if;
  delete from source_ref r where r.authority = p_authority and r.subject = any(closed);
  delete from subject s where s.authority = p_authority and s.id = any(closed);
  delete from emergency_review w where w.authority = p_authority and w.access = any(emergencies);
  delete from emergency_access a where a.authority = p_authority and a.id = any(emergencies);

  update read_log l set at = null, read_on = null, person = null, route = null, ground = null, because = null,
      subject = null, subjects = null, salt = null, redacted = null
    where l.authority = p_authority and l.person is not null
      and l.n in (select t.n::bigint from jsonb_array_elements_text(told.body -> 'reads') as t(n));
  get diagnostics done = row_count;
  if done <> jsonb_array_length(told.body -> 'reads') then
    raise exception 'A read that is named for emptying is not there'
      using errcode = 'restrict_violation', constraint = 'emptied_as_told';
  end if;

  -- What is left of a read is what its entry is committed to: the same formula as in record_reads.
  update read_log l set salt = decode(w.salt, 'hex'), subject = w.subject, subjects = w.subjects,
      redacted = sha256(decode(w.salt, 'hex') || int8send(l.n) || int8send((extract(epoch from l.at) * 1000000)::bigint)
        || framed(to_char(l.read_on, 'YYYY-MM-DD')) || framed(l.person) || framed(l.route) || framed(l.ground)
        || framed(l.because) || framed(w.subject::text) || framed(array_to_string(w.subjects, ',')))
    from (
      select (g.says ->> 'n')::bigint as n, g.says ->> 'salt' as salt, (g.says ->> 'subject')::uuid as subject,
        array(select jsonb_array_elements_text(g.says -> 'subjects')::uuid) as subjects
      from jsonb_array_elements(p_with -> 'reads') as g(says)) w
    where l.authority = p_authority and l.n = w.n and w.subjects <@ l.subjects;
  select count(*) into done from jsonb_array_elements_text(told.body -> 'redacted') as t(said)
    join read_log l on l.authority = p_authority and l.n = split_part(t.said, ' ', 1)::bigint
      and encode(l.redacted, 'hex') = split_part(t.said, ' ', 2);
  if done <> jsonb_array_length(told.body -> 'redacted') or done <> jsonb_array_length(p_with -> 'reads') then
    raise exception 'What is left of a read is not what was told of it'
      using errcode = 'restrict_violation', constraint = 'emptied_as_told';
  end if;

  update edition_file f set content = decode(w.says ->> 'content', 'base64')
    from jsonb_array_elements(p_with -> 'files') as w(says), jsonb_array_elements_text(told.body -> 'files') as t(said)
    where f.authority = p_authority and f.fact = (w.says ->> 'fact')::uuid and f.name = w.says ->> 'name'
      and t.said = f.fact || '/' || f.name || ' ' || encode(sha256(decode(w.says ->> 'content', 'base64')), 'hex');
  get diagnostics done = row_count;
  if done <> jsonb_array_length(told.body -> 'files') or done <> jsonb_array_length(p_with -> 'files') then
    raise exception 'An edition that is issued again is not what was told of it'
      using errcode = 'restrict_violation', constraint = 'emptied_as_told';
  end if;
  perform set_config('app.emptying', 'off', true);
end $$;

-- ── Reads that come late: of a purged record as of a sealed one ──────────────────────────────────────────────────
create or replace function record_reads(p_authority integer, p_reads jsonb) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  many bigint := jsonb_array_length(p_reads);
  last_n bigint;
  now_at timestamptz;
  has_emptied boolean;
begin
  perform pg_advisory_xact_lock_shared(740328, p_authority);
  has_emptied := exists (select from subject t where t.authority = p_authority and t.kind = 'sealing');
  update read_head h set last = h.last + many where h.authority = p_authority returning h.last into strict last_n;
  now_at := clock_timestamp();
  insert into read_log
  select p_authority, r.n, now_at, r.read_on, r.person, r.route, r.ground, r.because, r.subject, r.subjects, r.salt,
    sha256(r.salt || int8send(r.n) || int8send((extract(epoch from now_at) * 1000000)::bigint)
      || framed(to_char(r.read_on, 'YYYY-MM-DD')) || framed(r.person) || framed(r.route) || framed(r.ground)
      || framed(r.because) || framed(r.subject::text) || framed(array_to_string(r.subjects, ',')))
  from (
    select last_n - many + g.place as n, g.says ->> 'person' as person, g.says ->> 'route' as route,
      (g.says ->> 'on')::date as read_on, g.says ->> 'ground' as ground, g.says ->> 'because' as because,
      (select (g.says ->> 'subject')::uuid where not has_emptied or exists (
        select from subject t where t.authority = p_authority and t.id = (g.says ->> 'subject')::uuid)) as subject,
      decode(g.says ->> 'salt', 'hex') as salt,
      (select coalesce(array_agg(s.id::uuid order by s.place), '{}')
        from jsonb_array_elements_text(g.says -> 'subjects') with ordinality as s (id, place)
        where not has_emptied or exists (
          select from subject t where t.authority = p_authority and t.id = s.id::uuid)) as subjects
    from jsonb_array_elements(p_reads) with ordinality as g (says, place)) r;
  return last_n;
end $$;
