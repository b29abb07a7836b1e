package org.shanzhi.kernel.database;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServerSettings.class)
class DatabaseConfiguration {
    /** The pool depends on it, so Spring closes the pool first and the embedded server last. */
    @Bean(destroyMethod = "close")
    DatabaseAccess databaseAccess(ServerSettings settings, @Value("${shanzhi.data:data}") Path data) {
        return DatabaseAccess.open(settings, data);
    }

    @Bean
    DatabaseClock databaseClock(DataSource dataSource) {
        JdbcClient client = JdbcClient.create(dataSource);
        InstantSource database = () -> client.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        return new DatabaseClock(database, InstantSource.system(), System::nanoTime);
    }

    @Bean
    ClockCorrection clockCorrection(DatabaseClock clock) {
        return new ClockCorrection(clock);
    }
}
