-- What the database itself holds, whoever writes: the wall between authorities, a record that only grows, one chain.

-- ── The wall ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Queries say `authority = $1` as well; this catches the one that forgets. After a transaction's local setting has
-- ended it is '' and not null, hence nullif; in a sub-select, it is asked once a statement and not once a row. The
-- owner is walled too (force): its functions work for one authority.
do $$
declare t text;
begin
  for t in
    select c.table_name from information_schema.columns c
    where c.table_schema = current_schema() and c.column_name = 'authority' and c.table_name <> 'session'
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
  end loop;
end $$;

-- Which authorities there are is no secret; writing one needs its own setting.
alter table authority enable row level security;
alter table authority force row level security;
create policy anyone_reads on authority for select using (true);
create policy itself on authority using (id = (select nullif(current_setting('app.authority', true), '')::integer));

-- `session` has no wall: a session is found by the SHA-256 of a 256-bit secret before anybody knows whose it is.

grant select, insert, update, delete on all tables in schema public to throughline_app;
grant usage on all sequences in schema public to throughline_app;
revoke update, delete on entry, event, event_subject, event_text, chain_head from throughline_app;
revoke delete on subject, source_ref, authority from throughline_app;
revoke all on migration from throughline_app;

-- ── A record that only grows ─────────────────────────────────────────────────────────────────────────────────────
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The record is append-only: % on % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation', constraint = 'append_only';
end $$;

create trigger append_only before update or delete on event for each row execute function refuse_change();
create trigger append_only before update or delete on event_subject for each row execute function refuse_change();
create trigger append_only before update or delete on event_text for each row execute function refuse_change();
create trigger append_only before delete on entry for each row execute function refuse_change();
create trigger append_only before delete on subject for each row execute function refuse_change();
create trigger append_only before delete on chain_head for each row execute function refuse_change();
create trigger never_emptied before truncate on event execute function refuse_change();
create trigger never_emptied before truncate on event_subject execute function refuse_change();
create trigger never_emptied before truncate on event_text execute function refuse_change();
create trigger never_emptied before truncate on entry execute function refuse_change();
create trigger never_emptied before truncate on subject execute function refuse_change();
create trigger never_emptied before truncate on chain_head execute function refuse_change();

-- An event is about subjects that exist. Subjects are never deleted, so that asking once a statement is as good as a
-- foreign key, which asks once a row and took a tenth of an import's time.
create function subjects_exist() returns trigger language plpgsql as $$
begin
  if exists (
    select from (select distinct authority, subject from added) a
    left join subject s on s.authority = a.authority and s.id = a.subject where s.id is null) then
    raise exception 'An event is about a subject that does not exist'
      using errcode = 'foreign_key_violation', constraint = 'event_subject_exists';
  end if;
  return null;
end $$;
create trigger subjects_exist after insert on event_subject
  referencing new table as added for each statement execute function subjects_exist();

-- An entry is inserted without a position and gets it once.
create function entry_positions_once() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.position is null and new.recorded_at is null and new.hash is null then return new; end if;
  elsif old.position is null and new.position is not null and new.recorded_at is not null and new.hash is not null
    and (new.authority, new.id, new.recorded_on, new.by_person, new.voice, new.statement, new.request, new.digest)
      is not distinct from
        (old.authority, old.id, old.recorded_on, old.by_person, old.voice, old.statement, old.request, old.digest)
  then return new;
  end if;
  raise exception 'An entry gets its position once, from give_positions, and nothing else of it may change'
    using errcode = 'restrict_violation', constraint = 'append_only';
end $$;
create trigger position_once before insert or update on entry for each row execute function entry_positions_once();

create function entry_has_position() returns trigger language plpgsql as $$
begin
  if exists (select from entry e where e.authority = new.authority and e.id = new.id and e.position is null) then
    raise exception 'An entry was left without a position' using errcode = 'check_violation', constraint = 'entry_has_position';
  end if;
  return null;
end $$;
create constraint trigger entry_has_position after insert on entry
  deferrable initially deferred for each row execute function entry_has_position();

