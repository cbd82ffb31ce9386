-- Spans and points have a key that begins with the subject: rows are written subject by subject, each beside the one
-- before it, and what saves compare is found by the key without an index of its own.
alter table point drop constraint point_pkey;
alter table point add primary key (authority, generation, subject, measure, on_date, fact);
drop index point_subject;
create index point_on on point (authority, generation, measure, on_date);

alter table span drop constraint span_pkey;
alter table span add primary key (authority, generation, subject, measure, fact, from_on);
drop index span_subject;

-- A generation that tells what was known then is written once, read by a few and taken away: it has the keys of its tables,
-- and every other index is of the record as now known (generation 0 and below). Writing it costs the database half.
do $$
declare
  one record;
begin
  for one in
    select indexname as name, indexdef as made, indexdef like '% WHERE %' as has_condition from pg_indexes
    where schemaname = current_schema() and indexdef like 'CREATE INDEX%' and indexdef not like '%generation <= 0%'
      and tablename in ('child', 'journey', 'stage_span', 'clock', 'point', 'span', 'contradiction', 'search_word',
        'account', 'review_grant', 'complaint', 'retention', 'audit', 'panel_item')
  loop
    execute format('drop index %I', one.name);
    execute one.made || case when one.has_condition then ' and ' else ' where ' end || 'generation <= 0';
  end loop;
end $$;
