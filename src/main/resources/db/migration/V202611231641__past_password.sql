-- Where passwords have to be changed from time to time, the last few may not come back.
create table past_password (
  district_id int         not null,
  account_id  int         not null references account (id),
  replaced_at timestamptz not null,
  hash        text        not null,
  primary key (district_id, account_id, replaced_at)
);
