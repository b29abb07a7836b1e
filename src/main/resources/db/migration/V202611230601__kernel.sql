-- What every module shares: repeated requests, long jobs, stored files, sessions and the scheduler's tasks.

create table idempotency (
  district_id  int         not null,
  client_id    text        not null collate "C",  -- account or token that sent it
  key          text        not null collate "C",
  request_hash bytea       not null,
  matter_id    bigint,                            -- a matter's 2xx is rendered again from its events up to version …
  version      int,
  answer       jsonb,                             -- … every other answer is kept here, without personal data
  status       smallint    not null,
  at           timestamptz not null,
  primary key (district_id, client_id, key)
);
create index idempotency_at on idempotency using brin (at);

create table job (
  district_id int         not null,
  id          uuid        not null,
  kind        text        not null collate "C",
  state       text        not null collate "C",   -- WAITING, RUNNING, DONE, FAILED, CANCELLED
  done        int         not null default 0,
  total       int         not null default 0,
  started_by  int,
  created_at  timestamptz not null,
  changed_at  timestamptz not null,
  cancel      boolean     not null default false,
  failure     text,
  primary key (district_id, id)
);
create table job_row (
  district_id int   not null,
  job_id      uuid  not null,
  row_no      int   not null,
  result      jsonb not null,
  primary key (district_id, job_id, row_no)
);

-- The content lies in the blob store under its digest, encrypted with a key of its own that is wrapped here.
create table stored_file (
  district_id int         not null,
  id          uuid        not null,
  sha256      bytea       not null,               -- of the clear content
  blob        text        not null collate "C",   -- name in the blob store: digest of the stored bytes
  key_wrapped bytea       not null,
  media_type  text        not null,
  size        bigint      not null,
  uploaded_by int,
  at          timestamptz not null,
  primary key (district_id, id)
);
create index stored_file_blob on stored_file (blob);

create table spring_session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null,
  creation_time         bigint   not null,
  last_access_time      bigint   not null,
  max_inactive_interval int      not null,
  expiry_time           bigint   not null,
  principal_name        varchar(100)
);
create unique index spring_session_ix1 on spring_session (session_id);
create index spring_session_ix2 on spring_session (expiry_time);
create index spring_session_ix3 on spring_session (principal_name);
create table spring_session_attributes (
  session_primary_id char(36)     not null references spring_session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea        not null,
  primary key (session_primary_id, attribute_name)
);

create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution on scheduled_tasks (execution_time);
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat);
