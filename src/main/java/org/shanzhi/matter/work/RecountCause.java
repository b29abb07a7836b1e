package org.shanzhi.matter.work;

import java.util.List;
import java.util.Optional;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.life.Matter;

/**
 * 重算原因: why running clocks are counted again. Every bean of this kind is asked every few seconds what has changed, and each
 * change gets one run through the open matters of its district.
 */
public interface RecountCause {
    /** Stable: every run carries it, and {@code recount.cause.<kind>} names it to people. */
    String kind();

    /**
     * Every change that all nodes count with by now, the oldest first; those that have had their run may be among them. From
     * memory, or one small select.
     */
    List<Changed> changes(int district);

    /**
     * What is written on matters whose clocks become others by it. Asked once for each run.
     *
     * @param subject as {@link #changes} named it
     */
    Telling telling(int district, String subject);

    /** What fills the {@code {0}}, {@code {1}} of the cause's name. */
    List<Object> named(int district, String subject);

    /**
     * Something that makes a run necessary.
     *
     * @param subject which of its kind; the same again makes no second run
     * @param by staff who did it, 0 for the program
     */
    record Changed(String subject, int by) {}

    /** The event that a matter gets. */
    @FunctionalInterface
    interface Telling {
        /** Empty when the change is not for this matter; else it is written if a clock becomes another by it. */
        Optional<Event> of(Matter matter);
    }
}
