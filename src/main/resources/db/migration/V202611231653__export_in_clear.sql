-- A stated list of matters may leave with names and numbers in clear, once a second person has allowed it.
alter table export_run add column fields     text[]   not null default '{}'; -- what is in clear; empty for a masked list
alter table export_run add column matter_ids bigint[] not null default '{}'; -- the matters that were asked for, then and no others
