-- Who is away from a unit, and who stands in meanwhile (代理); kept with units, staff and posts, and read from memory like them.
create table absence (
  district_id int         not null,
  id          int         not null,
  staff_id    int         not null,
  unit_id     int         not null,
  deputy_id   int         not null,
  first_day   date        not null,
  last_day    date        not null,
  entered_by  int         not null,
  ended       boolean     not null default false, -- before its time; nothing is deleted
  primary key (district_id, id),
  foreign key (district_id, staff_id) references staff (district_id, id),
  foreign key (district_id, deputy_id) references staff (district_id, id),
  foreign key (district_id, unit_id) references unit (district_id, id)
);
