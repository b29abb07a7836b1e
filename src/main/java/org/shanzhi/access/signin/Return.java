package org.shanzhi.access.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where somebody goes after signing in: back to a page of ours, and nowhere else. */
public final class Return {
    static final String PARAMETER = "next";
    static final String HOME = "/";

    private Return() {}

    /** Only a path of this very server: no scheme, no host, no second slash, no backslash, no line break, and no brace, which a redirect would fill in. */
    public static String to(String wanted) {
        boolean path = wanted != null
                && wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.chars().allMatch(c -> c > ' ' && c != '\\' && c != '{' && c != '}' && c != 127);
        return path && !wanted.startsWith("/sign-") ? wanted : HOME;
    }

    /** Remembers where somebody was going who is led elsewhere first; nothing for the start page. */
    static String query(HttpServletRequest request) {
        String query = request.getQueryString();
        String here = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        return HOME.equals(here) ? "" : query(here);
    }

    static String query(String to) {
        return "?" + PARAMETER + "=" + URLEncoder.encode(to, StandardCharsets.UTF_8);
    }
}
