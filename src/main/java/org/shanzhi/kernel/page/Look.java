package org.shanzhi.kernel.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.shanzhi.kernel.text.Languages;
import org.springframework.web.util.WebUtils;

/** What somebody chose for this browser, from its cookies: language, light or dark, normal or large text. */
public record Look(Locale locale, boolean dark, boolean large) {
    public static final String LANG = "lang";
    public static final String THEME = "theme";
    public static final String TEXT = "text";

    static Look of(HttpServletRequest request) {
        return new Look(locale(request), "dark".equals(cookie(request, THEME)), "large".equals(cookie(request, TEXT)));
    }

    /** {@code ?lang=}, then the cookie, then what the browser asks for, then Chinese. */
    public static Locale locale(HttpServletRequest request) {
        // Reading a parameter of a POST would parse its body before anybody limits it.
        Locale asked = "GET".equals(request.getMethod()) ? Languages.named(request.getParameter(LANG)) : null;
        if (asked != null) return asked;
        Locale kept = Languages.named(cookie(request, LANG));
        return kept != null ? kept : Languages.accepted(request.getHeader("Accept-Language"));
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
