package org.shanzhi.access.provider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.start.CannotStart;
import org.shanzhi.kernel.start.StartRefusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The identity provider that staff sign in with elsewhere (统一身份认证), given by environment and files only; none without an
 * issuer.
 */
@Component
public class ProviderSettings {
    private final String issuer;
    private final String clientId;
    private final String secret;
    private final String nameClaim;
    private final String label;
    private final List<String> scopes;
    private final Map<String, List<String>> secondFactor;

    ProviderSettings(
            @Value("${shanzhi.oidc.issuer:}") String issuer,
            @Value("${shanzhi.oidc.client-id:}") String clientId,
            @Value("${shanzhi.oidc.client-secret-file:}") String secretFile,
            @Value("${shanzhi.oidc.name-claim:preferred_username}") String nameClaim,
            @Value("${shanzhi.oidc.label:}") String label,
            @Value("${shanzhi.oidc.scopes:openid,profile}") List<String> scopes,
            @Value("${shanzhi.oidc.second-factor:}") String secondFactor) {
        this.issuer = issuer.strip();
        this.clientId = clientId.strip();
        this.nameClaim = nameClaim.strip();
        this.label = label.strip();
        this.scopes = scopes;
        this.secret = this.issuer.isEmpty() ? "" : secret(secretFile.strip());
        this.secondFactor = claim(secondFactor.strip());
        if (!this.issuer.isEmpty() && (this.clientId.isEmpty() || this.nameClaim.isEmpty())) {
            throw new CannotStart(StartRefusal.PROVIDER_INCOMPLETE, this.issuer);
        }
    }

    public boolean present() {
        return !issuer.isEmpty();
    }

    /** What stands on the button; empty for the words of the page. */
    public String label() {
        return label;
    }

    String issuer() {
        return issuer;
    }

    String clientId() {
        return clientId;
    }

    String secret() {
        return secret;
    }

    List<String> scopes() {
        return scopes;
    }

    /** The claim that holds the user name. */
    String nameClaim() {
        return nameClaim;
    }

    /** The claims and their values of which any says that the provider has seen a second factor; none believes it never. */
    Map<String, List<String>> secondFactor() {
        return secondFactor;
    }

    /** {@code amr:mfa,otp}: one claim, and the values that count. */
    private static Map<String, List<String>> claim(String setting) {
        if (setting.isEmpty()) return Map.of();
        int border = setting.indexOf(':');
        if (border < 1 || border == setting.length() - 1) {
            throw new CannotStart(StartRefusal.PROVIDER_FACTOR_UNKNOWN, setting);
        }
        return Map.of(
                setting.substring(0, border),
                Arrays.stream(setting.substring(border + 1).split(","))
                        .map(String::strip)
                        .toList());
    }

    private static String secret(String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new CannotStart(StartRefusal.PROVIDER_SECRET_UNREADABLE, file);
        }
    }
}
