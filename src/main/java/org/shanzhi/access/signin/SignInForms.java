package org.shanzhi.access.signin;

import org.shanzhi.access.provider.ProviderSettings;
import org.springframework.stereotype.Component;

/** Makes what the sign-in page shows, at first sight and after a failure. */
@Component
class SignInForms {
    private static final int SHOWN = 64;

    private final SessionTimes times;
    private final ProviderSettings provider;

    SignInForms(SessionTimes times, ProviderSettings provider) {
        this.times = times;
        this.provider = provider;
    }

    SignInForm fresh(String next) {
        return failed("", next, null);
    }

    SignInForm failed(String username, String next, String why) {
        String typed = username == null ? "" : username;
        return new SignInForm(
                typed.substring(0, Math.min(typed.length(), SHOWN)),
                next,
                why,
                times.idle().toMinutes(),
                provider.present(),
                provider.label());
    }
}
