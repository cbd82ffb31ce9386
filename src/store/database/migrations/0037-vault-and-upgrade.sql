-- A sealed record whose time to be kept is over may be purged out of the vault, by two people: its row goes, and the entry
-- that says so holds what the vault then is. What was typed in using the vault for it is taken out too. And after an upgrade
-- what is derived from the record is worked out anew without anybody asking.

alter table vault_use drop constraint vault_use_kind_check;
alter table vault_use add constraint vault_use_kind_check check (kind in ('open', 'release', 'purge'));

-- Nobody but the owner, and the owner only within empty_as_told and purge_from_vault.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op in ('UPDATE', 'DELETE') and current_user = 'throughline_owner'
    and current_setting('app.emptying', true) = 'on'
    and (tg_table_name in ('event', 'event_subject', 'event_text', 'subject', 'edition_file', 'read_log',
        'emergency_access', 'emergency_review')
      or (tg_table_name = 'vault' and tg_op = 'DELETE'))
  then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  raise exception 'The record is append-only: % on % is refused', lower(tg_op), tg_table_name
    using errcode = 'restrict_violation', constraint = 'append_only';
end $$;

-- Deletes one row of the vault: in the transaction of an entry that says so (it has no position yet: none is ever committed
-- without one), where in this very transaction that entry's person approved what another person had asked for.
-- `p_uses` puts in place of what was sealed of uses of the vault what is left of it: [{"id", "keyId", "wrappedKey", "ciphertext"}].
create function purge_from_vault(p_authority integer, p_entry bigint, p_record uuid, p_use uuid, p_uses jsonb) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  done bigint;
begin
  if not exists (
    select from event v join entry e on e.authority = v.authority and e.id = v.entry
    join vault_use u on u.authority = v.authority and u.id = p_use
    where v.authority = p_authority and v.entry = p_entry and v.n = 0 and e.position is null
      and v.type = 'records.purged' and v.body ? 'vault' and v.body ->> 'askedBy' = u.asked_by
      and u.kind = 'purge' and u.decision = 'approved' and u.decided_at = now() and u.decided_by = e.by_person)
  then
    raise exception 'Nothing leaves the vault but by an entry of this transaction that says so, and by two people'
      using errcode = 'restrict_violation', constraint = 'purged_as_told';
  end if;
  perform set_config('app.emptying', 'on', true);
  delete from vault where authority = p_authority and id = p_record;
  get diagnostics done = row_count;
  if done <> 1 then
    raise exception 'There is no such row in the vault'
      using errcode = 'restrict_violation', constraint = 'purged_as_told';
  end if;
  update vault_use u set key_id = w.says ->> 'keyId', wrapped_key = decode(w.says ->> 'wrappedKey', 'base64'),
      ciphertext = decode(w.says ->> 'ciphertext', 'base64')
    from jsonb_array_elements(p_uses) as w(says)
    where u.authority = p_authority and u.id = (w.says ->> 'id')::uuid;
  perform set_config('app.emptying', 'off', true);
end $$;
revoke all on function purge_from_vault(integer, bigint, uuid, uuid, jsonb) from public;
grant execute on function purge_from_vault(integer, bigint, uuid, uuid, jsonb) to throughline_app;

-- By which program the stored rows were last worked out: another one works them out anew, once. Null: by one of before.
alter table definitions_in_use add column made_by text;
