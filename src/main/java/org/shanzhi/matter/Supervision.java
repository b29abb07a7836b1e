package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;

/**
 * 督办 over how a unit handles a matter. Its words lie in the matter's log.
 *
 * @param no within the matter; the object of its clocks
 * @param level code of {@code supervision_levels}
 * @param follows the one on whose level it goes up; 0: none
 * @param unit whose order it is
 * @param staff who ordered it
 * @param due the day that was named last
 * @param answeredBy who answered last; 0: nobody yet
 * @param talkedAt when the talk (约谈) took place that it summons to
 * @param returned how often its answer was sent back
 */
public record Supervision(
        int no,
        String level,
        int follows,
        int unit,
        int staff,
        SupervisionState state,
        LocalDate due,
        Instant orderedAt,
        Instant answeredAt,
        int answeredBy,
        Instant talkedAt,
        Instant closedAt,
        int returned) {
    /** 约谈: the level that ends in a talk, of which a record is kept. */
    public static final String TALK = "TALK";

    public boolean open() {
        return state.open();
    }

    public boolean talks() {
        return level.equals(TALK);
    }

    public Supervision answered(Instant at, int by) {
        return with(SupervisionState.ANSWERED, due, at, by, talkedAt, null, returned);
    }

    public Supervision sentBack(LocalDate day) {
        return with(SupervisionState.ORDERED, day, null, 0, talkedAt, null, returned + 1);
    }

    public Supervision talked(Instant at) {
        return with(state, due, answeredAt, answeredBy, at, closedAt, returned);
    }

    public Supervision closed(Instant at) {
        return with(SupervisionState.CLOSED, due, answeredAt, answeredBy, talkedAt, at, returned);
    }

    private Supervision with(
            SupervisionState next, LocalDate day, Instant answer, int by, Instant talk, Instant close, int times) {
        return new Supervision(no, level, follows, unit, staff, next, day, orderedAt, answer, by, talk, close, times);
    }
}
