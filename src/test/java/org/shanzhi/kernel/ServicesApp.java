package org.shanzhi.kernel;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.crypto.KeyWrap;
import org.shanzhi.testing.TestDatabase;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The kernel with its services on a database of its own. Users whose name starts with {@code program} send a token, all
 * others have a session.
 */
@Import({FaceApp.class, ServicesApp.Controllers.class})
@ImportAutoConfiguration(TransactionAutoConfiguration.class)
@ComponentScan(
        basePackages = {
            "org.shanzhi.kernel.blobs",
            "org.shanzhi.kernel.crypto",
            "org.shanzhi.kernel.idempotency",
            "org.shanzhi.kernel.jobs",
            "org.shanzhi.kernel.paging",
            "org.shanzhi.kernel.tasks"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class ServicesApp {
    public static final String USER = "X-Test-User";

    /** Controllers of tests, by name because they are nobody else's. */
    static final class Controllers implements ImportSelector {
        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {"org.shanzhi.kernel.idempotency.IdempotencyTest$Doing"};
        }
    }

    @Bean(destroyMethod = "close")
    TestDatabase database() {
        return TestDatabase.fresh();
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(TestDatabase database) {
        return database.dataSource();
    }

    @Bean
    DataSourceTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    DSLContext dsl(DataSource dataSource) {
        return DSL.using(
                new TransactionAwareDataSourceProxy(dataSource),
                SQLDialect.POSTGRES,
                new Settings().withRenderSchema(false));
    }

    /** Who sends {@link #USER} is taken to be that. */
    @Bean
    FilterRegistrationBean<OncePerRequestFilter> signedIn() {
        var filter = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                var user = request.getHeader(USER);
                chain.doFilter(user == null ? request : as(user, request), response);
            }
        });
        filter.setOrder(5);
        return filter;
    }

    private static HttpServletRequest as(String user, HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public Principal getUserPrincipal() {
                return () -> user;
            }
        };
    }

    @Bean
    Askers askers() {
        return principal -> Optional.of(
                principal.getName().startsWith("program")
                        ? new Asker(1, "token:" + principal.getName(), null, true)
                        : new Asker(1, "account:" + principal.getName(), 7, false));
    }

    @Bean
    KeyWrap keyWrap(CryptoSuite suite) {
        var master = suite.newKey();
        return new KeyWrap() {
            @Override
            public byte[] wrap(int districtId, byte[] key, byte[] context) {
                return suite.seal(master, key, context(districtId, context));
            }

            @Override
            public byte[] unwrap(int districtId, byte[] wrapped, byte[] context) {
                return suite.open(master, wrapped, context(districtId, context));
            }

            private byte[] context(int districtId, byte[] context) {
                return suite.digest(new byte[] {(byte) districtId}, context);
            }
        };
    }
}
