package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;

/**
 * 分工: what one of the units of a joint handling is to do, beside what the others do. Its words lie in the matter's log.
 *
 * @param no within the matter: 1, 2, 3
 * @param object of its clock
 * @param unit that is to do it
 * @param due the day that was named last
 * @param answeredBy who said last that it is done or cannot be; 0: nobody yet
 * @param returned how often it was given back
 */
public record Task(
        int no,
        int object,
        int unit,
        TaskState state,
        LocalDate due,
        Instant givenAt,
        Instant answeredAt,
        int answeredBy,
        Instant closedAt,
        int returned) {
    public boolean open() {
        return state.open();
    }

    /** Whether its unit has said something that the lead has to decide on. */
    public boolean answered() {
        return state == TaskState.DONE || state == TaskState.REFUSED;
    }

    public Task answered(boolean done, Instant at, int by) {
        return with(done ? TaskState.DONE : TaskState.REFUSED, due, at, by, null, returned);
    }

    public Task accepted(Instant at) {
        return with(TaskState.ACCEPTED, due, answeredAt, answeredBy, at, returned);
    }

    public Task givenBack(LocalDate day) {
        return with(TaskState.GIVEN, day, null, 0, null, returned + 1);
    }

    public Task withdrawn(Instant at) {
        return with(TaskState.WITHDRAWN, due, answeredAt, answeredBy, at, returned);
    }

    private Task with(TaskState next, LocalDate day, Instant answer, int by, Instant close, int times) {
        return new Task(no, object, unit, next, day, givenAt, answer, by, close, times);
    }
}
