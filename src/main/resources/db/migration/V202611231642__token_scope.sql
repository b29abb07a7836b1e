-- Tokens carry chosen rights only, are replaced with an overlap, and are picked up by their owner, who alone ever sees them.
create table token_allowance (
  district_id  int         not null,
  id           uuid        not null,
  account_id   int         not null references account (id),
  purpose      text        not null,
  rights       text[]      not null,
  granted_at   timestamptz not null,
  granted_by   int         not null,        -- staff
  expires_at   timestamptz not null,
  picked_up_at timestamptz,
  withdrawn_at timestamptz,
  primary key (district_id, id)
);
create index token_allowance_account on token_allowance (district_id, account_id);

alter table api_token
  add column rights       text[],           -- null: all that its owner holds, for tokens of the server's console
  add column used_on      date,
  add column allowance_id uuid,
  add column replaced_by  uuid;
create index api_token_account on api_token (district_id, account_id);
