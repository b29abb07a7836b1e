package org.shanzhi.access.signin;

import java.io.Serializable;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.shanzhi.access.Account;
import org.shanzhi.access.Token;
import org.shanzhi.policy.Permission;

/**
 * Who is signed in, as little as can be said: which account, since when, by browser or by which token. Rights are not
 * here; they are asked for anew with every request, so that a session never knows more than today's posts.
 *
 * @param since epoch second of the sign-in; a password chosen later ends the session
 * @param unitId in which of several units the person has chosen to act; 0 for the first
 * @param token null for a browser's session
 * @param second whether a second factor was shown
 * @param elsewhere whether an identity provider has made sure of him, so that his password here does not matter
 * @param rights to which a token is limited; null for all that the account's owner holds
 */
public record SignedIn(
        int accountId, long since, int unitId, UUID token, boolean second, boolean elsewhere, Set<Permission> rights)
        implements Principal, Serializable {
    private static final long serialVersionUID = 1L;

    public static SignedIn byBrowser(int accountId, long since) {
        return new SignedIn(accountId, since, 0, null, false, false, null);
    }

    static SignedIn elsewhere(int accountId, long since, boolean second) {
        return new SignedIn(accountId, since, 0, null, second, true, null);
    }

    public static SignedIn byToken(Token token) {
        return new SignedIn(token.accountId(), 0, 0, token.id(), false, false, token.rights());
    }

    public SignedIn in(int unit) {
        return new SignedIn(accountId, since, unit, token, second, elsewhere, rights);
    }

    /** After a new password, which ends every older session. */
    public SignedIn since(Instant now) {
        return new SignedIn(accountId, now.getEpochSecond(), unitId, token, second, elsewhere, rights);
    }

    /** With a second factor that was shown, or set up, just now. */
    public SignedIn withSecond() {
        return new SignedIn(accountId, since, unitId, token, true, elsewhere, rights);
    }

    /** Whether somebody is not whom the session says before a second factor is shown. */
    public boolean owesSecond(Account account) {
        return !byToken() && account.secondFactor() && !second;
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
