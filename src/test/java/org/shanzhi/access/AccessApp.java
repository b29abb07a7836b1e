package org.shanzhi.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.shanzhi.org.BeforeClosing;
import org.shanzhi.org.InHand;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.TestDistrict;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlineMove;
import org.shanzhi.policy.DistrictRoles;
import org.shanzhi.policy.OpenMatters;
import org.shanzhi.policy.Timetables;
import org.shanzhi.testing.MovableClock;
import org.shanzhi.testing.OidcServer;
import org.shanzhi.testing.TestDatabase;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sign-in, rights and units on a real port and a database of their own, with the people of {@link TestDistrict}, who all
 * have the same password. The clock stands still until a test moves it. Bears no annotation that the scan of the whole
 * program would find.
 */
@EnableAutoConfiguration
@Import({DistrictRoles.class, DeadlineEditions.class, Timetables.class})
@ComponentScan(
        basePackages = {
            "org.shanzhi.kernel.jobs",
            "org.shanzhi.kernel.page",
            "org.shanzhi.kernel.text",
            "org.shanzhi.kernel.web",
            "org.shanzhi.kernel.crypto",
            "org.shanzhi.policy.config",
            "org.shanzhi.org",
            "org.shanzhi.access",
            "org.shanzhi.notify",
            "org.shanzhi.console"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class AccessApp {
    public static final String PASSWORD = "Baita-Shan-1909";
    /** 2026-11-23 09:30 in Asia/Shanghai. */
    public static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    /** There are no matters here. */
    @Bean
    OpenMatters matters() {
        return (district, edition, _) -> new DeadlineMove(0, List.of(), List.of());
    }

    @Bean(destroyMethod = "close")
    TestDatabase database() {
        return TestDatabase.fresh();
    }

    @Bean
    JdbcConnectionDetails connection(TestDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.user();
            }

            @Override
            public String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }
        };
    }

    /** The master key of this run, and an identity provider that a test may start. */
    @Bean
    DynamicPropertyRegistrar data() throws IOException {
        Path directory = Files.createTempDirectory("access");
        Path secret = Files.writeString(directory.resolve("oidc.secret"), OidcServer.SECRET + "\n");
        int port = OidcServer.freePort();
        return properties -> {
            properties.add("shanzhi.data", directory::toString);
            properties.add("shanzhi.oidc.issuer", () -> "http://localhost:" + port);
            properties.add("shanzhi.oidc.client-id", () -> OidcServer.CLIENT);
            properties.add("shanzhi.oidc.client-secret-file", secret::toString);
            properties.add("shanzhi.oidc.scopes", () -> "openid");
            properties.add("shanzhi.oidc.second-factor", () -> "amr:mfa");
        };
    }

    /** No matters here. */
    @Bean
    BeforeClosing nothingLies() {
        return (district, unit) -> List.of();
    }

    @Bean
    InHand nothingInHand() {
        return new InHand() {
            @Override
            public Load of(Caller by, int staff) {
                return new Load(Map.of(), 0, 0);
            }

            @Override
            public List<Place> places(Caller by, int staff) {
                return List.of();
            }
        };
    }

    @Bean
    RingTheBell ringTheBell() {
        return new RingTheBell();
    }

    @Bean
    MovableClock clock() {
        return new MovableClock(NOW);
    }

    @Bean
    InitializingBean people(OrganisationImport entry, Accounts accounts, Callers callers) {
        return () -> {
            entry.enter(TestDistrict.of(1));
            Caller program = callers.program(1, "SYSTEM_ADMIN");
            accounts.create(
                    program,
                    TestDistrict.of(1).staff().stream()
                            .map(staff -> new NewAccount(staff.id(), staff.username(), PASSWORD))
                            .toList());
        };
    }

    /** Says who is asking, in every way in which a controller can be told. */
    @RestController
    static class WhoAmI {
        @GetMapping({"/who", "/api/v1/who"})
        Map<String, Object> who(Caller caller) {
            return Map.of(
                    "staff", caller.staffId(),
                    "name", caller.name(),
                    "unit", caller.unitId(),
                    "kind", caller.kind(),
                    "client", caller.clientId(),
                    "roles", List.copyOf(caller.roles()));
        }

        @PostMapping({"/who", "/api/v1/who"})
        Map<String, Object> posted(Caller caller) {
            return who(caller);
        }
    }
}
