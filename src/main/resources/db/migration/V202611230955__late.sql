-- From when somebody is late, which is not the earliest date while that is provisional; and indexes that lists lacked.
alter table matter_open drop column provisional;
alter table matter_open add column late_at timestamptz not null default 'infinity';

update matter_open o set late_at = o.due_at
 where not exists (select 1 from clock c
                    where c.district_id = o.district_id and c.matter_id = o.matter_id
                      and c.provisional and c.stopped_at is null and c.due_at = o.due_at);
alter table matter_open alter column late_at drop default;

create index matter_closed_assignee on matter (district_id, assignee_id, closed_at, id)
  where closed_at is not null and assignee_id is not null;

-- A guest's row of an archived matter carries the day of archiving, which its list goes by.
update matter_guest g set due_at = m.closed_at
  from matter m
 where m.district_id = g.district_id and m.id = g.matter_id and m.closed_at is not null;

-- What an event after this one must not come before.
update matter m
   set facts = m.facts || jsonb_build_object('lastAt', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
  from matter_event e
 where e.district_id = m.district_id and e.matter_id = m.id and e.version = m.version;
