-- What a demo district is made of, and whether it is whole: a start that finds one unfinished goes on with it.
create table demo_making (
  district_id int         primary key,
  size        text        not null collate "C",
  years       int         not null,
  began_at    timestamptz not null,               -- the district's "now": what is told ends then
  finished_at timestamptz
);
