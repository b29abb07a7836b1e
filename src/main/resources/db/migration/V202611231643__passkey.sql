-- Passkeys (WebAuthn): the public half of what somebody signs in with; found by their own id before anybody is known.
create table passkey (
  district_id     int         not null,
  account_id      int         not null references account (id),
  credential_id   bytea       not null unique,
  handle          bytea       not null,        -- of the account, as its devices know it
  name            text        not null,
  public_key      bytea       not null,
  attestation     bytea       not null,
  sign_count      bigint      not null,        -- of devices that count; one that goes back is a copy
  verified        boolean     not null,
  backup_eligible boolean     not null,
  backed_up       boolean     not null,
  transports      text        not null,
  created_at      timestamptz not null,
  used_at         timestamptz not null,
  primary key (district_id, account_id, credential_id)
);
create index passkey_handle on passkey (handle);
