package org.shanzhi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.calendar.Direction;
import org.shanzhi.calendar.Limit;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;

/**
 * A clock a matter may have (期限规则).
 *
 * @param code such as {@code DL-SIGN}; {@code id} in the file
 * @param no the number under which clocks are stored: never changed, never used again
 * @param enabled switched on by the district
 * @param built its module is: only these start clocks
 * @param scope a channel, a route, a module's own object, or {@code ALL}
 * @param limit how it counts
 * @param given a day named with an event, which counts beside the limit or in its place
 * @param anchor the date from which a limit that counts back does so
 * @param pauses the closed list of reasons for which it may rest
 * @param onExpire what happens when it runs out; empty: it is only late, or over
 * @param replaces clocks that are not started where this one applies
 * @param follows clocks with which this local target rests and is extended
 */
public record DeadlinePolicy(
        String code,
        int no,
        String zh,
        String en,
        String module,
        boolean enabled,
        boolean built,
        String scope,
        Conditions when,
        Conditions unless,
        Events events,
        Limit limit,
        Optional<GivenDay> given,
        Optional<String> anchor,
        Set<String> pauses,
        Optional<Extension> extension,
        Optional<String> onExpire,
        Nature nature,
        Basis basis,
        Set<String> replaces,
        Set<String> follows,
        Validity validity,
        Optional<String> note)
        implements Labelled {
    /** Enabled, and its module is built: only these start clocks. */
    public boolean active() {
        return enabled && built;
    }

    /** Extensions without a cap are counted in the unit of the row: those that were granted must stay what they were. */
    public boolean unitMayChange() {
        boolean inItsUnit =
                extension.map(Extension::cap).filter(Optional::isEmpty).isPresent();
        return !inItsUnit
                && limit.period().unit() != Unit.END_OF_CALENDAR_MONTH
                && limit.direction() == Direction.AFTER_START;
    }

    /** The same row, switched on or off and with the period of a district. */
    DeadlinePolicy as(RowChange change) {
        return new DeadlinePolicy(
                code,
                no,
                zh,
                en,
                module,
                change.enabled(),
                built,
                scope,
                when,
                unless,
                events,
                new Limit(change.period(), limit.roll(), limit.hourStart(), limit.direction()),
                given,
                anchor,
                pauses,
                extension,
                onExpire,
                nature,
                basis,
                replaces,
                follows,
                validity,
                note);
    }

    /**
     * What moves the clock. Sets never overlap: what stops it does not cancel it, what starts it does not cancel it.
     *
     * @param triggers the first of them starts the clock
     * @param stopsOn ends it as met or met late
     * @param cancelsOn ends it without a verdict; the default of its nature is already filled in
     * @param interruptedBy starts the full period again
     * @param repeat what a second trigger does while it runs
     */
    public record Events(
            List<String> triggers,
            Set<String> stopsOn,
            Set<String> cancelsOn,
            Set<String> interruptedBy,
            Repeat repeat) {}

    public enum Repeat {
        RESTART,
        CONTINUE
    }

    /**
     * How it may be made longer.
     *
     * @param cap at most this much more; empty: no limit
     * @param needs a code of {@code extension_needs}
     */
    public record Extension(Optional<Period> cap, String needs, Optional<LocalDate> validFrom) {
        public boolean possibleOn(LocalDate day) {
            return validFrom.isEmpty() || !day.isBefore(validFrom.get());
        }
    }

    /** @param by the event with which the day is named */
    public record GivenDay(String by, How how) {
        public enum How {
            INSTEAD,
            EARLIER
        }
    }

    /**
     * What the rule rests on.
     *
     * @param reading D where the rule is somebody else's and only the number or unit is our reading of it
     */
    public record Basis(Authority kind, Optional<String> source, Mark mark, Optional<Mark> reading) {}

    /**
     * Days of the trigger for which the rule holds, both included.
     *
     * @param courts codes of courts, empty for all
     */
    public record Validity(Optional<LocalDate> from, Optional<LocalDate> to, Set<String> courts) {
        public boolean holdsOn(LocalDate day) {
            return (from.isEmpty() || !day.isBefore(from.get())) && (to.isEmpty() || !day.isAfter(to.get()));
        }
    }
}
