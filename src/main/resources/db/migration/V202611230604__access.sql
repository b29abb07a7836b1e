-- Accounts, tokens, the log of who looked, and the wrapped keys of the vault.
-- Accounts are found before the district is known, so the user name is unique over the installation (ADR 0003).
create table account (
  id            int         primary key,
  district_id   int         not null,
  staff_id      int         not null,
  username      text        not null unique collate "C",
  password_hash text,
  failures      smallint    not null default 0,
  locked_until  timestamptz,
  password_at   timestamptz,
  active        boolean     not null default true,
  unique (district_id, staff_id)
);

create table api_token (
  id          uuid        primary key,
  district_id int         not null,
  account_id  int         not null references account (id),
  name        text        not null,
  digest      bytea       not null unique,        -- SHA-256 of the token; the token itself is shown once
  created_at  timestamptz not null,
  expires_at  timestamptz not null,
  revoked_at  timestamptz
);

create table access_log (
  district_id int         not null,
  id          bigint      not null generated always as identity,
  at          timestamptz not null,
  kind        text        not null collate "C",   -- SIGN_IN, SIGN_IN_FAILED, LOCKED, SIGN_OUT, READ, REVEAL, REFUSED, ADMIN …
  account_id  int,
  username    text collate "C",
  matter_id   bigint,
  detail      jsonb       not null default '{}',  -- codes and references, never personal data
  request_id  text,
  primary key (district_id, id)
);
create index access_log_matter on access_log (district_id, matter_id, at) where matter_id is not null;
create index access_log_account on access_log (district_id, account_id, at);

-- One key per matter. Erasure overwrites and deletes the row; what it encrypted can then never be read again.
create table vault_key (
  district_id int      not null,
  matter_id   bigint   not null,
  key_version smallint not null,
  wrapped     bytea    not null,
  primary key (district_id, matter_id, key_version)
);
