-- The children whom a list of Annex A gives a family: found by its identifier from the family's page.
create index event_listed_family on event (authority, (body ->> 'family')) where type = 'child.listed-for-adoption';
