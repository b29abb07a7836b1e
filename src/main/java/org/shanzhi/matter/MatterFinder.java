package org.shanzhi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds matters by what they tell; kept by a module above, in an index that follows the log. */
public interface MatterFinder {
    /** A place in the order of what was found, opaque to everybody else. */
    record Place(int part, long key, long id) {}

    /** @param id of the matter, as {@link MatterNumber} has it */
    record Found(long id, Place place) {}

    /**
     * The matters that hold the filter's words and are otherwise as it wants, within a reach and nothing beyond it; those with
     * the words in the title first, then the others, or all together; always the newest first. What was written less than a second ago may be missing.
     *
     * @param self the person asking, for what is somebody's own
     * @param after the last one of the page before
     */
    List<Found> find(Reach reach, Self self, ListFilter filter, int limit, Optional<Place> after);

    /** How many there are, exactly. */
    int count(Reach reach, Self self, ListFilter filter);

    /** Whether all that was there before is in the index; false while it is being made, when something may be missing. */
    boolean whole(int district);

    /**
     * Matters of the last half year within a reach that tell the same as what is told now, the likest first.
     *
     * @param most how many
     */
    List<Alike> alike(Reach reach, Duplicates.Told told, Instant now, int most);

    /** @param why the weightiest reason first */
    record Alike(long id, List<DuplicateReason> why) {}

    /** @param ways how a matter is the person's own */
    record Self(List<Reach.Way> ways, Instant now) {}
}
