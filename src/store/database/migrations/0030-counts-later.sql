-- What was known at some time is written whole, into a generation of its own. Counting it statement by statement took most
-- of the time; whoever writes it says that it is counted later, and counts it once at the end (figures.ts).
create or replace function count_points() returns trigger language plpgsql as $$
begin
  if current_setting('app.counts_later', true) = 'on' then return null; end if;
  if tg_op <> 'DELETE' then
    insert into figure_month (authority, generation, measure, month, who, num, den)
    select p.authority, p.generation, p.measure, date_trunc('month', p.on_date)::date, w.who, sum(p.num), sum(p.den)
    from put p cross join lateral (values (''), ('team:' || p.team), ('worker:' || p.worker)) as w(who)
    where p.measure like 'month:%' and w.who is not null group by 1, 2, 3, 4, 5;
  end if;
  if tg_op <> 'INSERT' then
    insert into figure_month (authority, generation, measure, month, who, num, den)
    select p.authority, p.generation, p.measure, date_trunc('month', p.on_date)::date, w.who, -sum(p.num), -sum(p.den)
    from gone p cross join lateral (values (''), ('team:' || p.team), ('worker:' || p.worker)) as w(who)
    where p.measure like 'month:%' and w.who is not null group by 1, 2, 3, 4, 5;
  end if;
  return null;
end $$;

create or replace function count_spans() returns trigger language plpgsql as $$
begin
  if current_setting('app.counts_later', true) = 'on' then return null; end if;
  if tg_op <> 'DELETE' then
    insert into figure_month (authority, generation, measure, month, who, num, den)
    select s.authority, s.generation, s.measure, date_trunc('month', e.on_date)::date, w.who,
      sum(case when s.kind = 'in' then e.by else 0 end), sum(e.by)
    from put s cross join lateral (values (s.from_on, 1), (nullif(s.to_on, 'infinity'), -1)) as e(on_date, by)
    cross join lateral (values (''), ('team:' || s.team), ('worker:' || s.worker)) as w(who)
    where s.measure like 'month:%' and e.on_date is not null and w.who is not null group by 1, 2, 3, 4, 5;
  end if;
  if tg_op <> 'INSERT' then
    insert into figure_month (authority, generation, measure, month, who, num, den)
    select s.authority, s.generation, s.measure, date_trunc('month', e.on_date)::date, w.who,
      -sum(case when s.kind = 'in' then e.by else 0 end), -sum(e.by)
    from gone s cross join lateral (values (s.from_on, 1), (nullif(s.to_on, 'infinity'), -1)) as e(on_date, by)
    cross join lateral (values (''), ('team:' || s.team), ('worker:' || s.worker)) as w(who)
    where s.measure like 'month:%' and e.on_date is not null and w.who is not null group by 1, 2, 3, 4, 5;
  end if;
  return null;
end $$;
