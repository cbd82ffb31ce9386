-- A child who is on record twice: the facts that say so, and the records that are read under another, are few among many.
create index event_same_as on event (authority) where type = 'child.same-as';
create index subject_same_as on subject (authority, same_as) where same_as is not null;
