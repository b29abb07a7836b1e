package org.shanzhi.matter.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Grant;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.SupervisionState;
import org.shanzhi.matter.Task;
import org.shanzhi.matter.Waiting;
import org.shanzhi.org.Tier;

/**
 * The rest of a matter's state, which no list asks for.
 *
 * @param assist assisting units
 * @param routed a unit has held it: a matter that comes back goes to that unit, else to triage
 * @param firstUnit the unit of whoever has the first-contact duty
 * @param mergedInto the matter it was merged into
 * @param lastBy who last did an action that the same person must not decide on
 * @param asked the extension that waits for a decision
 * @param objection the ground of the objection that waits for an answer
 * @param overturned an objection to the rejection was upheld
 * @param objects how many things of its own it has had that clocks count on: each has the next number
 * @param supervisions all it has had, in the order in which they were ordered
 * @param tasks all it has had, by their numbers
 * @param supplemented the one list of missing material was given
 * @param resident what the resident said when answered on the spot
 * @param unanswered days on which a call-back found nobody
 * @param sender who held it before it was sent to its unit: there it is again when it comes back
 * @param lastAt of its last event
 * @param rests when it rested and for what: a clock that begins later rests with it
 * @param given days that were named with what happened last of its kind
 * @param latent policies whose time has come but which are not for the matter as it is now
 * @param called units that something of its own calls to it, such as a whistle
 * @param grants who else may read it for a time; those that had ended by the last event are gone
 */
public record Facts(
        Complexity complexity,
        Boolean mediable,
        String route,
        List<Integer> assist,
        boolean routed,
        int firstUnit,
        Long mergedInto,
        Map<String, Integer> lastBy,
        AskedExtension asked,
        String objection,
        boolean overturned,
        int objects,
        List<Supervision> supervisions,
        List<Task> tasks,
        boolean supplemented,
        String resident,
        List<LocalDate> unanswered,
        Holder sender,
        Instant lastAt,
        List<Rest> rests,
        List<Given> given,
        List<Latent> latent,
        List<Called> called,
        List<Grant> grants) {

    public Set<Waiting> waiting() {
        var waiting = EnumSet.noneOf(Waiting.class);
        if (asked != null) waiting.add(Waiting.EXTENSION);
        if (objection != null) waiting.add(Waiting.OBJECTION);
        for (Supervision one : Supervisions.last(supervisions))
            waiting.add(one.state() == SupervisionState.ORDERED ? Waiting.SUPERVISION : Waiting.SUPERVISION_ANSWER);
        return waiting;
    }

    /** Every unit that works on it beside the one that leads, each once. */
    public List<Integer> assisting() {
        return Stream.concat(assist.stream(), called.stream().map(Called::unit))
                .distinct()
                .toList();
    }

    /** A unit that takes part as long as the matter's own thing of this number lasts. */
    public record Called(int object, int unit) {}

    /** A unit that holds a matter at a tier. */
    public record Holder(int unit, Tier tier) {}

    public record AskedExtension(String policy, int days) {}

    /** {@code to} is null until somebody ends it. */
    public record Rest(String reason, Instant from, Instant to) {}

    /** The day that was named with an event. */
    public record Given(String event, LocalDate day) {}

    /** A clock that would run if the matter were of another kind, from when what starts it had happened. */
    public record Latent(String policy, Instant from) {}

    public Optional<LocalDate> dayGivenBy(String event) {
        return given.stream()
                .filter(g -> g.event().equals(event))
                .map(Given::day)
                .findFirst();
    }
}
