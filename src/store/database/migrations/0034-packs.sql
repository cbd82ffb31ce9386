-- The mail that says that a performance pack is there: one for each pack and person, by the last day that the pack tells of.
alter table told_message
  drop constraint told_message_kind_check,
  add constraint told_message_kind_check
    check (kind in ('digest', 'at-once', 'unusual', 'pack-daily', 'pack-weekly', 'pack-monthly'));
-- Several kinds may be sent at one instant.
alter table told_message
  drop constraint told_message_pkey,
  add primary key (authority, person, kind, sent_at);
create unique index told_one_pack on told_message (authority, person, kind, on_day) where kind like 'pack-%';
