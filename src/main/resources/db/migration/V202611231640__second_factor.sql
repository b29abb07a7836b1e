-- A second factor at sign-in: a device that shows codes, recovery codes for a lost one, and what is told after an administrator took it off.
alter table account
  add column second_factor   boolean not null default false,  -- asked at every sign-in; kept with the rows below, so that no request looks there
  add column factor_reset_at timestamptz;                     -- taken off by an administrator; null once its owner was told

create table totp (
  district_id int         not null,
  account_id  int         not null references account (id),
  sealed      bytea       not null,
  last_step   bigint      not null,        -- of the last code that was taken: none is taken twice
  created_at  timestamptz not null,
  used_at     timestamptz not null,
  primary key (district_id, account_id)
);

create table recovery_code (
  district_id int   not null,
  account_id  int   not null references account (id),
  digest      bytea not null,              -- keyed, so that the database alone cannot be searched for the code
  used_at     timestamptz,
  primary key (district_id, account_id, digest)
);
