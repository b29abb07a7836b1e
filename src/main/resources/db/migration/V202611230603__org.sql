-- The district, its units of four tiers and departments, and who serves where. Nothing is deleted: validity ends.
create table district (
  district_id int  primary key,
  code        text not null collate "C",          -- six digits, GB/T 2260
  prefix      text not null collate "C",          -- two letters of every number
  name        text not null,
  demo        boolean not null default false,
  outline     bytea                               -- WKB, WGS-84
);

create table unit (
  district_id     int  not null,
  id              int  not null,
  code            text not null collate "C",
  name            text not null,
  kind            text not null collate "C",      -- TIER, DEPARTMENT, FUNCTION_CENTRE, OUTSIDE
  tier            text not null collate "C",      -- GRID, COMMUNITY, SUBDISTRICT, DISTRICT
  parent_id       int,
  function_centre text collate "C",
  phone           text,                           -- of the office, printed in full
  valid_from      date not null,
  valid_to        date,                           -- last day, null = open
  primary key (district_id, id),
  unique (district_id, code)
);
create index unit_parent on unit (district_id, parent_id);

create table staff (
  district_id int  not null,
  id          int  not null,
  username    text not null collate "C",
  name        text not null,
  phone       text,
  valid_from  date not null,
  valid_to    date,
  primary key (district_id, id),
  unique (district_id, username)
);

create table post (
  district_id int  not null,
  id          int  not null,
  staff_id    int  not null,
  unit_id     int  not null,
  role        text not null collate "C",
  valid_from  date not null,
  valid_to    date,
  primary key (district_id, id),
  foreign key (district_id, staff_id) references staff (district_id, id),
  foreign key (district_id, unit_id) references unit (district_id, id)
);
create index post_staff on post (district_id, staff_id);
create index post_unit on post (district_id, unit_id);
