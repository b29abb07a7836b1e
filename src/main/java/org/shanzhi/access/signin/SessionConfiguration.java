package org.shanzhi.access.signin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions lie in the database, so that any node serves anybody and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> idleTime(SessionTimes times) {
        return sessions -> sessions.setDefaultMaxInactiveInterval(times.idle());
    }

    /** Two first requests after signing in may write one attribute at once: the later one wins, neither fails. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer writesThatMeet() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }

    /** Ends with the browser; {@code Secure} follows the request's scheme. */
    @Bean
    CookieSerializer sessionCookie() {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName("session");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }
}
