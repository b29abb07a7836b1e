-- What only two people together may do: one asks, another decides, and the deed is done in the transaction of the decision.
create table approval (
  district_id  int         not null,
  id           uuid        not null,
  kind         text        not null collate "C",
  refs         jsonb       not null,             -- what exactly, as codes
  subject      text        not null collate "C", -- edition of what it is about, as it stood then
  reason_enc   bytea       not null,             -- as it was typed, sealed
  asked_by     int         not null,
  asked_unit   int         not null,             -- in which the person acted
  asked_at     timestamptz not null,
  expires_at   timestamptz not null,
  state        text        not null collate "C", -- OPEN, GRANTED, REFUSED, WITHDRAWN, EXPIRED
  decided_by   int,
  decision_enc bytea,                            -- why, as it was typed, sealed
  closed_at    timestamptz,
  primary key (district_id, id),
  constraint approval_never_ones_own check (decided_by <> asked_by),
  constraint approval_decided check ((state in ('GRANTED', 'REFUSED')) = (decided_by is not null)),
  constraint approval_closed check ((state = 'OPEN') = (closed_at is null))
);
create index approval_open on approval (district_id, asked_at) where state = 'OPEN';
create index approval_own on approval (district_id, asked_by, asked_at desc);
create index approval_over on approval (district_id, closed_at desc, id) where state <> 'OPEN';
