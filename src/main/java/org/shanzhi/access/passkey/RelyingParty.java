package org.shanzhi.access.passkey;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.kernel.web.PublicAddress;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * Who this installation is to a passkey: the host of its public address. A passkey made for one host is worth nothing on
 * another, which is what keeps it out of a copied sign-in page; so without a public address one that was made under the
 * office's name does not work under the other.
 */
@Component
class RelyingParty {
    private final PublicAddress address;
    private final PasskeyRecords records;
    private volatile Known last;

    RelyingParty(PublicAddress address, PasskeyRecords records) {
        this.address = address;
        this.records = records;
    }

    private record Known(String origin, WebAuthnRelyingPartyOperations operations) {}

    /** Made anew only when the address differs, which it does between requests only as long as none is set. */
    WebAuthnRelyingPartyOperations here() {
        URI here = address.of("/").build().toUri();
        String origin = here.getScheme() + "://" + here.getAuthority();
        Known known = last;
        if (known == null || !known.origin.equals(origin)) {
            known = new Known(origin, operations(here.getHost(), origin));
            last = known;
        }
        return known.operations;
    }

    /** Whose passkeys a device keeps under this handle. */
    Optional<String> username(Bytes handle) {
        return Optional.ofNullable(records.findById(handle)).map(PublicKeyCredentialUserEntity::getName);
    }

    private WebAuthnRelyingPartyOperations operations(String host, String origin) {
        var party = PublicKeyCredentialRpEntity.builder().id(host).name(host).build();
        return new Webauthn4JRelyingPartyOperations(records, records, party, Set.of(origin));
    }
}
