package org.shanzhi.access.provider;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.shanzhi.kernel.web.PublicAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;

/**
 * OpenID Connect by authorization code with PKCE, state and nonce, every part of it Spring's. Where the provider's doors are is
 * asked of it at sign-in, not at start: a provider that is down keeps nobody from his work. Its tokens are read and
 * forgotten.
 */
@Component
public class IdentityProvider {
    public static final String BACK = "/sign-in/provider/back";
    private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
    private static final String ID = "provider";
    /** Clocks of two houses differ a little. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final ProviderSettings settings;
    private final PublicAddress address;
    private final OidcAuthorizationCodeAuthenticationProvider exchange;
    private volatile ClientRegistration found;

    IdentityProvider(ProviderSettings settings, PublicAddress address, Clock clock) {
        this.settings = settings;
        this.address = address;
        var decoders = new OidcIdTokenDecoderFactory();
        decoders.setJwtValidatorFactory(registration -> {
            var validator = new OidcIdTokenValidator(registration);
            validator.setClock(clock);
            validator.setClockSkew(SKEW);
            return validator;
        });
        exchange = new OidcAuthorizationCodeAuthenticationProvider(
                new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService());
        exchange.setJwtDecoderFactory(decoders);
    }

    /** What to ask the provider, with the address to lead the browser to. @throws ProviderFailed when it is not reached */
    public Asked ask(HttpServletRequest request, String next) {
        return reached(() -> {
            ClientRegistration here = here(discovered());
            var resolver = new DefaultOAuth2AuthorizationRequestResolver(id -> here);
            resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
            return new Asked(resolver.resolve(request, ID), next);
        });
    }

    /**
     * Whom the answer is about.
     *
     * @param code null when the provider sends none
     * @throws ProviderFailed when it is not to what was asked, is not believed, or the provider is not reached
     */
    public Known answered(Asked asked, String code, String state) {
        return reached(() -> {
            var answer = OAuth2AuthorizationResponse.success(Objects.requireNonNull(code))
                    .state(Objects.requireNonNull(state))
                    .redirectUri(asked.request().getRedirectUri())
                    .build();
            var exchanged = exchange.authenticate(new OAuth2LoginAuthenticationToken(
                    here(found == null ? discovered() : found),
                    new OAuth2AuthorizationExchange(asked.request(), answer)));
            OidcUser user = (OidcUser) exchanged.getPrincipal();
            return new Known(
                    settings.issuer(),
                    user.getSubject(),
                    Objects.requireNonNull(user.getClaimAsString(settings.nameClaim())),
                    twoFactors(user));
        });
    }

    private boolean twoFactors(OidcUser user) {
        return settings.secondFactor().entrySet().stream()
                .anyMatch(claim -> said(user.getClaim(claim.getKey())).anyMatch(claim.getValue()::contains));
    }

    private static Stream<String> said(Object claim) {
        return switch (claim) {
            case Collection<?> several -> several.stream().map(String::valueOf);
            case null -> Stream.empty();
            default -> Stream.of(String.valueOf(claim));
        };
    }

    /** Asked at every sign-in: so a provider that is down is told here, and nobody is led to a page that does not open. */
    private ClientRegistration discovered() {
        found = ClientRegistrations.fromOidcIssuerLocation(settings.issuer())
                .registrationId(ID)
                .clientId(settings.clientId())
                .clientSecret(settings.secret())
                .scope(settings.scopes())
                .redirectUri(BACK)
                .build();
        return found;
    }

    /** The way back is an address of this installation, which may be known only from the request. */
    private ClientRegistration here(ClientRegistration known) {
        return ClientRegistration.withClientRegistration(known)
                .redirectUri(address.of(BACK).toUriString())
                .build();
    }

    private static <T> T reached(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failed) {
            boolean unreachable = Stream.iterate((Throwable) failed, Objects::nonNull, Throwable::getCause)
                    .anyMatch(IOException.class::isInstance);
            LOG.warn(
                    "The identity provider {}: {}",
                    unreachable ? "was not reached" : "was not believed",
                    failed.toString());
            throw new ProviderFailed(failed, unreachable);
        }
    }
}
