package org.shanzhi.access.signin;

import org.shanzhi.access.Callers;
import org.shanzhi.access.Tokens;
import org.shanzhi.kernel.page.Viewer;
import org.shanzhi.kernel.web.ContentSecurityPolicy;
import org.shanzhi.kernel.web.Proxies;
import org.shanzhi.kernel.web.SecurityAnswers;
import org.shanzhi.policy.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Two ways in and the files of pages. Programs send a token and have neither session nor form tokens; browsers have both. Paths say only who must
 * be signed in; what each may do is asked by the façades.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    /** Files of the program, the same for everybody; they cost no look at the session. */
    private static final String[] FILES = {
        "/css/**", "/js/**", "/vendor/**", "/icons.svg", "/icon.svg", "/favicon.ico", "/robots.txt"
    };

    /** For everybody, signed in or not. {@code /internal} has a secret of its own. */
    private static final String[] PUBLIC = {
        "/",
        "/sign-in",
        "/sign-in/passkey/**",
        "/sign-in/provider/**",
        "/sign-out",
        "/q/**",
        "/api/v1/public/**",
        "/v3/api-docs/**",
        "/actuator/health/**",
        "/error",
        "/problems/**",
        "/help/**",
        "/internal/**"
    };

    private static final String PERMISSIONS_POLICY =
            "camera=(self), geolocation=(self), microphone=(), payment=(), usb=(), browsing-topics=()";

    private final SecurityAnswers answers;
    private final Callers callers;

    SecurityChains(SecurityAnswers answers, Callers callers) {
        this.answers = answers;
        this.callers = callers;
    }

    /** Requests are timed as a whole; to time every filter of each costs more than some of them do. */
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(0)
    SecurityFilterChain files(HttpSecurity http) throws Exception {
        return http.securityMatcher(FILES)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .securityContext(context -> context.disable())
                .sessionManagement(session -> session.disable())
                .requestCache(cache -> cache.disable())
                .csrf(csrf -> csrf.disable())
                .headers(SecurityChains::headers)
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, Tokens tokens) throws Exception {
        return both(http)
                .securityMatcher(BearerFilter::sent)
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new BearerFilter(tokens, callers, answers), SecurityContextHolderFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain browsers(HttpSecurity http, SignIn signIn, SignInAnswers signInAnswers, SessionRules rules)
            throws Exception {
        return both(http)
                // No parent: it would hold the same provider and count every failure twice.
                .authenticationManager(new ProviderManager(signIn))
                .formLogin(form -> form.loginPage(Viewer.SIGN_IN)
                        .successHandler(signInAnswers)
                        .failureHandler(signInAnswers))
                .logout(logout -> logout.logoutRequestMatcher(request -> HttpMethod.POST.matches(request.getMethod())
                                && Viewer.SIGN_OUT.equals(request.getRequestURI()))
                        .addLogoutHandler(signInAnswers)
                        .logoutSuccessUrl(Viewer.SIGN_IN))
                .csrf(csrf -> csrf.csrfTokenRepository(new CsrfTokens()).ignoringRequestMatchers("/internal/**"))
                .addFilterAfter(new SessionGuard(callers, rules), SecurityContextHolderFilter.class)
                .build();
    }

    private HttpSecurity both(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(PUBLIC)
                        .permitAll()
                        .requestMatchers("/actuator/prometheus")
                        .access(hereOrAuditor())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(SecurityChains::headers);
    }

    /** The scraper of this machine, or somebody who may read the logs anyway. */
    private AuthorizationManager<RequestAuthorizationContext> hereOrAuditor() {
        return (authentication, context) -> new AuthorizationDecision(Proxies.isFromThisMachine(context.getRequest())
                || callers.of(authentication.get())
                        .filter(caller -> caller.may(Permission.READ_AUDIT))
                        .isPresent());
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ContentSecurityPolicy.VALUE))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
                .frameOptions(frames -> frames.deny())
                .httpStrictTransportSecurity(tls -> tls.includeSubDomains(false).maxAgeInSeconds(31_536_000));
    }
}
