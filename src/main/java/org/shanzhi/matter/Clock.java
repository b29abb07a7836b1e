package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shanzhi.calendar.Pause;

/**
 * 期限: one policy counting on one matter. Late or not is computed from it, never stored by hand.
 *
 * @param paused the intervals during which it rested; the last may be open
 * @param extension granted, in the unit of the policy's cap
 * @param dueAt the instant at which it becomes late; while it rests, as if it went on now
 * @param dueDay the last day in time
 * @param provisional 暂定: a needed holiday year is not entered yet; nobody is late on it
 */
public record Clock(
        int no,
        String policy,
        int policyVersion,
        Instant startedAt,
        List<Pause> paused,
        int extension,
        Instant dueAt,
        LocalDate dueDay,
        boolean provisional,
        Instant stoppedAt,
        ClockOutcome outcome) {

    public boolean running() {
        return stoppedAt == null;
    }

    public boolean resting() {
        return running() && !paused.isEmpty() && paused.getLast().isOpen();
    }

    public Clock stopped(Instant at, ClockOutcome how) {
        var closed = resting() ? Pauses.end(paused, at) : paused;
        return new Clock(no, policy, policyVersion, startedAt, closed, extension, dueAt, dueDay, provisional, at, how);
    }

    public Clock paused(List<Pause> intervals) {
        return new Clock(
                no,
                policy,
                policyVersion,
                startedAt,
                intervals,
                extension,
                dueAt,
                dueDay,
                provisional,
                stoppedAt,
                outcome);
    }

    public Clock extendedBy(int amount) {
        return new Clock(
                no,
                policy,
                policyVersion,
                startedAt,
                paused,
                extension + amount,
                dueAt,
                dueDay,
                provisional,
                stoppedAt,
                outcome);
    }

    public Clock restarted(Instant at) {
        return new Clock(no, policy, policyVersion, at, List.of(), extension, dueAt, dueDay, provisional, null, null);
    }

    public Clock due(Instant at, LocalDate day, boolean uncertain) {
        return new Clock(
                no, policy, policyVersion, startedAt, paused, extension, at, day, uncertain, stoppedAt, outcome);
    }

    public boolean restingAt(Instant now) {
        if (!running() || paused.isEmpty()) return false;
        Pause last = paused.getLast();
        return !now.isBefore(last.from()) && (last.isOpen() || now.isBefore(last.to()));
    }
}
