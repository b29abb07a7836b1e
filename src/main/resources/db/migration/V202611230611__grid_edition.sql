-- Every node keeps the grids' index in memory; one small number per district tells it that they were drawn anew.
create table grid_edition (
  district_id int    primary key,
  edition     bigint not null
);
