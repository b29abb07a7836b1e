-- When offices are open on working days, of the district and of units with hours of their own. Nothing is ever changed or deleted: what was
-- counted under an edition is counted the same way again.
create table office_hours (
  district_id int         not null,
  edition     int         not null,
  unit_id     int,                   -- null: the district, and every unit without hours of its own
  from_day    date        not null,
  spans       text[],                -- such as 09:00-12:00, in order; null: the unit goes by the district's again
  reason      text        not null,
  entered_by  int         not null,
  at          timestamptz not null,  -- counted with from ten seconds later on
  primary key (district_id, edition)
);
