package org.shanzhi.kernel.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Anybody may ask whether the program is up; its figures are for this machine, where the collector runs. */
@Configuration(proxyBeanMethods = false)
class ActuatorAccess {
    @Bean
    @Order(1)
    SecurityFilterChain actuator(HttpSecurity http) throws Exception {
        IpAddressMatcher v4 = new IpAddressMatcher("127.0.0.0/8");
        IpAddressMatcher v6 = new IpAddressMatcher("::1");
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health")
                        .permitAll()
                        .anyRequest()
                        .access((who, context) -> new AuthorizationDecision(
                                v4.matches(context.getRequest()) || v6.matches(context.getRequest()))))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .build();
    }
}
