package org.shanzhi.testing;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.shanzhi.kernel.FaceApp;
import org.shanzhi.kernel.page.Viewer;
import org.shanzhi.org.BeforeClosing;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Journal;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Policy, organisation and grids with their pages on a database of their own, without sign-in: everybody is the first
 * member of staff of the district in the header {@value #DISTRICT}, in the role in {@value #ROLE}; a system administrator of
 * the first district when these are missing.
 */
@Import(FaceApp.class)
@ComponentScan(
        basePackages = {"org.shanzhi.policy", "org.shanzhi.org", "org.shanzhi.grid", "org.shanzhi.kernel.paging"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class AdminApp {
    public static final String ROLE = "X-Role";
    public static final String DISTRICT = "X-District";

    @Bean(destroyMethod = "close")
    TestDatabase database() {
        return TestDatabase.fresh();
    }

    @Bean
    DSLContext dsl(TestDatabase database) {
        return database.dsl();
    }

    @Bean
    @Primary
    Viewer administrator() {
        return new Viewer() {
            @Override
            public Optional<Person> of(Principal principal) {
                return Optional.of(new Person(
                        "赵管理",
                        "城关区综治中心",
                        caller(principal.getName()).permissions().stream()
                                .map(Enum::name)
                                .collect(Collectors.toSet())));
            }
        };
    }

    /** What administration is written down in; nobody reads it here. */
    @Bean
    Journal journal() {
        return (caller, did, references) -> {};
    }

    /** No matters here. */
    @Bean
    BeforeClosing nothingLies() {
        return (district, unit) -> List.of();
    }

    private static Caller caller(String principal) {
        String[] words = principal.split(" ");
        return TestCallers.staff(Integer.parseInt(words[0]), 1, 1, words[1]);
    }

    private static String principal(HttpServletRequest request) {
        return header(request, DISTRICT, "1") + " " + header(request, ROLE, "SYSTEM_ADMIN");
    }

    private static String header(HttpServletRequest request, String name, String otherwise) {
        return Optional.ofNullable(request.getHeader(name)).orElse(otherwise);
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    Filter signedIn() {
        return (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return () -> principal(this);
                    }
                },
                response);
    }

    @Bean
    WebMvcConfigurer callers() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerArgument());
            }
        };
    }

    private static final class CallerArgument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Caller.class;
        }

        @Override
        public Caller resolveArgument(
                MethodParameter parameter,
                ModelAndViewContainer container,
                NativeWebRequest request,
                WebDataBinderFactory binders) {
            return caller(principal(request.getNativeRequest(HttpServletRequest.class)));
        }
    }
}