-- ── No live child without a journey ──────────────────────────────────────────────────────────────────────────────
create function refuse_without_journey(p_authority integer, p_subject uuid) returns void language plpgsql as $$
begin
  if exists (
    select from subject s cross join unnest(s.practices) as p(practice)
    where s.authority = p_authority and s.id = p_subject and s.kind = 'child' and s.same_as is null
      and not exists (
        select from journey j
        where j.authority = p_authority and j.generation = 0 and j.subject = p_subject and j.practice = p.practice)
  ) then
    raise exception 'A live child has facts in a practice and no journey through it'
      using errcode = 'check_violation', constraint = 'live_child_has_journeys';
  end if;
end $$;

create function subject_has_journeys() returns trigger language plpgsql as $$
begin
  perform refuse_without_journey(new.authority, new.id);
  return null;
end $$;
create function journey_may_go() returns trigger language plpgsql as $$
begin
  if old.generation = 0 then perform refuse_without_journey(old.authority, old.subject); end if;
  return null;
end $$;
create constraint trigger live_child_has_journeys after insert or update on subject
  deferrable initially deferred for each row execute function subject_has_journeys();
create constraint trigger live_child_has_journeys after delete on journey
  deferrable initially deferred for each row execute function journey_may_go();

-- ── One chain ────────────────────────────────────────────────────────────────────────────────────────────────────
-- A text as the chain takes it: its length in bytes (-1 for null), then UTF-8. The same is in src/record/chain.ts.
create function framed(t text) returns bytea language sql immutable as $$
  select case when t is null then int4send(-1) else int4send(octet_length(convert_to(t, 'UTF8'))) || convert_to(t, 'UTF8') end
$$;

-- The last statement of a saving transaction: locks the head of the chain and links the entries, in the order given.
create function give_positions(p_authority integer, p_entries bigint[])
  returns table (entry bigint, "position" bigint, recorded_at timestamptz)
  language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  head chain_head%rowtype;
  linked entry%rowtype;
  this bigint;
  at timestamptz;
begin
  select * into strict head from chain_head h where h.authority = p_authority for update;
  at := greatest(clock_timestamp(), head.recorded_at);
  foreach this in array p_entries loop
    select * into strict linked from entry e where e.authority = p_authority and e.id = this;
    head.position := head.position + 1;
    head.hash := sha256(
      head.hash || int8send(head.position) || int8send((extract(epoch from at) * 1000000)::bigint) || linked.digest
      || framed(linked.by_person) || framed(linked.voice) || framed(linked.statement) || framed(linked.request)
      || framed(to_char(linked.recorded_on, 'YYYY-MM-DD')));
    update entry e set position = head.position, recorded_at = at, hash = head.hash
      where e.authority = p_authority and e.id = this;
    entry := this; "position" := head.position; recorded_at := at;
    return next;
  end loop;
  update chain_head h set position = head.position, recorded_at = at, hash = head.hash where h.authority = p_authority;
end $$;
revoke all on function give_positions(integer, bigint[]) from public;
grant execute on function give_positions(integer, bigint[]) to throughline_app;

-- ── Search ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- One guarded function, which takes the authority from the setting itself. Every word must be in the name; a number or
-- a date of birth must be the very one. Later access policy goes inside.
create index child_source_ref on child (authority, generation, source_ref);
create index child_born_on on child (authority, generation, born_on);

create function search_children(p_generation integer, p_words text[], p_ref text, p_born_on date, p_limit integer)
  returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select c.subject from child c
  where c.authority = nullif(current_setting('app.authority', true), '')::integer and c.generation = p_generation
    and (c.source_ref = p_ref or c.born_on = p_born_on
      or (cardinality(p_words) > 0 and c.name is not null
        and not exists (select from unnest(p_words) as w(word) where position(lower(w.word) in lower(c.name)) = 0)))
  order by (c.source_ref = p_ref) desc nulls last, c.name, c.source_ref, c.subject
  limit p_limit
$$;
revoke all on function search_children(integer, text[], text, date, integer) from public;
grant execute on function search_children(integer, text[], text, date, integer) to throughline_app;
