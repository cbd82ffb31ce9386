-- Clocks that stopped or ended, by the day: how many were in time in a month, and which still ran on an earlier day.
create index clock_over on clock (authority, generation, coalesce(stopped_on, ended_without_on))
  where stopped_on is not null or ended_without_on is not null;
