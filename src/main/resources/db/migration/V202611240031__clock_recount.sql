-- Running clocks counted again: how far each run is, so that it may be cancelled and goes on after a crash.
create table clock_recount (
  district_id int         not null,
  no          int         not null,
  cause       text        not null collate "C",   -- code of what changed
  subject     text        not null collate "C",   -- which of its kind: the edition of a year, of office hours
  started_by  int         not null,               -- staff who changed it, 0 = the program
  created_at  timestamptz not null,
  state       text        not null collate "C",   -- RUNNING, CANCELLED, DONE
  cursor      bigint      not null default 0,     -- every matter up to it has been looked at
  total       int,                                -- null until the first node has taken it up
  looked      int         not null default 0,
  changed     int         not null default 0,
  failed      int         not null default 0,
  work_ms     bigint      not null default 0,     -- what it took, without the time between
  changed_at  timestamptz not null,               -- heartbeat: of the last block, or of what somebody did to it
  primary key (district_id, no),
  unique (district_id, cause, subject)
);

-- The count of editions that clocks had been counted with gives way to the runs above.
delete from subscription where name = 'holiday-recount';
