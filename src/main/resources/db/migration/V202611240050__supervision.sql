-- A supervision is a thing with states, a level and whoever ordered it; lists find the matters that have one.
alter table matter_open add column supervised boolean not null default false;

with ordered as (
  select e.district_id, e.matter_id, e.version, e.at, e.unit_id, e.actor_id,
         e.payload->'event'->>'level' as level, e.payload->'event'->>'due' as due,
         row_number() over (partition by e.district_id, e.matter_id order by e.version) as nth,
         -- things that modules told of have numbers of the same sequence
         (select count(distinct t.payload->'event'->>'object') from matter_event t
           where t.district_id = e.district_id and t.matter_id = e.matter_id and t.version < e.version
             and t.type = 50 and t.payload->'event'->>'object' <> '0') as others
    from matter_event e where e.type = 38),
-- answers from before supervisions had numbers are to the oldest that waited
answers as (
  select e.district_id, e.matter_id, e.at, e.actor_id,
         coalesce((e.payload->'event'->>'no')::int, 0) as no,
         row_number() over (partition by e.district_id, e.matter_id, coalesce((e.payload->'event'->>'no')::int, 0)
                            order by e.version) as nth
    from matter_event e where e.type = 39),
supervisions as (
  select o.district_id, o.matter_id,
         bool_or(a.at is null) as waits, bool_or(a.at is not null) as answered,
         jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
           'no', o.nth + o.others,
           'level', o.level,
           'follows', 0,
           'unit', o.unit_id,
           'staff', o.actor_id,
           'state', case when a.at is null then 'ORDERED' else 'ANSWERED' end,
           'due', o.due,
           'orderedAt', to_char(o.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           'answeredAt', to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
           'answeredBy', coalesce(a.actor_id, 0),
           'returned', 0)) order by o.version) as rows
    from ordered o
    left join answers a on a.district_id = o.district_id and a.matter_id = o.matter_id
                       and (a.no = o.nth + o.others or a.no = 0 and a.nth = o.nth)
   group by o.district_id, o.matter_id),
restated as (
  update matter m set facts = m.facts || jsonb_build_object('supervisions', s.rows)
    from supervisions s where m.district_id = s.district_id and m.id = s.matter_id)
update matter_open o
   set supervised = true,
       waiting = (o.waiting & 3) + (case when s.waits then 4 else 0 end) + (case when s.answered then 8 else 0 end)
  from supervisions s where o.district_id = s.district_id and o.matter_id = s.matter_id;

-- Few matters are supervised at one time: whoever looks finds them all here, whatever the tier.
create index open_supervised on matter_open (district_id, state, due_at, matter_id) where supervised;
