-- Departments that are called to a matter: every call has steps and clocks of its own, and what was said about it is sealed in the matter's log.
create table whistle (
  district_id int         not null,
  matter_id   bigint      not null,
  no          smallint    not null,               -- within the matter
  kind        smallint    not null,
  unit_id     int         not null,               -- that blew
  staff_id    int         not null,               -- who is told what comes of it
  blown_at    timestamptz not null,
  version     int         not null,               -- of the matter before it
  primary key (district_id, matter_id, no)
);
create index whistle_unit on whistle (district_id, unit_id, blown_at desc);
create index whistle_time on whistle (district_id, blown_at);

create table whistle_call (
  district_id  int         not null,
  matter_id    bigint      not null,
  no           int         not null,              -- within the matter; its clocks carry it
  whistle_no   smallint    not null,
  kind         smallint    not null,              -- lower than the whistle's when it was downgraded
  unit_id      int         not null,              -- that is called
  state        smallint    not null,
  level        smallint,                          -- before whom a refusal lies
  insisted     boolean     not null default false,
  decider_id   int,
  blown_at     timestamptz not null,
  signed_at    timestamptz,
  contacted_at timestamptz,
  arrived_at   timestamptz,
  planned_at   timestamptz,
  reported_at  timestamptz,
  refused_at   timestamptz,
  ended_at     timestamptz,
  primary key (district_id, matter_id, no)
);
create unique index whistle_call_once on whistle_call (district_id, matter_id, unit_id) where ended_at is null;
create index whistle_call_unit on whistle_call (district_id, unit_id, blown_at desc);
create index whistle_call_level on whistle_call (district_id, level, refused_at) where level is not null;

-- Who decided on a refusal, and of a joint conference when it met and who was there.
create table whistle_ruling (
  district_id int         not null,
  matter_id   bigint      not null,
  call_no     int         not null,
  level       smallint    not null,
  action      smallint    not null,
  staff_id    int         not null,
  at          timestamptz not null,
  met_on      date,
  attended    int[]       not null default '{}',
  primary key (district_id, matter_id, call_no, level)
);

-- The handling is rated, from both sides and once; never a person.
create table whistle_rating (
  district_id int         not null,
  matter_id   bigint      not null,
  call_no     int         not null,
  dimension   text        not null collate "C",
  marks       smallint    not null check (marks between 1 and 5),
  at          timestamptz not null,
  primary key (district_id, matter_id, call_no, dimension)
);
