package org.shanzhi.access.signin;

import org.shanzhi.kernel.page.Page;
import org.springframework.security.core.AuthenticationException;

/**
 * What the sign-in page shows.
 *
 * @param why in words, null at the first sight of the page
 * @param idleMinutes without a request that end a session
 */
public record SignInForm(String username, String next, String why, long idleMinutes) {
    static final String TEMPLATE = "access/sign-in";
    private static final int SHOWN = 64;

    static SignInForm fresh(String next, SessionTimes times) {
        return new SignInForm("", next, null, times.idle().toMinutes());
    }

    static SignInForm failed(String username, String next, String why, SessionTimes times) {
        String typed = username == null ? "" : username;
        return new SignInForm(
                typed.substring(0, Math.min(typed.length(), SHOWN)),
                next,
                why,
                times.idle().toMinutes());
    }

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
