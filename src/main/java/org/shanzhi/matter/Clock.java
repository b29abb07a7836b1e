package org.shanzhi.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.shanzhi.calendar.Pause;

/**
 * 期限: one policy counting on one matter, or on something that belongs to it. Late or not is computed from it, never stored
 * by hand.
 *
 * @param policyVersion the edition of the deadlines by which it is counted
 * @param about what it counts on
 * @param paused the intervals during which it rested; the last may be open
 * @param extension granted, in the unit of the policy's cap
 * @param given the day that whoever set the task named; null: none
 * @param time when it is due, as it was counted last
 */
public record Clock(
        int no,
        String policy,
        int policyVersion,
        About about,
        Instant startedAt,
        List<Pause> paused,
        int extension,
        LocalDate given,
        Time time,
        Instant stoppedAt,
        ClockOutcome outcome) {

    /**
     * What a clock counts on.
     *
     * @param object 0 is the matter itself; else a supervision, a task of a joint handling, or one unit's call of a whistle, by its number in the matter
     * @param unit whose duty it is; null: whoever holds the matter
     */
    public record About(int object, Integer unit) {
        public static final About MATTER = new About(0, null);
    }

    /**
     * When it is due.
     *
     * @param at the instant at which it becomes late; while it rests, as if it went on now
     * @param day the last day in time
     * @param provisional 暂定: a needed holiday year is not entered yet; nobody is late on it
     */
    public record Time(Instant at, LocalDate day, boolean provisional) {}

    public static Clock started(
            int no, String policy, int policyVersion, About about, Instant at, List<Pause> paused, LocalDate given) {
        return new Clock(no, policy, policyVersion, about, at, paused, 0, given, null, null, null);
    }

    public Instant dueAt() {
        return time.at();
    }

    public LocalDate dueDay() {
        return time.day();
    }

    public boolean provisional() {
        return time.provisional();
    }

    public boolean running() {
        return stoppedAt == null;
    }

    /** Without an end that is known yet. */
    public boolean resting() {
        return rests() && paused.getLast().isOpen();
    }

    /**
     * Past its day, for pages, lists and figures alike: not while it rests without a known end, nor on a provisional day. What
     * was late before it began to rest is late, and so is what reaches its day while it rests until a known moment, for then the
     * rest is counted already.
     */
    public boolean lateAt(Instant now) {
        return running() && !provisional() && !resting() && !now.isBefore(dueAt());
    }

    /** Lateness that was incurred is shown before a rest is. */
    public boolean restingAt(Instant now) {
        if (!rests() || lateAt(now)) return false;
        Pause last = paused.getLast();
        return !now.isBefore(last.from()) && (last.isOpen() || now.isBefore(last.to()));
    }

    /** What was late before it began to rest stays late. */
    private boolean rests() {
        return running()
                && !paused.isEmpty()
                && (provisional() || !dueAt().isBefore(paused.getLast().from()));
    }

    public Clock stopped(Instant at, ClockOutcome how) {
        return new Clock(
                no, policy, policyVersion, about, startedAt, Pauses.until(paused, at), extension, given, time, at, how);
    }

    public Clock paused(List<Pause> intervals) {
        return new Clock(
                no, policy, policyVersion, about, startedAt, intervals, extension, given, time, stoppedAt, outcome);
    }

    public Clock extendedBy(int amount) {
        return new Clock(
                no,
                policy,
                policyVersion,
                about,
                startedAt,
                paused,
                extension + amount,
                given,
                time,
                stoppedAt,
                outcome);
    }

    /** The full period again: what was granted or had rested belongs to the one before. */
    public Clock restarted(int version, Instant at, LocalDate day) {
        return new Clock(no, policy, version, about, at, List.of(), 0, day, time, null, null);
    }

    /** The same by another edition of the deadlines, to be counted again. */
    public Clock by(int version) {
        return new Clock(no, policy, version, about, startedAt, paused, extension, given, time, stoppedAt, outcome);
    }

    public Clock due(Time counted) {
        return new Clock(
                no, policy, policyVersion, about, startedAt, paused, extension, given, counted, stoppedAt, outcome);
    }
}
