package org.shanzhi.org;

import java.util.List;
import java.util.Map;
import org.shanzhi.policy.Caller;

/**
 * How much somebody has in hand, for whoever lets that person go. Published by the module of matters. Numbers only: whoever
 * looks after staff reads no matter.
 */
public interface InHand {
    /**
     * Open matters.
     *
     * @param states how many in each of {@code case_states}
     * @param overdue how many of them are late
     * @param waiting in how many of them something waits for a decision or an answer
     */
    record Load(Map<String, Integer> states, int overdue, int waiting) {
        public int total() {
            return states.values().stream().mapToInt(n -> n).sum();
        }
    }

    /**
     * What a unit has in hand in which somebody serves.
     *
     * @param assisting in how many matters of other units it assists
     * @param others how many others serve there
     * @param onlyHead whether nobody else there decides what waits for a head
     */
    record Place(int unit, Load load, int assisting, int others, boolean onlyHead) {}

    /** What the person is to finish, in whichever unit. */
    Load of(Caller by, int staff);

    /** What the units have in hand in which the person serves today. */
    List<Place> places(Caller by, int staff);
}
