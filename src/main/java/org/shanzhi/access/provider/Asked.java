package org.shanzhi.access.provider;

import java.io.Serializable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/** What the provider was asked, kept in the session until its answer comes; with it the answer counts, and once. */
public record Asked(OAuth2AuthorizationRequest request, String next) implements Serializable {
    private static final long serialVersionUID = 1L;
}
