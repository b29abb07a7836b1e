package org.shanzhi.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who serves where today (任职). The rooms of units and of rights stand side by side and may not import each other, so what
 * the one knows and the other asks is said here.
 */
public interface Appointments {
    /** Empty when nobody of that number serves today. Read from memory. */
    Optional<Appointed> of(int district, int staffId);

    /** Everybody who serves today, in order of user name. Read from memory. */
    List<Appointed> serving(int district);
    /** For whom somebody stands in today (代理), in one unit. Read from memory. */
    default Set<Integer> standsInFor(int district, int staffId, int unitId) {
        return Set.of();
    }

    /** Who holds a role today. */
    default List<Appointed> holding(int district, String role) {
        return serving(district).stream()
                .filter(one -> one.posts().stream().anyMatch(post -> post.role().equals(role)))
                .toList();
    }

    /** The two letters that begin every matter number of a district. */
    String numberPrefix(int district);

    /** Whether the people and matters of a district are invented. */
    boolean invented(int district);

    /** @param posts those held today, the oldest first */
    record Appointed(int staffId, String username, String name, List<Appointment> posts) {}

    record Appointment(int unitId, String unitCode, String unitName, String role) {}
}
