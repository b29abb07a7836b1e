-- Roles that administrators compose, beside those of the policies. Every edition is kept, a draft too: what somebody was allowed can be told for any day.
create table role_edition (
  district_id  int         not null,
  code         text        not null collate "C",
  edition      int         not null,
  zh           text        not null,
  en           text        not null,
  copied_from  text        not null collate "C", -- a role of the policies, whose group it keeps
  scope        text        not null collate "C",
  permissions  text[]      not null,
  based_on     int         not null,             -- the edition in force when it was drafted, 0 for none: another one voids it
  ended        boolean     not null,             -- grants nothing from then on
  drafted_by   int         not null,
  drafted_at   timestamptz not null,
  published_at timestamptz,                      -- null until another security administrator confirmed it
  primary key (district_id, code, edition)
);
