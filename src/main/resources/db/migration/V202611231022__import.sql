-- Files of other systems taken over: one row per import, per row of its file, and per row that was ever taken.

create table import_run (
  district_id int         not null,
  id          uuid        not null,
  profile     text        not null collate "C",   -- code; empty until somebody has said which column is what
  name_enc    bytea,                              -- the file's name, sealed; null once the file was deleted
  file_id     uuid,                               -- sealed in stored_file; null once it was deleted
  file_sha256 bytea       not null,
  state       text        not null collate "C",   -- NEW, TESTING, TESTED, RUNNING, DONE, CANCELLED, FAILED
  tested      boolean     not null default false, -- a test run went through to the end
  begun       boolean     not null default false, -- matters are being registered, or have been
  started_by  int         not null,
  unit_id     int         not null,               -- in which the person acts: its list gets the matters
  job_id      uuid,
  next_row    int         not null default 0,     -- rows of the table below its head that are settled
  total       int         not null default 0,
  taken       int         not null default 0,
  answered    int         not null default 0,
  duplicates  int         not null default 0,
  wrong       int         not null default 0,
  empty       int         not null default 0,
  failure     jsonb,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  primary key (district_id, id)
);
create index import_run_listed on import_run (district_id, created_at desc);
create index import_run_kept on import_run (changed_at) where file_id is not null;

-- No content of the file: row number, number of the matter, names of columns, codes of what is wrong.
create table import_row (
  district_id int      not null,
  import_id   uuid     not null,
  row_no      int      not null,                  -- as a spreadsheet numbers it, the first line being 1
  outcome     text     not null collate "C",      -- TAKEN, DUPLICATE, WRONG
  matter_id   bigint,                             -- what it became, or what it repeats
  problems    jsonb,
  primary key (district_id, import_id, row_no)
);
create index import_row_wanting on import_row (district_id, import_id, row_no) where outcome <> 'TAKEN';

-- By what a row is known again: keyed hashes of its number in its source, and of its text, requester and time.
create table import_key (
  district_id int    not null,
  key         bytea  not null,
  matter_id   bigint not null,
  primary key (district_id, key)
);

create table import_profile (
  district_id int         not null,
  code        text        not null collate "C",
  content     jsonb       not null,
  made_by     int         not null,
  made_at     timestamptz not null,
  primary key (district_id, code)
);
