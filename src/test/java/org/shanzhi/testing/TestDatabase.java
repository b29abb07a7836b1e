package org.shanzhi.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.database.EmbeddedPostgres;

/** A database of one's own with every migration applied, cloned from a template in some tens of milliseconds. */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static boolean templateMade;

    private final String name;
    private final HikariDataSource dataSource;

    private TestDatabase(String name, HikariDataSource dataSource) {
        this.name = name;
        this.dataSource = dataSource;
    }

    /** The caller closes it, or leaves it to the end of the test run. */
    public static TestDatabase fresh() {
        makeTemplate();
        String name = "test_" + COUNT.incrementAndGet();
        asSuperuser("create database " + name + " template " + TEMPLATE + " strategy file_copy owner "
                + EmbeddedPostgres.USER);
        return new TestDatabase(name, pool(name));
    }

    private static synchronized void makeTemplate() {
        if (!templateMade) {
            asSuperuser("create database " + TEMPLATE + " owner " + EmbeddedPostgres.USER);
            EmbeddedPostgres server = TestServer.get();
            Flyway.configure()
                    .dataSource(server.jdbcUrl(TEMPLATE), server.user(), server.password())
                    .load()
                    .migrate();
            templateMade = true;
        }
    }

    private static void asSuperuser(String statement) {
        try (Connection connection = TestServer.get().superuser("postgres")) {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HikariDataSource pool(String name) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(TestServer.get().jdbcUrl(name));
        config.setUsername(TestServer.get().user());
        config.setPassword(TestServer.get().password());
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** Every statement in a transaction of its own; {@code dsl().transaction(…)} for more. */
    public DSLContext dsl() {
        return DSL.using(dataSource, SQLDialect.POSTGRES, new Settings().withRenderSchema(false));
    }

    public String jdbcUrl() {
        return dataSource.getJdbcUrl();
    }

    public String user() {
        return dataSource.getUsername();
    }

    public String password() {
        return dataSource.getPassword();
    }

    /** For a program that shall use it instead of a server of its own. */
    public Map<String, String> environment() {
        return Map.of("SHANZHI_DB_URL", jdbcUrl(), "SHANZHI_DB_USER", user(), "SHANZHI_DB_PASSWORD", password());
    }

    @Override
    public void close() {
        dataSource.close();
        asSuperuser("drop database " + name + " with (force)");
    }
}
