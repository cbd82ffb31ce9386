-- Besides returns, the lists of Annex A are made out of the record: they are asked for, wait and are kept in the same way.
alter table return_out add column kind text not null default 'ssda903'; -- ssda903, annex-a
create index return_out_of_kind on return_out (authority, kind, asked_at desc);
