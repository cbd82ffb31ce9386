-- What is due is read for any day: a clock runs until it stopped or ended, and one that did neither runs on. The index
-- on the clocks of now alone had no reader.
drop index clock_due;
create index clock_running on clock
  (authority, generation, (coalesce(stopped_on, ended_without_on, 'infinity'::date)), due_on);
