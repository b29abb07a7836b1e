-- What units owe on matters that others hold: few run at one time, and boards and lists find them here, not by the matter's own date.
create index clock_of_units on clock (district_id, unit_id, due_at) where unit_id is not null and stopped_at is null;
create index clock_called on clock (district_id, started_at) where unit_id is not null;
