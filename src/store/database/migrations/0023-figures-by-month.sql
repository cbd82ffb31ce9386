-- What measures that are summed by month come to, kept beside the rows that they are sums of: a page of fifty measures
-- over years adds up a few thousand numbers and reads no child. A row is only ever added, so that nobody who saves waits
-- for another; from time to time rows of one kind become one.
create table figure_month (
  authority  integer not null,
  generation integer not null,
  measure    text not null,
  month      date not null,
  who        text not null,            -- '' for everybody, 'team:' and its name, 'worker:' and their number
  num        bigint not null,
  den        bigint not null
);
create index figure_month_of on figure_month (authority, generation, who, measure, month) include (num, den);

alter table figure_month enable row level security;
alter table figure_month force row level security;
create policy one_authority on figure_month
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, delete on figure_month to throughline_app;

alter table point add column worker text;
alter table span add column worker text;

-- What is left of the month after the day that is read.
create index span_from on span (authority, generation, measure, from_on) where measure like 'month:%';

-- A point counts in its month.
create function count_points() returns trigger language plpgsql as $$
begin
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
create trigger counted_added after insert on point
  referencing new table as put for each statement execute function count_points();
create trigger counted_changed after update on point
  referencing old table as gone new table as put for each statement execute function count_points();
create trigger counted_taken after delete on point
  referencing old table as gone for each statement execute function count_points();

-- A span is one more in the month in which it begins and one fewer in that in which it ends: the sum of all months up to
-- one is how many there are. `in` as its kind counts above the line too.
create function count_spans() returns trigger language plpgsql as $$
begin
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
create trigger counted_added after insert on span
  referencing new table as put for each statement execute function count_spans();
create trigger counted_changed after update on span
  referencing old table as gone new table as put for each statement execute function count_spans();
create trigger counted_taken after delete on span
  referencing old table as gone for each statement execute function count_spans();
