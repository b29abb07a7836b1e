-- A clock may count on something that belongs to a matter, be another unit's duty, or have a day that somebody named; and a
-- matter remembers when it rested, so that a clock that begins later rests with it.
alter table clock add object smallint not null default 0;
alter table clock add unit_id int;                    -- null: whoever holds the matter
alter table clock add given_day date;

with rested as (
  -- suspended: until an event that goes on or ends
  select e.district_id, e.matter_id, e.version, e.payload->'event'->>'reason' as reason, e.at as since,
         (select min(n.at) from matter_event n
           where n.district_id = e.district_id and n.matter_id = e.matter_id and n.version > e.version
             and n.type in (4, 14, 16, 19, 20, 21, 22, 30, 33)) as until
    from matter_event e where e.type = 18
  union all
  -- waiting for missing documents: until they came, else to the end of the day that was named
  select e.district_id, e.matter_id, e.version, 'WAITING_MATERIAL', e.at,
         least((select min(n.at) from matter_event n
                 where n.district_id = e.district_id and n.matter_id = e.matter_id and n.version > e.version
                   and n.type = 7),
               ((e.payload->'event'->>'due')::date + 1)::timestamp at time zone 'Asia/Shanghai')
    from matter_event e where e.type = 6),
rests as (
  select district_id, matter_id,
         jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
           'reason', reason,
           'from', to_char(since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           'to', to_char(until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))) order by version) as rests
    from rested group by district_id, matter_id)
update matter m set facts = m.facts || jsonb_build_object('rests', r.rests)
  from rests r where m.district_id = r.district_id and m.id = r.matter_id;

-- supervisions have numbers from now on; one that waits for its reply and has none is 0
update matter set facts = (facts - 'supervised') || '{"supervisions": [0]}'
 where facts->'supervised' = 'true';

update matter m set facts = m.facts || jsonb_build_object('objects', n.supervisions)
  from (select district_id, matter_id, count(*) as supervisions from matter_event where type = 38 group by 1, 2) n
 where m.district_id = n.district_id and m.id = n.matter_id;
