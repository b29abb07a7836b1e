package org.shanzhi.access.signin;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.UUID;

/**
 * Who is signed in, as little as can be said: which account, since when, by browser or by which token. Rights are not
 * here; they are asked for anew with every request, so that a session never knows more than today's posts.
 *
 * @param since epoch second of the sign-in; a password chosen later ends the session
 * @param unitId in which of several units the person has chosen to act; 0 for the first
 * @param token null for a browser's session
 */
public record SignedIn(int accountId, long since, int unitId, UUID token) implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    public static SignedIn byBrowser(int accountId, long since) {
        return new SignedIn(accountId, since, 0, null);
    }

    public static SignedIn byToken(int accountId, UUID token) {
        return new SignedIn(accountId, 0, 0, token);
    }

    public SignedIn in(int unit) {
        return new SignedIn(accountId, since, unit, token);
    }

    /** After a new password, which ends every older session. */
    public SignedIn since(Instant now) {
        return new SignedIn(accountId, now.getEpochSecond(), unitId, token);
    }

    public boolean byToken() {
        return token != null;
    }

    /** The account; sessions are found by it. */
    @Override
    public String getName() {
        return Integer.toString(accountId);
    }
}
