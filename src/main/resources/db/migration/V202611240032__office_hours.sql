-- Office hours as they were set, for ever: a date counted long ago can be counted again the same.
create table office_hours (
  district_id int         not null,
  edition     int         not null,
  unit_id     int,                                -- null: the district's own
  from_day    date        not null,               -- they hold from this day on, until others do
  spans       text        collate "C",            -- 09:00-12:00 13:30-17:30; null: again those of the district
  reason      text        not null,
  entered_by  int         not null,
  at          timestamptz not null,
  primary key (district_id, edition)
);
