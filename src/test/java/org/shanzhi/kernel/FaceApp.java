package org.shanzhi.kernel;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.shanzhi.kernel.page.CentreName;
import org.shanzhi.kernel.page.NavEntry;
import org.shanzhi.kernel.page.NavGroup;
import org.shanzhi.kernel.page.ShellSearch;
import org.shanzhi.kernel.page.Viewer;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.web.ContentSecurityPolicy;
import org.shanzhi.kernel.web.SecurityAnswers;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The web part of the kernel alone, on a real port, with one member of staff and a clock that stands still. It bears no
 * annotation that would let the scan of the whole program find it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@ComponentScan(
        basePackages = {
            "org.shanzhi.kernel.page",
            "org.shanzhi.kernel.text",
            "org.shanzhi.kernel.web",
            "org.shanzhi.kernel.paper"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class FaceApp {
    /** 2026-11-23 09:30 in Asia/Shanghai, a Monday. */
    public static final Instant NOW = Instant.parse("2026-11-23T01:30:00Z");

    @Bean
    Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, SecurityAnswers answers) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/staff/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/api/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(answers))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentSecurityPolicy.VALUE)))
                .build();
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(User.withUsername("handler1")
                .password("{noop}p")
                .roles("HANDLER")
                .build());
    }

    @Bean
    Viewer viewer() {
        return new Viewer() {
            @Override
            public Optional<Person> of(Principal principal) {
                return Optional.of(new Person("陈予安", "雁滨街道 平安法治办", Set.of("WORK")));
            }
        };
    }

    @Primary
    @Bean
    CentreName centre() {
        return locale -> locale.equals(Languages.ENGLISH) ? "Chengguan Governance Centre" : "城关区综治中心";
    }

    @Bean
    ShellSearch search() {
        return new ShellSearch("/staff/find", "number", "shell.nav");
    }

    @Bean
    NavEntry work() {
        return new NavEntry() {
            @Override
            public String key() {
                return "nav.group.MINE";
            }

            @Override
            public String href() {
                return "/staff";
            }

            @Override
            public String icon() {
                return "inbox";
            }

            @Override
            public NavGroup group() {
                return NavGroup.MINE;
            }

            @Override
            public int order() {
                return 10;
            }

            @Override
            public boolean visible(Set<String> permissions) {
                return permissions.contains("WORK");
            }

            @Override
            public OptionalLong count(Viewer.Person person) {
                return OptionalLong.of(38);
            }
        };
    }

    @Bean
    NavEntry help() {
        return NavEntry.of("nav.group.HELP", "/staff/help", "help-circle", NavGroup.HELP, 10);
    }

    @Bean
    NavEntry hidden() {
        return NavEntry.of("nav.group.ADMIN", "/staff/admin", "settings", NavGroup.ADMIN, 10, "UNITS");
    }
}
