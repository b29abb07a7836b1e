-- What a unit of the tiers holds beyond its own column is little, and stood at the end of all that it holds.
create index open_away on matter_open (district_id, unit_id, state, due_at, matter_id) include (type_code, risk, channel, kind)
  where unit_id is distinct from centre_id and unit_id is distinct from street_id
    and unit_id is distinct from community_id and unit_id is distinct from grid_id;
create index matter_closed_away on matter (district_id, unit_id, closed_at, id)
  where closed_at is not null
    and unit_id is distinct from centre_id and unit_id is distinct from street_id
    and unit_id is distinct from community_id and unit_id is distinct from grid_id;
