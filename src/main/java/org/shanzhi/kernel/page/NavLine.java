package org.shanzhi.kernel.page;

import java.util.Collections;
import java.util.Set;

/**
 * A line without a number.
 *
 * @param anyOf whoever holds any of these is offered it; everybody when there is none
 * @param elsewhere whose rights begin their day on another page; null when nobody's day begins here but by the order of lines
 */
public record NavLine(
        String key, String href, String icon, NavGroup group, int order, Set<String> anyOf, Set<String> elsewhere)
        implements NavEntry {

    /** The same, where the day begins of those who are offered it by a right and hold none of these. */
    public NavLine homeUnless(String... rights) {
        return new NavLine(key, href, icon, group, order, anyOf, Set.of(rights));
    }

    @Override
    public boolean visible(Set<String> permissions) {
        return anyOf.isEmpty() || !Collections.disjoint(anyOf, permissions);
    }

    @Override
    public boolean home(Set<String> permissions) {
        return elsewhere != null
                && !Collections.disjoint(anyOf, permissions)
                && Collections.disjoint(elsewhere, permissions);
    }
}
