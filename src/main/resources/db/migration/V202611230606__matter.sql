-- The core: state row, sealed text, parties, event log, clocks and the lists of open matters.

-- id = two-digit year · 10^7 + n; a node takes 64 numbers at a time, so that it knows number and hash before it writes.
create table number_block (
  district_id int      not null,
  year        smallint not null,
  next_n      int      not null,
  primary key (district_id, year)
);

-- No indexed column changes while a matter is open (but unit_id on transfer), so that updates stay HOT.
create table matter (
  district_id    int         not null,
  id             bigint      not null,
  version        int         not null,            -- of its last event: the optimistic lock
  state          smallint    not null,
  kind           smallint    not null,
  channel        smallint    not null,
  type_code      text collate "C",                -- null until triage
  risk           smallint,
  tier           smallint    not null,            -- of the holder
  unit_id        int         not null,            -- who holds it now
  first_receiver int         not null,            -- who has the first-contact duty until another unit signs
  assignee_id    int,
  centre_id      int,                             -- a tier column is null where the matter is hidden from that tier
  street_id      int,
  community_id   int,
  grid_id        int,
  title          text        not null,            -- masked
  lon            float8,
  lat            float8,
  occurred_at    timestamptz,
  requested_at   timestamptz not null,
  registered_at  timestamptz not null,
  state_since    timestamptz not null,
  due_at         timestamptz not null,            -- earliest due instant of its running duties, 'infinity' when none runs
  concluded_at   timestamptz,
  closed_at      timestamptz,                     -- archived; lists of closed matters go by it
  outcome        smallint,
  policy_version int         not null,
  flags          int         not null default 0,
  text_version   int         not null,            -- the event whose sealed content holds body and address
  facts          jsonb       not null default '{}', -- the rest of the state that no list asks for
  head_hash      bytea       not null,
  primary key (district_id, id)
) with (fillfactor = 85);
create index matter_closed_centre on matter (district_id, centre_id, closed_at, id) where closed_at is not null;
create index matter_closed_street on matter (district_id, street_id, closed_at, id) where closed_at is not null;
create index matter_closed_community on matter (district_id, community_id, closed_at, id) where closed_at is not null;
create index matter_closed_grid on matter (district_id, grid_id, closed_at, id) where closed_at is not null;
create index matter_closed_unit on matter (district_id, unit_id, closed_at, id) where closed_at is not null;

-- All free text of one event as one encrypted document: out of the state row (a move would rewrite it) and out of the log (which is never erased).
create table matter_text (
  district_id int      not null,
  matter_id   bigint   not null,
  version     int      not null,
  key_version smallint not null,
  content_enc bytea    not null,
  primary key (district_id, matter_id, version)
);

create table party (
  district_id   int      not null,
  matter_id     bigint   not null,
  party_no      smallint not null,
  role          smallint not null,
  kind          smallint not null,
  willing       smallint,
  removed       boolean  not null default false,
  key_version   smallint not null,
  identity_enc  bytea    not null,                -- name, phone, id number, address, birth year
  phone_key     bigint,                           -- 63-bit keyed hashes: a false hit costs one decryption
  id_number_key bigint,
  primary key (district_id, matter_id, party_no)
);
create index party_phone on party (district_id, phone_key) where phone_key is not null;
create index party_id_number on party (district_id, id_number_key) where id_number_key is not null;

-- Append-only. Two writers of one version cannot both commit.
create table matter_event (
  district_id int         not null,
  matter_id   bigint      not null,
  version     int         not null,
  tx          bigint      not null,               -- order of the tail: transaction id + log_epoch.tx_offset
  at          timestamptz not null,
  type        smallint    not null,
  v           smallint    not null default 1,     -- version of the payload's shape
  actor_id    int         not null,               -- staff, 0 = the system, -1 = a resident
  unit_id     int         not null,
  request_id  uuid        not null,
  payload     jsonb       not null,
  hash        bytea       not null,
  primary key (district_id, matter_id, version)
);
create index matter_event_tail on matter_event (district_id, tx);

