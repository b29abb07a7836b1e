-- What the program tells people by itself; and an alarm is a function of its clock, so no clock counts how often it rang.
create table notice (
  district_id int         not null,
  staff_id    int         not null,
  id          bigint      not null generated always as identity,
  at          timestamptz not null,
  code        text        not null collate "C",
  args        jsonb       not null,              -- no personal data
  link        text        not null collate "C",
  key         text        not null collate "C",  -- sent twice, it is one message
  read_at     timestamptz,
  primary key (district_id, staff_id, id),
  unique (district_id, staff_id, key)
);
create index notice_unread on notice (district_id, staff_id) where read_at is null;
create index notice_old on notice using brin (at);

alter table clock drop column rung;
