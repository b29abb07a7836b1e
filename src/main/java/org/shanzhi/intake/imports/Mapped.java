package org.shanzhi.intake.imports;

import java.util.List;
import org.shanzhi.matter.MatterImport.Incoming;

/**
 * One row of the file as it was understood.
 *
 * @param incoming null when something is wrong, or the row is empty
 * @param idKey the row's number in its source, hashed; null without one
 * @param textKey text, requester and time, hashed
 */
record Mapped(int no, Incoming incoming, byte[] idKey, byte[] textKey, List<Problem> problems) {
    static Mapped empty(int no) {
        return new Mapped(no, null, null, null, List.of());
    }

    static Mapped wrong(int no, List<Problem> problems) {
        return new Mapped(no, null, null, null, List.copyOf(problems));
    }

    boolean isEmpty() {
        return incoming == null && problems.isEmpty();
    }
}
