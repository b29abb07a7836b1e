-- 日历订阅: an address of one's own from which a calendar program fetches one's due dates. Only the digest of its secret is kept.
create table calendar_feed (
  district_id int         not null,
  staff_id    int         not null,
  unit_id     int         not null,              -- in which the person acted when it was made
  whose       smallint    not null,              -- CalendarFeed.Whose
  lang        text        not null collate "C",
  digest      bytea       not null,
  made_at     timestamptz not null,
  expires_at  timestamptz not null,
  primary key (district_id, staff_id)
);
create unique index calendar_feed_digest on calendar_feed (digest);
