-- A message reaches its reader outside the program too, by what the reader chose; nothing is lost when the way there fails for a while.
create table reminder (
  district_id int  not null,
  staff_id    int  not null,
  quiet_from  time not null,   -- China time; equal to quiet_to: no quiet hours
  quiet_to    time not null,
  primary key (district_id, staff_id)
);

create table reminder_medium (
  district_id int     not null,
  staff_id    int     not null,
  medium      text    not null collate "C",
  address     text    not null,
  active      boolean not null,
  primary key (district_id, staff_id, medium)
);

create table outgoing (
  district_id int         not null,
  id          bigint      not null generated always as identity,
  staff_id    int         not null,
  notice_id   bigint      not null,
  medium      text        not null collate "C",
  message_id  uuid        not null default gen_random_uuid(),  -- the same at every try: who carries it can tell it came twice
  held        boolean     not null,   -- kept back over quiet hours: one message with the others of the night
  with_id     bigint,                 -- goes along with this one
  queued_at   timestamptz not null,
  due_at      timestamptz,            -- the next try; null: carried, given up, or goes along
  tries       int         not null default 0,
  carried_at  timestamptz,
  given_up_at timestamptz,
  failure     text collate "C",       -- of the last try
  primary key (district_id, id)
);
create index outgoing_due on outgoing (due_at) where due_at is not null;
create index outgoing_with on outgoing (district_id, with_id) where with_id is not null;
create index outgoing_given_up on outgoing (district_id, given_up_at) where given_up_at is not null;
create index outgoing_old on outgoing using brin (queued_at);
