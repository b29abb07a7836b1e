package org.shanzhi.policy;

import java.util.List;
import java.util.Optional;

/**
 * Who serves where today (任职). The rooms of units and of rights stand side by side and may not import each other, so what
 * the one knows and the other asks is said here.
 */
public interface Appointments {
    /** Empty when nobody of that number serves today. Read from memory. */
    Optional<Appointed> of(int district, int staffId);

    /** Everybody who serves today, in order of user name. Read from memory. */
    List<Appointed> serving(int district);

    /** The two letters that begin every matter number of a district. */
    String numberPrefix(int district);

    /** Whether the people and matters of a district are invented. */
    boolean invented(int district);

    /** @param posts those held today, the oldest first */
    record Appointed(int staffId, String username, String name, List<Appointment> posts) {}

    record Appointment(int unitId, String unitCode, String unitName, String role) {}
}
