-- Sealing: an event may be emptied down to its bare commitment, by one function and in the transaction of an entry that
-- says who, why and under which rule. What it said goes into the vault, under a key that is not in this database.

-- ── What may be empty, and only as a whole ───────────────────────────────────────────────────────────────────────
alter table event
  alter column fact drop not null,
  alter column revision drop not null,
  alter column type drop not null,
  alter column shape drop not null,
  alter column subjects drop not null,
  alter column salt drop not null,
  alter column body drop not null,
  add constraint whole_or_empty check (
    num_nulls(fact, revision, type, shape, subjects, salt, body) = 0
    or num_nulls(fact, revision, type, shape, happened_on, subjects, salt, body) = 8);

alter table event_text
  alter column salt drop not null,
  alter column text drop not null,
  add constraint whole_or_empty check (num_nulls(salt, text) in (0, 2));

-- `redacted`: of a read that showed others too, the commitment to what is left of it once a sealed child is out of it.
alter table read_log
  alter column at drop not null,
  alter column read_on drop not null,
  alter column person drop not null,
  alter column route drop not null,
  alter column ground drop not null,
  alter column because drop not null,
  alter column subjects drop not null,
  alter column salt drop not null,
  add column redacted bytea,
  add constraint whole_or_empty check (
    num_nulls(at, read_on, person, route, ground, because, subjects, salt) = 0
    or num_nulls(at, read_on, person, route, ground, because, subject, subjects, salt, redacted) = 10);

-- Nobody but the owner, and the owner only within empty_as_told: see there.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') and current_user = 'throughline_owner'
    and current_setting('app.emptying', true) = 'on'
    and tg_table_name in ('event', 'event_subject', 'event_text', 'subject', 'edition_file', 'read_log',
      'emergency_access', 'emergency_review')
  then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  raise exception 'The record is append-only: % on % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation', constraint = 'append_only';
end $$;

-- ── The vault ────────────────────────────────────────────────────────────────────────────────────────────────────
-- One sealed record a row, padded: no time, no subject, and no size that tells how much there was. The data key is
-- wrapped by a public key whose private half is kept outside the database.
create table vault (
  authority   integer not null,
  id          uuid not null,
  key_id      text not null,          -- which key wraps the data key
  wrapped_key bytea not null,
  ciphertext  bytea not null,
  primary key (authority, id)
);

-- Numbers in other systems whose children are sealed, as HMAC-SHA-256 under a key outside the database.
create table sealed_ref (
  authority integer not null,
  keyed     bytea not null,
  primary key (authority, keyed)
);

-- Openings of the vault and releases out of it: who and when in clear; of what, why and for whom under the vault's key.
create table vault_use (
  authority   integer not null,
  id          uuid not null,
  kind        text not null check (kind in ('open', 'release')),
  asked_by    text not null,
  asked_at    timestamptz not null default now(),
  key_id      text not null,
  wrapped_key bytea not null,
  ciphertext  bytea not null,
  decided_by  text,
  decided_at  timestamptz,
  decision    text check (decision in ('approved', 'refused')),
  primary key (authority, id),
  constraint decided_by_a_second_person check (decided_by is null or decided_by <> asked_by),
  constraint decided_whole check (num_nulls(decided_by, decided_at, decision) in (0, 3))
);

do $$
declare t text;
begin
  foreach t in array array['vault', 'sealed_ref', 'vault_use'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
  end loop;
end $$;
grant select, insert on vault, sealed_ref, vault_use to throughline_app;
grant update (key_id, wrapped_key) on vault, vault_use to throughline_app;
grant update (decided_by, decided_at, decision) on vault_use to throughline_app;
create trigger append_only before delete on vault for each row execute function refuse_change();
create trigger never_emptied before truncate on vault execute function refuse_change();

-- ── The one change that the record permits ───────────────────────────────────────────────────────────────────────
-- Empties what the first event of an entry names, which must be an entry of this very transaction (it has no position
-- yet: none is ever committed without one). The event says who, why and by which rule, and names by `events` what is
-- emptied (entry.n), by `reads` and `redacted` rows of the log of reads, by `files` editions that are issued again.
-- `p_with`, which stays nowhere, says whom that closes and what is put in place of what:
-- {"subjects": [id], "emergencies": [id], "reads": [{"n", "salt", "subject", "subjects"}], "files": [{"fact", "name", "content"}]}.
create function empty_as_told(p_authority integer, p_entry bigint, p_with jsonb) returns void
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
revoke all on function empty_as_told(integer, bigint, jsonb) from public;
grant execute on function empty_as_told(integer, bigint, jsonb) to throughline_app;

-- ── Reads that come late ─────────────────────────────────────────────────────────────────────────────────────────
-- A page that was on its way when a record was sealed is logged after it. Sealing holds the lock below until it is done;
-- where anything is sealed, a record that is no longer there is left out of what is logged.
create or replace function record_reads(p_authority integer, p_reads jsonb) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  many bigint := jsonb_array_length(p_reads);
  last_n bigint;
  now_at timestamptz;
  has_sealed boolean;
begin
  perform pg_advisory_xact_lock_shared(740328, p_authority);
  has_sealed := exists (select from vault v where v.authority = p_authority);
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
      (select (g.says ->> 'subject')::uuid where not has_sealed or exists (
        select from subject t where t.authority = p_authority and t.id = (g.says ->> 'subject')::uuid)) as subject,
      decode(g.says ->> 'salt', 'hex') as salt,
      (select coalesce(array_agg(s.id::uuid order by s.place), '{}')
        from jsonb_array_elements_text(g.says -> 'subjects') with ordinality as s (id, place)
        where not has_sealed or exists (
          select from subject t where t.authority = p_authority and t.id = s.id::uuid)) as subjects
    from jsonb_array_elements(p_reads) with ordinality as g (says, place)) r;
  return last_n;
end $$;
