-- A unit that stands under another one now (改隶): until every matter says so, viewers go by the unit itself.
create table unit_move (
  district_id int         not null,
  id          int         not null,
  unit_id     int         not null,
  from_id     int         not null,
  to_id       int         not null,
  moved_at    timestamptz not null,
  moved_by    int         not null,
  in_unit     int         not null,               -- in which the person acted
  job_id      uuid,
  ended_at    timestamptz,                        -- null while matters are still being rewritten
  primary key (district_id, id),
  foreign key (district_id, unit_id) references unit (district_id, id)
);
create unique index unit_move_one on unit_move (district_id, unit_id) where ended_at is null;
