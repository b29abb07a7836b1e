package org.shanzhi.testing;

import static org.springframework.security.core.authority.FactorGrantedAuthority.PASSWORD_AUTHORITY;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** An identity provider of another house: Spring's authorization server, whose people say who they are in a header. */
public final class OidcServer implements AutoCloseable {
    public static final String CLIENT = "shanzhi";
    public static final String SECRET = "a-secret-between-two-houses";
    private static final String WHO = "X-Who";

    private final AnnotationConfigServletWebServerApplicationContext context;
    private final Says says;

    /** What its tokens say beside who it is: how wrong its clock is, for how long they last, how it made sure. */
    private static final class Says {
        private volatile Clock clock;
        private volatile Duration ahead = Duration.ZERO;
        private volatile Duration lasts = Duration.ofMinutes(5);
        private volatile List<String> amr = List.of("pwd");
    }

    private OidcServer(AnnotationConfigServletWebServerApplicationContext context, Says says) {
        this.context = context;
        this.says = says;
    }

    /** @param back where it sends people, as is agreed with the one house that it serves */
    public static OidcServer start(String issuer, String back, Clock clock) {
        var says = new Says();
        says.clock = clock;
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.registerBean(Says.class, () -> says);
        context.registerBean(
                TomcatServletWebServerFactory.class,
                () -> new TomcatServletWebServerFactory(URI.create(issuer).getPort()));
        context.registerBean(
                AuthorizationServerSettings.class,
                () -> AuthorizationServerSettings.builder().issuer(issuer).build());
        context.registerBean(RegisteredClientRepository.class, () -> clients(back));
        context.registerBean(Nothing.class);
        context.register(Rules.class);
        context.refresh();
        return new OidcServer(context, says);
    }

    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public void clock(Duration ahead, Duration lasts) {
        says.ahead = ahead;
        says.lasts = lasts;
    }

    public void madeSureBy(String... amr) {
        says.amr = List.of(amr);
    }

    /** Somebody signs in there, with a password or whatever it asks for. @return where the browser is sent */
    public String signIn(String address, String subject, String username) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .header(WHO, subject + "|" + username)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.headers()
                    .firstValue("Location")
                    .orElseThrow(() -> new IllegalStateException(answer.statusCode() + " " + answer.body()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    private static RegisteredClientRepository clients(String back) {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(back)
                .scope(OidcScopes.OPENID)
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    @EnableWebSecurity
    static class Rules {
        @Bean
        SecurityFilterChain everything(HttpSecurity http) throws Exception {
            return http.with(
                            new OAuth2AuthorizationServerConfigurer(), server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.disable())
                    .addFilterAfter(new Present(), SecurityContextHolderFilter.class)
                    .build();
        }

        @Bean
        JWKSource<SecurityContext> keys() throws JOSEException {
            return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(Says says) {
            return token -> {
                if (!OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) return;
                String[] who = token.getPrincipal().getName().split("\\|");
                var issued = says.clock.instant().plus(says.ahead);
                token.getClaims()
                        .subject(who[0])
                        .claim("preferred_username", who[1])
                        .claim("amr", says.amr)
                        .issuedAt(issued)
                        .expiresAt(issued.plus(says.lasts));
            };
        }
    }

    /** Filters do everything, and are asked only where there is a servlet behind them. */
    private static final class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;
    }

    /** Believes whoever comes. */
    private static final class Present extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String who = request.getHeader(WHO);
            if (who != null) {
                SecurityContextHolder.setContext(
                        new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                                who, null, List.of(FactorGrantedAuthority.fromAuthority(PASSWORD_AUTHORITY)))));
            }
            chain.doFilter(request, response);
        }
    }
}
