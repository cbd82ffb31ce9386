-- Which findings were put in, altered or mended since somebody last looked: the changes of an authority's findings are
-- numbered, and each finding tells the last that touched it. A worklist then reads anew only whom that concerns.
alter table quality_run add column changes bigint not null default 0;
alter table finding add column change bigint not null default 0;
create index finding_change on finding (authority, change);
