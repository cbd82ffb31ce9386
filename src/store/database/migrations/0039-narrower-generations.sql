-- A generation that tells what the record knew then is written once, read by a few and taken away. Its spans and points
-- keep the indexes by which a figure and a subject's row are found (their keys) and do without those that save a page of
-- every day some milliseconds, or by which saves compare what is stored: writing these took a sixth of its preparation.
-- Rows as now known, and those that are being worked out to take their place (a generation below 0), have them all.
drop index span_on;
create index span_on on span (authority, generation, measure, to_on, from_on) where generation <= 0;
drop index span_subject;
create index span_subject on span (authority, generation, subject) where generation <= 0;
drop index point_subject;
create index point_subject on point (authority, generation, subject) where generation <= 0;
drop index clock_rule;
create index clock_rule on clock (authority, generation, rule, started_on) where generation <= 0;
