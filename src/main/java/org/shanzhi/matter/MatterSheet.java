package org.shanzhi.matter;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.org.Line;
import org.shanzhi.org.Tier;
import org.shanzhi.policy.Nature;

/**
 * A whole matter as its reader may see it. Text and place are empty where the content was erased.
 *
 * @param grants who else reads it for a time
 */
public record MatterSheet(
        String number,
        Kind kind,
        Channel channel,
        State state,
        String typeCode,
        String title,
        String body,
        Risk risk,
        Complexity complexity,
        Boolean mediable,
        String route,
        int unit,
        Tier tier,
        List<Integer> assist,
        int firstReceiver,
        Integer assignee,
        Line line,
        Place place,
        Instant occurredAt,
        Instant requestedAt,
        Instant registeredAt,
        Instant stateSince,
        List<PartySheet> parties,
        List<ClockSheet> clocks,
        Outcome outcome,
        Set<Flag> flags,
        String mergedInto,
        List<String> links,
        Asked asked,
        String objection,
        List<Grant> grants,
        List<Supervision> supervisions,
        List<Task> tasks,
        int version) {

    /** The extension that waits for a decision. */
    public record Asked(String policy, int days) {}

    public boolean erased() {
        return flags.contains(Flag.ERASED);
    }

    /** @throws NotFound when there is no clock with this number */
    public ClockSheet clock(int no) {
        return clocks.stream().filter(c -> c.no() == no).findFirst().orElseThrow(() -> new NotFound("clock"));
    }

    /** The duty of the matter's own that is due next: by when something has to happen to it. */
    public Optional<ClockSheet> nextDuty() {
        return clocks.stream()
                .filter(c -> c.about() == 0 && c.nature() == Nature.DUTY && c.stopped() == null && c.dayKnown())
                .min(Comparator.comparing(ClockSheet::due));
    }

    /** The unit to name on paper: of a case of violence the centre, because a unit's name may say what it is about. */
    public int unitOnPaper() {
        return flags.contains(Flag.DV) && line.centre() != null ? line.centre() : unit;
    }

    /** Whether somebody is named against whom a claim is made; only then can asking interrupt the limitation period. */
    public boolean againstSomebody() {
        return kind == Kind.DISPUTE && parties.stream().anyMatch(p -> p.role() == PartyRole.RESPONDENT);
    }
}
