package org.shanzhi.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * The least that any register of cases writes, as the physical limit: four rows and six indexes in one statement, in
 * tables of its own.
 */
final class Least {
    private static final String TABLES = """
            drop schema if exists bench_least cascade;
            create schema bench_least;
            set search_path = bench_least;
            create sequence case_seq cache 100;
            create table cases(
              id bigint primary key default nextval('case_seq'), case_no text not null, kind smallint not null,
              status smallint not null, org_path text collate "C" not null, street_id int not null, grid_id int not null,
              category int not null, title text not null, body text not null, reporter text, phone text, address text,
              lon float8, lat float8, assignee bigint, created_at timestamptz not null, updated_at timestamptz not null,
              deadline_at timestamptz not null, closed_at timestamptz, version int not null default 0);
            create table event(
              id bigserial primary key, case_id bigint not null, kind smallint not null, to_status smallint,
              actor bigint, at timestamptz not null default now(), note text);
            create table deadline(
              case_id bigint not null, kind smallint not null, due_at timestamptz not null,
              state smallint not null default 0, primary key (case_id, kind));
            create table outbox(
              id bigserial primary key, topic smallint not null, case_id bigint not null, payload jsonb not null,
              created_at timestamptz not null default now(), sent_at timestamptz);
            create unique index on cases(case_no);
            create index on cases(org_path, status, deadline_at, id);
            create index on cases(assignee, status, deadline_at);
            create index on cases(category, created_at);
            create index on cases(status, deadline_at, id) where status < 6;
            create index on event(case_id, id);
            create index on outbox(id) where sent_at is null;
            create index on deadline(due_at) where state = 0;
            reset search_path""";
    private static final String WRITE = """
            with c as (
              insert into bench_least.cases(case_no, kind, status, org_path, street_id, grid_id, category, title, body,
                reporter, phone, address, lon, lat, assignee, created_at, updated_at, deadline_at)
              values ('N' || nextval('bench_least.case_seq'), 1, 0, '01.02.03', 3, 700, 12, '小区楼上漏水邻里纠纷',
                repeat('居民反映楼上住户装修漏水长期未修', 10), '张三', '19900000000', '某某街道1号', 103.8, 36.05, 7,
                now(), now(), now() + interval '7 day')
              returning id),
            e as (insert into bench_least.event(case_id, kind, to_status, actor) select id, 1, 0, 7 from c),
            d as (insert into bench_least.deadline(case_id, kind, due_at) select id, 1, now() + interval '2 day' from c)
            insert into bench_least.outbox(topic, case_id, payload)
            select 1, id, '{"type": "case.accepted", "v": 1}' from c""";

    private final PreparedStatement statement;

    Least(Connection db) throws SQLException {
        statement = db.prepareStatement(WRITE);
    }

    void write() throws SQLException {
        statement.execute();
    }

    static void prepare(Connection db) throws SQLException {
        try (var make = db.createStatement()) {
            make.execute(TABLES);
        }
    }

    static void remove(Connection db) throws SQLException {
        try (var drop = db.createStatement()) {
            drop.execute("drop schema bench_least cascade");
        }
    }
}
