-- Sums of figures by month in two tables: `figure_month` has one row for each sum, and `figure_change` what saves have added to
-- them since. Rows of the second are only ever added by those who save, so that nobody who saves waits for another; from
-- time to time they are taken up into the first. A sum is what both say together. One scorecard for all reads its sums
-- in the order of one index, and so does one figure apart by team or by worker.
alter table figure_month rename to figure_month_before;
alter index figure_month_of rename to figure_month_before_of;

create table figure_month (
  authority  integer not null,
  generation integer not null,
  apart      text not null,            -- 'all', or one 'team', or one 'worker'
  measure    text not null,
  month      date not null,
  who        text not null,            -- the team, the worker's number; '' for all
  num        bigint not null,
  den        bigint not null,
  primary key (authority, generation, apart, measure, month, who)
);
create table figure_change (
  authority  integer not null,
  generation integer not null,
  apart      text not null,
  measure    text not null,
  month      date not null,
  who        text not null,
  num        bigint not null,
  den        bigint not null
);
create index figure_change_of on figure_change (authority, generation, apart, measure, month);

-- The owner is behind the wall too: for this one statement it is not, since it sums for every authority.
alter table figure_month_before no force row level security;
insert into figure_month (authority, generation, apart, measure, month, who, num, den)
select authority, generation, case when who = '' then 'all' else split_part(who, ':', 1) end, measure, month,
  substr(who, strpos(who, ':') + 1), sum(num), sum(den)
from figure_month_before group by 1, 2, 3, 4, 5, 6 having sum(num) <> 0 or sum(den) <> 0 order by 1, 2, 3, 4, 5, 6;
drop table figure_month_before;

alter table figure_month enable row level security;
alter table figure_month force row level security;
create policy one_authority on figure_month
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, update, delete on figure_month to throughline_app;
alter table figure_change enable row level security;
alter table figure_change force row level security;
create policy one_authority on figure_change
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, delete on figure_change to throughline_app;

-- What a statement changes is counted once, after it: rows that it put in less those that it took away. A row of which
-- only the days changed within a month adds nothing. A point counts in its month; a span is one more in the month in which
-- it begins and one fewer in that in which it ends, and `in` as its kind counts above the line too.
drop trigger counted_added on point;
drop trigger counted_changed on point;
drop trigger counted_taken on point;
drop trigger counted_added on span;
drop trigger counted_changed on span;
drop trigger counted_taken on span;
drop function count_points();
drop function count_spans();

do $do$
declare
  of_points constant text := $q$
    select r.authority, r.generation, w.apart, r.measure, date_trunc('month', r.on_date)::date, w.who,
      sum(r.by * r.num), sum(r.by * r.den)
    from (%s) r
    cross join lateral (values ('all', ''), ('team', r.team), ('worker', r.worker)) as w(apart, who)
    where r.measure like 'month:%%' and w.who is not null
    group by 1, 2, 3, 4, 5, 6 having sum(r.by * r.num) <> 0 or sum(r.by * r.den) <> 0 $q$;
  of_spans constant text := $q$
    select r.authority, r.generation, w.apart, r.measure, date_trunc('month', e.on_date)::date, w.who,
      sum(case when r.kind = 'in' then r.by * e.by else 0 end), sum(r.by * e.by)
    from (%s) r
    cross join lateral (values (r.from_on, 1), (nullif(r.to_on, 'infinity'), -1)) as e(on_date, by)
    cross join lateral (values ('all', ''), ('team', r.team), ('worker', r.worker)) as w(apart, who)
    where r.measure like 'month:%%' and e.on_date is not null and w.who is not null
    group by 1, 2, 3, 4, 5, 6
    having sum(case when r.kind = 'in' then r.by * e.by else 0 end) <> 0 or sum(r.by * e.by) <> 0 $q$;
  counting record;
begin
  for counting in
    select t.name, t.counts, o.after, o.referencing, o.changed
    from (values ('point', of_points), ('span', of_spans)) as t(name, counts)
    cross join (values
      ('insert', 'new table as put', 'select 1 as by, p.* from put p'),
      ('update', 'old table as gone new table as put',
        'select 1 as by, p.* from put p union all select -1, g.* from gone g'),
      ('delete', 'old table as gone', 'select -1 as by, g.* from gone g')) as o(after, referencing, changed)
  loop
    execute format($f$
      create function %I() returns trigger language plpgsql as $body$
      begin
        if current_setting('app.counts_later', true) = 'on' then return null; end if;
        insert into figure_change (authority, generation, apart, measure, month, who, num, den) %s;
        return null;
      end $body$ $f$,
      'count_' || counting.name || '_' || counting.after, format(counting.counts, counting.changed));
    execute format(
      'create trigger counted_%1$s after %1$s on %2$I referencing %3$s for each statement execute function %4$I()',
      counting.after, counting.name, counting.referencing, 'count_' || counting.name || '_' || counting.after);
  end loop;
end $do$;
