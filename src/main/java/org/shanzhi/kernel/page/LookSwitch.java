package org.shanzhi.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * Keeps a choice made by a link ({@code ?lang=en}, {@code ?look=dark}) in a cookie and sends the browser to the same page
 * without it, so that the switches work without a script and no address carries them on.
 */
final class LookSwitch implements HandlerInterceptor {
    private static final String LOOK = "look";
    private static final Map<String, String> COOKIE_OF =
            Map.of("dark", Look.THEME, "light", Look.THEME, "large", Look.TEXT, "normal", Look.TEXT);
    private static final Set<String> LANGUAGES = Set.of("zh", "en");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (!"GET".equals(request.getMethod()) || accept == null || !accept.contains("text/html")) return true;
        String lang = request.getParameter(Look.LANG);
        String look = request.getParameter(LOOK);
        boolean known = lang != null && LANGUAGES.contains(lang) || look != null && COOKIE_OF.containsKey(look);
        if (!known) return true;
        if (lang != null && LANGUAGES.contains(lang)) keep(request, response, Look.LANG, lang);
        if (look != null && COOKIE_OF.containsKey(look)) keep(request, response, COOKIE_OF.get(look), look);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, here(request));
        return false;
    }

    private static String here(HttpServletRequest request) {
        var uri = ServletUriComponentsBuilder.fromRequest(request)
                .replaceQueryParam(Look.LANG)
                .replaceQueryParam(LOOK)
                .build();
        // A path alone: a Host header that somebody forged must not become a redirect.
        String path = "/" + uri.getPath().replaceFirst("^/+", "");
        return uri.getQuery() == null ? path : path + "?" + uri.getQuery();
    }

    private static void keep(HttpServletRequest request, HttpServletResponse response, String name, String value) {
        var cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .sameSite("Lax")
                .secure(request.isSecure())
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
