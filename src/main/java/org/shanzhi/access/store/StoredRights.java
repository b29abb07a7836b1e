package org.shanzhi.access.store;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.shanzhi.policy.Permission;

/** Rights as a column of their names. One that the program knows no more is worth nothing, not an error. */
final class StoredRights {
    private StoredRights() {}

    static String[] of(Set<Permission> rights) {
        return rights == null ? null : rights.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    static Set<Permission> read(String[] names) {
        if (names == null) return null;
        var known = EnumSet.allOf(Permission.class);
        known.removeIf(right -> !Arrays.asList(names).contains(right.name()));
        return known;
    }
}
