-- A holiday year is entered by hand once the State Council has announced it; what the product ships is not copied here.
-- Every edition is kept: a clock is counted again with the table that was known at the moment of its event.
create table holiday_year (
  district_id int         not null,
  year        int         not null,
  edition     int         not null,               -- grows with every correction
  source      text        not null,               -- number of the notice
  entered_by  int         not null,
  at          timestamptz not null,
  primary key (district_id, year, edition)
);
create table holiday_day (
  district_id int     not null,
  year        int     not null,
  edition     int     not null,
  day         date    not null,
  rest        boolean not null,                   -- false: a make-up working day
  name        text    not null,
  primary key (district_id, year, edition, day)
);
