package org.shanzhi.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.shanzhi.calendar.Due;
import org.shanzhi.org.Unit;

/**
 * What a resident sees of a matter with its number and query code: where it stands, who has it, by when. Nothing of any
 * person, and nothing of what it is about.
 *
 * @param unit of a case of violence the centre, because a unit's name may say what it is about
 */
public record PublicSheet(
        String number, State state, Unit unit, Instant requestedAt, Optional<Next> next, List<Step> steps) {
    /** The duty that is due next. */
    public record Next(String policy, boolean provisional, Due due) {}

    /** A state that the matter came into. */
    public record Step(State state, Instant at) {}
}
