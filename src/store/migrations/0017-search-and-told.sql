-- Finding people: each word that a child is found by, with how it sounds and is spelt. Rows that facts come to, like
-- every projection. Under the wall, only operators that leak nothing may use an index: `=` and `<` of texts do, LIKE and
-- trigram operators do not. So a beginning is a range, and trigrams are bits that are compared word by word.
create table search_word (
  authority  integer not null,
  generation integer not null,
  subject    uuid not null,
  kind       text not null check (kind in ('name', 'other-name', 'number', 'postcode')),
  word       text collate "C" not null,
  sound      text collate "C",
  other_sound text collate "C",
  trigrams   bit(128),
  primary key (authority, generation, subject, kind, word)
);
create index search_word_word on search_word (authority, generation, word);
create index search_word_sound on search_word (authority, generation, sound) where sound is not null;
create index search_word_other_sound on search_word (authority, generation, other_sound) where other_sound is not null;

alter table search_word enable row level security;
alter table search_word force row level security;
create policy one_authority on search_word
  using (authority = (select nullif(current_setting('app.authority', true), '')::integer));
grant select, insert, update, delete on search_word to throughline_app;

-- It had no access policy inside and nobody asked it.
drop function search_children(integer, text[], text, date, integer);
