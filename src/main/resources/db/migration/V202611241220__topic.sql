-- Matters of one cause at one place, found by the program and judged by people. Titles are made of what many matters say alike.
create table topic (
  district_id  int         not null,
  id           int         not null,
  title        text        not null,
  words        text[]      not null, -- what its matters share, the most telling first
  area_id      int,                  -- the community; null when its matters lie nowhere
  state        smallint    not null,
  found_at     timestamptz not null,
  last_day     date        not null, -- on which the latest matter was told
  judged_by    int,
  judged_at    timestamptz,
  reason       text        collate "C", -- why it was dismissed
  size         int,                  -- how many matters it had when it was judged
  into_id      int,                  -- of which topic it is a part now
  primary key (district_id, id)
);

-- A matter is in one topic at most.
create table topic_matter (
  district_id  int  not null,
  matter_id    bigint not null,
  topic_id     int  not null,
  day          date not null,
  primary key (district_id, matter_id)
);
create index topic_matter_topic on topic_matter (district_id, topic_id, day);
