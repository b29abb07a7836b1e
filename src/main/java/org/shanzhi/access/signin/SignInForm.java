package org.shanzhi.access.signin;

import org.shanzhi.kernel.page.Page;
import org.springframework.security.core.AuthenticationException;

/**
 * What the sign-in page shows.
 *
 * @param why in words, null at the first sight of the page
 * @param idleMinutes without a request that end a session
 * @param provider whether staff can sign in elsewhere
 * @param providerLabel what the operator calls that; empty for the words of the page
 */
public record SignInForm(
        String username, String next, String why, long idleMinutes, boolean provider, String providerLabel) {
    static final String TEMPLATE = "access/sign-in";

    static String words(AuthenticationException failure, Page page) {
        return words(failure, page, "sign_in.wrong");
    }

    /** @param wrong key of what is said of a wrong password or code; with {@code _left} when few tries are left */
    static String words(AuthenticationException failure, Page page, String wrong) {
        if (!(failure instanceof SignInFailure known)) return page.t(wrong);
        return switch (known.why()) {
            case WRONG -> known.triesLeft() <= 2 ? page.t(wrong + "_left", known.triesLeft()) : page.t(wrong);
            case LOCKED ->
                page.t(
                        "sign_in.locked",
                        page.times().minute(known.until()),
                        page.times().remaining(known.until()));
            case LOCKED_BY_ADMINISTRATION -> page.t("sign_in.locked_by_administration");
            case BUSY -> page.t("sign_in.busy");
        };
    }
}
