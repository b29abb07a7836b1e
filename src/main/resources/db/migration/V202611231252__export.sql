-- Lists that were taken out as files: who, which list, what for. The file lies sealed for a day; the row stays for auditors.

create table export_run (
  district_id int         not null,
  id          uuid        not null,
  made_by     int         not null,             -- to whom alone the file is handed
  unit_id     int         not null,             -- in which the person acted
  format      text        not null collate "C", -- CSV, XLSX
  list        text        not null collate "C", -- address of the list: codes, days and units only
  purpose     text        not null collate "C", -- code
  words_enc   bytea       not null,             -- what for, as it was typed, sealed
  job_id      uuid,
  matters     int,                              -- how many; null until the file is whole
  file_id     uuid,                             -- sealed in stored_file; null before, and once it was deleted
  created_at  timestamptz not null,
  ready_at    timestamptz,
  primary key (district_id, id)
);
create index export_run_listed on export_run (district_id, created_at desc, id);
create index export_run_own on export_run (district_id, made_by, created_at desc);
create index export_run_kept on export_run (ready_at) where file_id is not null;