create table clock (
  district_id    int            not null,
  matter_id      bigint         not null,
  clock_no       smallint       not null,
  policy_no      smallint       not null,
  policy_version int            not null,
  started_at     timestamptz    not null,
  paused         tstzmultirange not null default '{}',
  extension      int            not null default 0, -- in the unit of the policy's cap
  due_at         timestamptz    not null,
  due_day        date           not null,
  provisional    boolean        not null default false,
  next_alarm_at  timestamptz,
  rung           smallint       not null default 0,
  stopped_at     timestamptz,
  outcome        smallint,
  primary key (district_id, matter_id, clock_no)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02);
create index clock_alarm on clock (district_id, next_alarm_at) where next_alarm_at is not null;
create index clock_provisional on clock (district_id, matter_id) where provisional and stopped_at is null;

-- A matter stays here until it is archived: the call-back desk works on concluded ones by their due time.
create table matter_open (
  district_id   int         not null,
  matter_id     bigint      not null,
  centre_id     int,
  street_id     int,
  community_id  int,
  grid_id       int,
  unit_id       int         not null,
  assignee_id   int,
  state         smallint    not null,
  due_at        timestamptz not null,
  registered_at timestamptz not null,
  kind          smallint    not null,
  channel       smallint    not null,
  risk          smallint,
  type_code     text collate "C",
  primary key (district_id, matter_id)
) with (fillfactor = 85, autovacuum_vacuum_scale_factor = 0.02);
create index open_centre on matter_open (district_id, centre_id, state, due_at, matter_id) include (type_code, risk, channel, kind);
create index open_street on matter_open (district_id, street_id, state, due_at, matter_id) include (type_code, risk, channel, kind);
create index open_community on matter_open (district_id, community_id, state, due_at, matter_id) include (type_code, risk, channel, kind);
create index open_grid on matter_open (district_id, grid_id, state, due_at, matter_id) include (type_code, risk, channel, kind);
create index open_unit on matter_open (district_id, unit_id, state, due_at, matter_id) include (type_code, risk, channel, kind);
create index open_assignee on matter_open (district_id, assignee_id, due_at, matter_id);

-- Who sees a matter without being above it or holding it: assisting units (viewer_kind 0) and persons (1), open or closed.
create table matter_guest (
  district_id int         not null,
  viewer_kind smallint    not null,
  viewer_id   int         not null,
  state       smallint    not null,
  due_at      timestamptz not null,
  matter_id   bigint      not null,
  until       timestamptz,                        -- of a grant for a time
  primary key (district_id, viewer_kind, viewer_id, state, due_at, matter_id)
);
create index guest_matter on matter_guest (district_id, matter_id);

create table matter_link (
  district_id int    not null,
  matter_id   bigint not null,
  other_id    bigint not null,
  kind        text   not null collate "C",
  version     int    not null,
  primary key (district_id, matter_id, other_id)
);

create table matter_file (
  district_id int    not null,
  matter_id   bigint not null,
  file_id     uuid   not null,
  version     int    not null,
  kind        text   not null collate "C",
  primary key (district_id, matter_id, file_id)
);
create index matter_file_file on matter_file (district_id, file_id);

create table subscription (
  district_id int    not null,
  name        text   not null collate "C",
  tx          bigint not null default 0,
  matter_id   bigint not null default 0,
  version     int    not null default 0,
  primary key (district_id, name)
);
create table log_epoch (
  district_id int    primary key,
  tx_offset   bigint not null default 0           -- set by a restore so that positions never go back
);
create table anchor (
  district_id int         not null,
  upto_tx     bigint      not null,
  root        bytea       not null,
  signature   bytea       not null,
  at          timestamptz not null,
  primary key (district_id, upto_tx)
);
