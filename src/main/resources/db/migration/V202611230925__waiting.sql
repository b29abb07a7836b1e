-- Lists say what waits for a decision, and that a date is provisional, without reading the matter's facts or clocks.
alter table matter_open add column waiting smallint not null default 0;       -- bits of Waiting
alter table matter_open add column provisional boolean not null default false; -- of due_at

update matter_open o
   set waiting = (case when m.facts ? 'asked' then 1 else 0 end)
               + (case when m.facts ? 'objection' then 2 else 0 end)
               + (case when m.facts -> 'supervised' = 'true'::jsonb then 4 else 0 end)
  from matter m
 where m.district_id = o.district_id and m.id = o.matter_id;

update matter_open o
   set provisional = true
  from clock c
 where c.district_id = o.district_id and c.matter_id = o.matter_id
   and c.provisional and c.stopped_at is null and c.due_at = o.due_at;

-- Few matters wait at one time: whoever looks finds them all here, whatever the tier.
create index open_waiting on matter_open (district_id, state, due_at, matter_id) where waiting <> 0;
