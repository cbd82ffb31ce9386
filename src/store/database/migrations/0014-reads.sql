-- Who read which record, on what ground: rows that only grow, numbered without a gap, and taken into the chain in batches.

-- The number last given to a read of the authority, and up to which one they are in the chain. Locked by every write.
create table read_head (
  authority integer primary key references authority,
  last      bigint not null default 0,
  sealed    bigint not null default 0
);
insert into read_head (authority) select id from authority;

create table read_log (
  authority  integer not null,
  n          bigint not null,
  at         timestamptz not null,
  read_on    date not null,           -- the civil date, in Europe/London
  person     text not null,           -- how the record names who saves; no name
  route      text not null,           -- the page as a pattern, never an address
  ground     text not null,           -- how the person stands to the child, `list`, or `emergency`
  because    text not null,           -- the policy's sentence
  subject    uuid,                    -- the record that was opened; null where a list was read
  subjects   uuid[] not null,         -- every child that was shown, the opened one included
  salt       bytea not null,
  commitment bytea not null,          -- SHA-256(salt + the whole row): see record_reads
  primary key (authority, n)
);
create index read_log_person on read_log (authority, person, n desc);
create index read_log_read_on on read_log (authority, read_on, n desc);
create index read_log_ground on read_log (authority, ground, n desc);
-- A short list of what is pending: a look reads all of it, and a long one makes the planner shun the index.
create index read_log_shown on read_log using gin (subjects) with (gin_pending_list_limit = 256);

-- Emergency access: who asked for which record, why, and until when it stands. An asking that opened nothing is kept too.
create table emergency_access (
  authority integer not null,
  id        uuid not null,
  asked_at  timestamptz not null,
  asked_on  date not null,
  until     timestamptz not null,
  person    text not null,
  asked_for text not null,            -- what was typed
  reason    text not null,
  subject   uuid,                     -- null: nothing was opened
  primary key (authority, id)
);
create index emergency_access_person on emergency_access (authority, person, until) where subject is not null;
create index emergency_access_asked_on on emergency_access (authority, asked_on);

create table emergency_review (
  authority   integer not null,
  access      uuid not null,
  reviewed_at timestamptz not null,
  reviewed_on date not null,
  by_person   text not null,
  finding     text not null check (finding in ('needed', 'not-needed')),
  note        text not null,
  primary key (authority, access),
  foreign key (authority, access) references emergency_access
);

-- Reading of a week that stands out, as it was found once the week was over. It can be worked out again from the log.
create table unusual_reading (
  authority integer not null,
  monday    date not null,
  made_at   timestamptz not null default now(),
  opened    integer not null,         -- how many times a record was opened in the week
  found     jsonb not null,
  primary key (authority, monday)
);

do $$
declare t text;
begin
  foreach t in array array['read_head', 'read_log', 'emergency_access', 'emergency_review', 'unusual_reading'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy one_authority on %I using (authority = (select nullif(current_setting(''app.authority'', true), '''')::integer))', t);
  end loop;
  foreach t in array array['read_log', 'emergency_access', 'emergency_review'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger never_emptied before truncate on %I execute function refuse_change()', t);
  end loop;
end $$;
-- The application reads the log and writes it through record_reads alone.
grant select on read_log, read_head to throughline_app;
grant insert on read_head to throughline_app;
grant select, insert on emergency_access, emergency_review to throughline_app;
grant select, insert, update on unusual_reading to throughline_app;

-- The index of a list's children is of no use behind the wall (its operator may leak), so that reads_showing looks as
-- the owner, who sees all, and takes the authority from the setting itself.
create policy owner_looks on read_log for select to throughline_owner using (true);

-- Writes reads with the next numbers. What a commitment covers is the same in src/record/reads.ts.
create function record_reads(p_authority integer, p_reads jsonb) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  many bigint := jsonb_array_length(p_reads);
  last_n bigint;
  now_at timestamptz;
begin
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
      (g.says ->> 'subject')::uuid as subject, decode(g.says ->> 'salt', 'hex') as salt,
      (select coalesce(array_agg(s.id::uuid order by s.place), '{}')
        from jsonb_array_elements_text(g.says -> 'subjects') with ordinality as s (id, place)) as subjects
    from jsonb_array_elements(p_reads) with ordinality as g (says, place)) r;
  return last_n;
end $$;
revoke all on function record_reads(integer, jsonb) from public;
grant execute on function record_reads(integer, jsonb) to throughline_app;

-- Makes one entry of the reads that are in none, and answers its id; null where there are none. Its digest covers their
-- commitments in order, its statement says their numbers. The caller gives it its position.
create function seal_reads(p_authority integer, p_request text, p_recorded_on date) returns bigint
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  head read_head%rowtype;
  made bigint;
begin
  select * into strict head from read_head h where h.authority = p_authority for update;
  if head.sealed = head.last then return null; end if;
  insert into entry (authority, recorded_on, by_person, voice, statement, request, digest)
  select p_authority, p_recorded_on, 'throughline', 'reads', (head.sealed + 1) || '-' || head.last, p_request,
    sha256(string_agg(l.commitment, ''::bytea order by l.n))
  from read_log l where l.authority = p_authority and l.n > head.sealed and l.n <= head.last
  returning id into made;
  update read_head h set sealed = head.last where h.authority = p_authority;
  return made;
end $$;
revoke all on function seal_reads(integer, text, date) from public;
grant execute on function seal_reads(integer, text, date) to throughline_app;

-- The numbers of the reads that showed a child, in its own record or in a list, the newest first.
create function reads_showing(p_subject uuid, p_limit integer, p_offset integer) returns setof bigint
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.n from read_log l
  where l.authority = nullif(current_setting('app.authority', true), '')::integer and l.subjects @> array[p_subject]
  order by l.n desc limit p_limit offset p_offset
$$;
revoke all on function reads_showing(uuid, integer, integer) from public;
grant execute on function reads_showing(uuid, integer, integer) to throughline_app;
