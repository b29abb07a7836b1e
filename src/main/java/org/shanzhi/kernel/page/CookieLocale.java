package org.shanzhi.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.web.servlet.LocaleResolver;

/** The language of a request for everything in Spring that asks; {@link LookSwitch} is what changes it. */
final class CookieLocale implements LocaleResolver {
    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return Look.locale(request);
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("The language is changed by ?lang=");
    }
}
