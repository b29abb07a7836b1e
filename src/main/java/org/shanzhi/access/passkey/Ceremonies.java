package org.shanzhi.access.passkey;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.function.Supplier;
import org.shanzhi.access.AccessRefusal;
import org.shanzhi.access.Account;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.kernel.Invalid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The two halves of either ceremony of WebAuthn: what the device is asked, and whether its answer is right. What was asked lies
 * in the session and is taken out with the first answer, so that no answer counts twice.
 */
@Component
public class Ceremonies {
    private static final Logger LOG = LoggerFactory.getLogger(Ceremonies.class);
    private static final String ASKED = "passkey";

    private final RelyingParty party;
    private final AccountStore accounts;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    Ceremonies(RelyingParty party, AccountStore accounts) {
        this.party = party;
        this.accounts = accounts;
    }

    /** Asks for a new passkey of whoever is signed in, but none of a device that has one of his. */
    public String askForNew(Authentication signedIn, HttpSession session) {
        return asked(
                party.here()
                        .createPublicKeyCredentialCreationOptions(
                                new ImmutablePublicKeyCredentialCreationOptionsRequest(signedIn)),
                session);
    }

    /** Asks for one of the passkeys of whoever has given the right password. */
    public String askForOwn(Authentication signedIn, HttpSession session) {
        return asked(
                party.here()
                        .createCredentialRequestOptions(
                                new ImmutablePublicKeyCredentialRequestOptionsRequest(signedIn)),
                session);
    }

    /** Asks a stranger for any passkey; his device must have made sure of him by itself, as it replaces the password. */
    public String askForAny(HttpSession session) {
        var options = party.here()
                .createCredentialRequestOptions(new ImmutablePublicKeyCredentialRequestOptionsRequest(null));
        return asked(
                PublicKeyCredentialRequestOptions.builder()
                        .challenge(Bytes.random())
                        .rpId(options.getRpId())
                        .timeout(options.getTimeout())
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build(),
                session);
    }

    /** @throws Invalid when the answer is not to what was asked, or of a device that we do not know how to believe */
    CredentialRecord made(HttpSession session, String answer, String name) {
        var asked = taken(session, PublicKeyCredentialCreationOptions.class);
        return checked(() -> {
            PublicKeyCredential<AuthenticatorAttestationResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            return party.here()
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            asked, new RelyingPartyPublicKey(credential, name)));
        });
    }

    /** Whose passkey an answer claims to be, before it is checked: to count the attempt. */
    public Optional<Account> claimed(String answer) {
        try {
            return Optional.of(json.readTree(answer)
                            .path("response")
                            .path("userHandle")
                            .asString(""))
                    .filter(handle -> !handle.isEmpty())
                    .flatMap(handle -> party.username(Bytes.fromBase64(handle)))
                    .flatMap(accounts::byUsername)
                    .map(AccountStore.Held::account);
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * @param alone whether it takes the place of the password too: only an answer to {@link #askForAny} does
     * @throws Invalid when it is none of ours, was asked by somebody else, came twice, or is a copy
     */
    public Account shown(HttpSession session, String answer, boolean alone) {
        var asked = taken(session, PublicKeyCredentialRequestOptions.class);
        return checked(() -> {
            PublicKeyCredential<AuthenticatorAssertionResponse> credential =
                    json.readValue(answer, new TypeReference<>() {});
            if (alone ? !sure(asked) : !meant(asked, credential))
                throw new Invalid("credential", AccessRefusal.PASSKEY_NOT_TAKEN);
            var entity = party.here().authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
            return accounts.byUsername(entity.getName()).orElseThrow().account();
        });
    }

    private static boolean sure(PublicKeyCredentialRequestOptions asked) {
        return UserVerificationRequirement.REQUIRED.equals(asked.getUserVerification());
    }

    private static boolean meant(
            PublicKeyCredentialRequestOptions asked, PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        return asked.getAllowCredentials().stream()
                .anyMatch(allowed -> allowed.getId().equals(credential.getRawId()));
    }

    private String asked(Serializable options, HttpSession session) {
        session.setAttribute(ASKED, options);
        return json.writeValueAsString(options);
    }

    private static <T> T taken(HttpSession session, Class<T> kind) {
        Object asked = session == null ? null : session.getAttribute(ASKED);
        if (session != null) session.removeAttribute(ASKED);
        if (!kind.isInstance(asked)) throw new Invalid("credential", AccessRefusal.PASSKEY_NOT_TAKEN);
        return kind.cast(asked);
    }

    private static <T> T checked(Supplier<T> check) {
        try {
            return check.get();
        } catch (RuntimeException wrong) {
            // Whatever a stranger sends: each library underneath has exceptions of its own for it.
            LOG.debug("A passkey was not taken: {}", wrong.toString());
            throw new Invalid("credential", AccessRefusal.PASSKEY_NOT_TAKEN);
        }
    }
}
