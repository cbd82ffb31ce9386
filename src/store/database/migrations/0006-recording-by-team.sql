-- Timeliness of recording by team too: the team that had the case once the event was on record; '' where none is named.
alter table recording add column team text not null default '';
alter table recording drop constraint recording_pkey;
alter table recording add primary key (authority, type, voice, month, team);
