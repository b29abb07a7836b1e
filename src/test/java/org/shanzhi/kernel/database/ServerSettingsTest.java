package org.shanzhi.kernel.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class ServerSettingsTest {
    @TempDir
    Path directory;

    @Test
    void the_environment_names_the_server() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "from a file\n");
        ServerSettings settings = bind(Map.of(
                "SHANZHI_DB_URL", "postgresql://db.example:5433/centre",
                "SHANZHI_DB_USER", "centre",
                "SHANZHI_DB_PASSWORD_FILE", file.toString()));
        assertThat(settings.given()).isTrue();
        assertThat(settings.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/centre");
        assertThat(settings.user()).isEqualTo("centre");
        assertThat(settings.secret()).isEqualTo("from a file");
        assertThat(settings.toString()).doesNotContain(file.toString());
    }

    @Test
    void an_empty_url_means_the_embedded_server() {
        assertThat(bind(Map.of("SHANZHI_DB_URL", "")).given()).isFalse();
    }

    @Test
    void what_cannot_be_used_is_refused_with_its_mend() {
        assertRefused(
                StartRefusal.DATABASE_URL_UNKNOWN,
                () -> new ServerSettings("jdbc:mysql://x/y", "u", "p", null).jdbcUrl());
        assertRefused(
                StartRefusal.DATABASE_PASSWORD_UNREADABLE,
                () -> new ServerSettings("jdbc:postgresql://x/y", "u", null, "/nowhere/password").secret());
        assertRefused(
                StartRefusal.DATABASE_UNREACHABLE,
                () -> ServerCheck.check("jdbc:postgresql://127.0.0.1:1/centre", "u", "p"));
    }

    private static ServerSettings bind(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("shanzhi.db", Bindable.of(ServerSettings.class));
    }

    private static void assertRefused(StartRefusal code, org.assertj.core.api.ThrowableAssert.ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        CannotStart.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
