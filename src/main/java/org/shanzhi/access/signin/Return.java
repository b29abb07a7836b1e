package org.shanzhi.access.signin;

/** Where somebody goes after signing in: back to a page of ours, and nowhere else. */
final class Return {
    static final String PARAMETER = "next";
    static final String HOME = "/";

    private Return() {}

    /** Only a path of this very server: no scheme, no host, no second slash, no backslash, no line break. */
    static String to(String wanted) {
        boolean path = wanted != null
                && wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.chars().allMatch(c -> c > ' ' && c != '\\' && c != 127);
        return path && !wanted.startsWith("/sign-") ? wanted : HOME;
    }
}
