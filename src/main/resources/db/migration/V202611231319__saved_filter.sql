-- Lists that somebody comes back to: an address of codes, days and units under a name of one's own. Nobody else sees them.
create table saved_filter (
  district_id int         not null,
  staff_id    int         not null,
  no          int         not null,
  page        text        not null collate "C", -- path of the page whose list it narrows
  list        text        not null collate "C", -- address of the list
  name        text        not null,
  first       boolean     not null default false, -- the page opens with it
  made_at     timestamptz not null,
  primary key (district_id, staff_id, no)
);
create unique index saved_filter_first on saved_filter (district_id, staff_id, page) where first;
