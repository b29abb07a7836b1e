package org.shanzhi.access.signin;

import org.shanzhi.kernel.page.Page;
import org.springframework.security.core.AuthenticationException;

/**
 * What the sign-in page shows.
 *
 * @param why in words, null at the first sight of the page
 */
public record SignInForm(String username, String next, String why) {
    static final String TEMPLATE = "access/sign-in";
    private static final int SHOWN = 64;

    static SignInForm fresh(String next) {
        return new SignInForm("", next, null);
    }

    static SignInForm failed(String username, String next, String why) {
        String typed = username == null ? "" : username;
        return new SignInForm(typed.substring(0, Math.min(typed.length(), SHOWN)), next, why);
    }

    static String words(AuthenticationException failure, Page page) {
        if (!(failure instanceof SignInFailure known)) return page.t("sign_in.wrong", 0);
        return switch (known.why()) {
            case WRONG ->
                known.triesLeft() <= 2 ? page.t("sign_in.wrong_left", known.triesLeft()) : page.t("sign_in.wrong");
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
