-- The access log is sealed in blocks, each bound to the one before it and signed; once a day an anchor signs how far every
-- chain has come. No column and no index is added to the log itself, so that writing a line costs what it did.
create table access_block (
  district_id int         not null,
  no          bigint      not null,               -- from 1, without gaps
  last_id     bigint      not null,               -- lines after the last of the block before, up to this one
  lines       int         not null,
  marks       bytea       not null,               -- of each line its id and the beginning of its digest, to name the one that differs
  hash        bytea       not null,
  signature   bytea       not null,
  at          timestamptz not null,
  primary key (district_id, no)
);
-- A range of time is a range of lines: the log has no index on time and needs none.
create index access_block_at on access_block (district_id, at);

-- How much each account was shown in a day, counted while sealing: whom an auditor asks about an unusual day.
create table access_volume (
  district_id int  not null,
  day         date not null,
  account_id  int  not null,
  reads       int  not null,
  reveals     int  not null,
  exports     int  not null,
  primary key (district_id, day, account_id)
);

-- Of the installation, not of a district (ADR 0003, 0012). The private half is sealed under the master key.
create table signing_key (
  no          int         primary key,
  public_key  bytea       not null,
  private_enc bytea       not null,
  made_at     timestamptz not null
);

-- Planned for the chains of matters alone and never used.
drop table anchor;
create table anchor (
  district_id int         not null,
  no          int         not null,               -- from 1, without gaps
  at          timestamptz not null,
  content     text        not null,               -- canonical JSON: the hash of the anchor before, and of each chain its head
  signature   bytea       not null,
  primary key (district_id, no)
);
