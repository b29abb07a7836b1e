package org.shanzhi.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a context a database and a data directory of its own, both empty and gone after the test run. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.fresh();
        TestPropertyValues.of(
                        "shanzhi.data=" + directory(),
                        "shanzhi.demo=none",
                        // Who signs in here is looked at for what the pages show; SecondFactorTest asks for the second
                        // factor.
                        "shanzhi.second-factor=offered",
                        "shanzhi.db.url=" + database.jdbcUrl(),
                        "shanzhi.db.user=" + database.user(),
                        "shanzhi.db.password=" + database.password())
                .applyTo(context);
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(TestServer.directory(), "data-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
