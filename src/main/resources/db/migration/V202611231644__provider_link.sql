-- Which account somebody has whom an identity provider knows; its own name for the person never changes, user names do.
create table provider_link (
  district_id int         not null,
  account_id  int         not null references account (id),
  issuer      text        not null collate "C",
  subject     text        not null collate "C",
  linked_at   timestamptz not null,
  primary key (district_id, account_id, issuer),
  unique (issuer, subject)
);
