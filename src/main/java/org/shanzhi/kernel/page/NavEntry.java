package org.shanzhi.kernel.page;

import java.util.OptionalLong;
import java.util.Set;

/** One line of the side bar. Every module publishes its own as beans; the frame sorts them. */
public interface NavEntry {
    /** Message key of the label. */
    String key();

    String href();

    /** Name in the icon sprite. */
    String icon();

    NavGroup group();

    /** Lower comes first within its group. */
    int order();

    /** Whether somebody with these permissions is offered the page. */
    boolean visible(Set<String> permissions);

    /** Whether the day of somebody with these permissions begins here, wherever the line stands. */
    default boolean home(Set<String> permissions) {
        return false;
    }

    /** How many wait there; read on every page, so it has to be cheap. */
    default OptionalLong count(Viewer.Person person) {
        return OptionalLong.empty();
    }

    /** Whether the number counts something overdue. */
    default boolean hot() {
        return false;
    }

    /** A line without a number for whoever holds any of the permissions; for everybody when none is named. */
    static NavLine of(String key, String href, String icon, NavGroup group, int order, String... anyOf) {
        return new NavLine(key, href, icon, group, order, Set.of(anyOf), null);
    }
}
