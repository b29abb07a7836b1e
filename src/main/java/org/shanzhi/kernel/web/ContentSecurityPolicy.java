package org.shanzhi.kernel.web;

/** Nothing inline and nothing foreign: scripts, styles and pictures come from here or not at all. */
public final class ContentSecurityPolicy {
    public static final String VALUE =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
                    + "font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; "
                    + "form-action 'self'; frame-ancestors 'none'";

    private ContentSecurityPolicy() {}
}
