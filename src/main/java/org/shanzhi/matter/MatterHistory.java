package org.shanzhi.matter;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Matters.Done;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.matter.work.Surroundings;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.matter.work.Whereabouts;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/**
 * What happened before the program was there: the same decisions and the same writing as {@link Matters}, with the time of
 * each act given. For demonstrations and for taking over old records; no page and no interface leads here, so nobody can
 * date back what he does.
 */
@Component
public class MatterHistory {
    private static final String WHY = "set-up and take-over of old records; no page and no interface leads here";

    private final MatterStore store;
    private final Policies policies;
    private final Timekeeping timekeeping;
    private final Whereabouts whereabouts;
    private final Surroundings surroundings;
    private final Sight sight;
    private final Organisation organisation;
    private final Clock clock;

    MatterHistory(
            MatterStore store,
            Policies policies,
            Timekeeping timekeeping,
            Whereabouts whereabouts,
            Surroundings surroundings,
            Sight sight,
            Organisation organisation,
            Clock clock) {
        this.store = store;
        this.policies = policies;
        this.timekeeping = timekeeping;
        this.whereabouts = whereabouts;
        this.surroundings = surroundings;
        this.sight = sight;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * As {@link Matters#register}, at {@code at}. Clocks count from then; the number is of that year. Not idempotent.
     *
     * @throws IllegalArgumentException when {@code at} is still to come
     */
    @Needs(open = WHY)
    public Done registered(Instant at, Caller by, Registration registration) {
        by.require(Permission.REGISTER);
        return matters(at).register(by, registration, Act.plain(UUID.randomUUID()));
    }

    /**
     * As {@link Matters#act}, at {@code at}, with every rule that holds for it. Acts on one matter are told in the order in
     * which they happened. Not idempotent.
     *
     * @throws IllegalArgumentException when {@code at} is still to come
     * @throws Refused every reason why it was not possible then
     */
    @Needs(open = WHY)
    public Done happened(Instant at, Caller by, MatterNumber number, Command command) {
        return matters(at).act(by, number, command, Act.plain(UUID.randomUUID()));
    }

    private Matters matters(Instant at) {
        if (at.isAfter(clock.instant())) throw new IllegalArgumentException(at + " is still to come");
        return new Matters(
                store,
                policies,
                timekeeping,
                whereabouts,
                surroundings,
                sight,
                organisation,
                Clock.fixed(at, ChinaTime.ZONE));
    }
}
