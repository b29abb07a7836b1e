package org.shanzhi.matter.work;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.Event.PolicyMoved;
import org.shanzhi.matter.State;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.DeadlineEditions;
import org.springframework.stereotype.Component;

/** Open matters move to an edition of the deadlines from the day on that it names. */
@Component
class RecountEdition implements RecountCause {
    static final String KIND = "DEADLINE_EDITION";
    /** By then every node registers by the edition, so that nobody comes behind those that have moved. */
    static final Duration SETTLING = Duration.ofSeconds(10);

    private final DeadlineEditions editions;
    private final Clock clock;

    RecountEdition(DeadlineEditions editions, Clock clock) {
        this.editions = editions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public List<Changed> changes(int district) {
        return editions.published(district).stream()
                .filter(this::due)
                .map(edition -> new Changed(String.valueOf(edition.edition()), edition.publishedBy()))
                .toList();
    }

    private boolean due(DeadlineEdition edition) {
        var now = clock.instant();
        return edition.movesFrom() != null
                && !ChinaTime.day(now).isBefore(edition.movesFrom())
                && !now.isBefore(edition.publishedAt().plus(SETTLING));
    }

    @Override
    public Telling telling(int district, String subject) {
        int edition = Integer.parseInt(subject);
        return matter -> event(matter, edition);
    }

    /** Empty when the matter does not move, or has moved. */
    static Optional<Event> event(Matter matter, int edition) {
        boolean stays = matter.state() == State.ARCHIVED || matter.policyVersion() >= edition;
        return stays ? Optional.empty() : Optional.of(new PolicyMoved(edition));
    }

    @Override
    public List<Object> named(int district, String subject) {
        return List.of(subject);
    }
}
