package org.shanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;

/** What Boot is trusted to have set up by itself really is; a starter for another version of Boot would be silent. */
@ShanzhiTest
class ShanzhiContextTest {
    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    @Test
    void every_migration_is_applied_and_statements_are_postgresqls() {
        assertThat(context.getBean(Flyway.class).info().pending()).isEmpty();
        assertThat(context.getBean(Flyway.class).info().applied()).isNotEmpty();
        assertThat(context.getBean(DSLContext.class).dialect().family()).isEqualTo(SQLDialect.POSTGRES);
        assertThat(context.getBean(HikariDataSource.class).getDataSourceProperties())
                .containsEntry("prepareThreshold", "1");
    }

    @Test
    void sessions_are_in_the_database_and_the_clock_is_the_databases() {
        assertThat(context.getBean(JdbcIndexedSessionRepository.class)).isNotNull();
        assertThat(context.getBean(Clock.class)).isInstanceOf(DatabaseClock.class);
    }

    @Test
    void work_is_done_on_virtual_threads() {
        AsyncTaskExecutor executor = context.getBean("applicationTaskExecutor", AsyncTaskExecutor.class);
        assertThat(CompletableFuture.supplyAsync(() -> Thread.currentThread().isVirtual(), executor)
                        .join())
                .isTrue();
    }

    @Test
    void there_is_no_account_that_nobody_made() {
        assertThat(context.getBeansOfType(InMemoryUserDetailsManager.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"health, 200", "prometheus, 200", "env, 404", "heapdump, 404", "beans, 404"})
    void of_the_actuator_only_health_and_figures_answer(String endpoint, int status) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/" + endpoint);
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(status);
        }
    }
}
