-- What a district decided about its deadlines beside the rows that the product ships. Every edition is kept as it was drafted: a matter goes on by its own.
create table deadline_edition (
  district_id  int         not null,
  edition      int         not null,
  changes      jsonb       not null, -- by row: all that differs from the shipped rows, not from the edition before
  reason       text        not null,
  based_on     int         not null, -- the edition in force when it was drafted, 0 for none: another one voids it
  moves_from   date,                 -- from this day on open matters move to it; null: they keep theirs
  drafted_by   int         not null,
  drafted_at   timestamptz not null,
  published_by int,
  published_at timestamptz,          -- null until a second person confirmed it
  primary key (district_id, edition)
);
