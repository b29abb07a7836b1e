-- Personal data of minors, and of violence for those without the task, is seen once for each time that another person agreed.
create table reveal_request (
  district_id int         not null,
  matter_id   bigint      not null,
  no          int         not null,
  party_no    smallint    not null,
  field       text        not null collate "C",
  reason      text        not null collate "C",
  asked_by    int         not null,
  asked_at    timestamptz not null,
  decided_by  int,
  until       timestamptz,                        -- null: refused, or not decided yet
  used_at     timestamptz,
  primary key (district_id, matter_id, no)
);
create index reveal_request_old on reveal_request (asked_at);
