-- What was written is found by its words. Under the wall no operator of text search may use an index (it may leak), so
-- that texts_holding looks as the owner, who sees all, and takes the authority from the setting itself. It answers with places
-- alone; who asks reads them through the wall and the policy like any other row.
create index event_text_words on event_text using gin (to_tsvector('english', text)) where text is not null;
create policy owner_looks on event_text for select to throughline_owner using (true);

create function texts_holding(p_words text, p_most integer) returns table (entry bigint, n integer, field text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select t.entry, t.n, t.field from event_text t
  where t.authority = nullif(current_setting('app.authority', true), '')::integer
    and t.text is not null and to_tsvector('english', t.text) @@ plainto_tsquery('english', p_words)
  order by t.entry desc, t.n, t.field limit p_most
$$;
revoke all on function texts_holding(text, integer) from public;
grant execute on function texts_holding(text, integer) to throughline_app;
