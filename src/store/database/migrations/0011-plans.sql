-- Plans and their actions are subjects beside children: none that is live may lack a journey through a practice in which
-- it has facts, and those that are no children are found without looking at every child.
create or replace function refuse_without_journey(p_authority integer, p_subject uuid) returns void language plpgsql as $$
begin
  if exists (
    select from subject s cross join unnest(s.practices) as p(practice)
    where s.authority = p_authority and s.id = p_subject and s.kind <> 'authority' and s.same_as is null
      and not exists (
        select from journey j
        where j.authority = p_authority and j.generation = 0 and j.subject = p_subject and j.practice = p.practice)
  ) then
    raise exception 'A live subject has facts in a practice and no journey through it'
      using errcode = 'check_violation', constraint = 'live_child_has_journeys';
  end if;
end $$;

create index subject_no_child on subject (authority, kind) where kind <> 'child';
