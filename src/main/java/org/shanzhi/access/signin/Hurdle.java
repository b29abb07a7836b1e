package org.shanzhi.access.signin;

import java.util.Set;

/** Something to do before anything else, and the page where it is done. */
enum Hurdle {
    SHOW_SECOND_FACTOR("/sign-in/second"),
    CHANGE_PASSWORD("/account/password"),
    READ_OF_RESET("/account/second-factor/reset"),
    SET_UP_SECOND_FACTOR("/account/second-factor");

    private static final Set<String> ALWAYS_OPEN = Set.of("/sign-in", "/sign-out");

    private final String page;

    Hurdle(String page) {
        this.page = page;
    }

    String page() {
        return page;
    }

    /** Whether it is a step on the way to where somebody was going. */
    boolean onTheWay() {
        return this == SHOW_SECOND_FACTOR || this == SET_UP_SECOND_FACTOR;
    }

    /** Whether a request may pass: to the page itself, what belongs to it, and out of the house. */
    boolean lets(String path) {
        return path.equals(page) || path.startsWith(page + "/") || ALWAYS_OPEN.contains(path);
    }
}
