package org.shanzhi.kernel.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What a fresh server needs before the program can work in it as an ordinary role. Every step may be repeated. */
final class DatabasePreparation {
    private DatabasePreparation() {}

    /** In the maintenance database: the role, with this start's password, and its database. */
    static void prepare(Connection connection, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement, "select from pg_roles where rolname = 'shanzhi'")) {
                statement.execute("create role shanzhi login");
                statement.execute("grant pg_read_all_stats to shanzhi");
            }
            statement.execute("alter role shanzhi password '" + password + "'");
            if (!exists(statement, "select from pg_database where datname = 'shanzhi'")) {
                statement.execute("create database shanzhi owner shanzhi");
            }
            statement.execute("revoke connect on database postgres from public");
        }
    }

    /** In the program's own database: the one extension that only a superuser may create. */
    static void extend(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
