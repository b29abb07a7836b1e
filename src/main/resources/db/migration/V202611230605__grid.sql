-- A leaf grid is a unit of the lowest tier with a polygon. A code is never used again; a redrawn grid gets a new row.
create table grid (
  district_id int     not null,
  unit_id     int     not null,
  code        text    not null collate "C",       -- 12-digit community code + 3 digits, first digit 9 = special
  special     boolean not null,
  shape       bytea   not null,                   -- WKB, WGS-84
  valid_from  date    not null,
  valid_to    date,
  primary key (district_id, unit_id, valid_from),
  unique (district_id, code, valid_from)
);
