package org.shanzhi.matter.life;

import static org.shanzhi.matter.MatterRefusal.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.matter.MatterRefusal;

/**
 * Times that somebody tells. They are kept in the microseconds of the log, so that an event read again is the event that was
 * written, and within years in which something can have happened.
 */
final class TimesTold {
    private static final Instant EARLIEST = ChinaTime.startOf(LocalDate.of(1900, 1, 1));
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private TimesTold() {}

    /** What is wrong with it as the time of something that has happened; null is not told, and nothing is wrong. */
    static Optional<MatterRefusal> wrong(Instant at, Instant now) {
        if (at == null) return Optional.empty();
        if (at.isBefore(EARLIEST)) return Optional.of(IMPOSSIBLE_YEAR);
        return at.isAfter(now) ? Optional.of(IN_THE_FUTURE) : Optional.empty();
    }

    static Instant kept(Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws Invalid naming the field */
    static Instant past(String field, Instant at, Instant now) {
        wrong(at, now).ifPresent(code -> {
            throw new Invalid(field, code);
        });
        return kept(at);
    }

    /**
     * Today or a day to come.
     *
     * @throws Invalid naming the field
     */
    static LocalDate future(String field, LocalDate day, Instant now) {
        if (day.isBefore(ChinaTime.day(now))) throw new Invalid(field, IN_THE_PAST);
        if (day.isAfter(LATEST)) throw new Invalid(field, IMPOSSIBLE_YEAR);
        return day;
    }
}
