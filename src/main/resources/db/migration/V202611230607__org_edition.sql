-- Every node keeps units, staff and posts in memory; one small number per district tells it that they have changed.
alter table district add column edition bigint not null default 1;
