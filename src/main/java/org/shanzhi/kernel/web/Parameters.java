package org.shanzhi.kernel.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.Refusal;
import org.springframework.http.HttpStatus;

/** Parameters of an address that Spring does not read the way we want; what is wrong is a 400 that names them. */
public final class Parameters {
    /** Wider than any date of the trade, and narrow enough that adding periods never leaves what a date can hold. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2199;

    private Parameters() {}

    /** An instant as RFC 3339 with offset. A plus sign that nobody escaped arrives as a space and is meant all the same. */
    public static Instant instant(String name, String text) {
        OffsetDateTime at = read(name, () -> OffsetDateTime.parse(text.strip().replace(' ', '+')));
        within(name, at.getYear());
        return at.toInstant();
    }

    /** A day, or the day in China on which an instant lies. */
    public static LocalDate day(String name, String text) {
        if (text.indexOf('T') >= 0) return ChinaTime.day(instant(name, text));
        LocalDate day = read(name, () -> LocalDate.parse(text.strip()));
        within(name, day.getYear());
        return day;
    }

    public static HttpProblem bad(String name) {
        return bad(List.of(FieldError.of(name, ProblemCode.BAD_PARAMETER, name)));
    }

    /** Several parameters at once, each with its own reason. */
    public static HttpProblem bad(List<FieldError> errors) {
        return new HttpProblem(new Problem(
                HttpStatus.BAD_REQUEST,
                Refusal.of(ProblemCode.BAD_PARAMETER, errors.getFirst().field()),
                errors,
                List.of(),
                Map.of(),
                Map.of()));
    }

    private static <T> T read(String name, Supplier<T> parser) {
        try {
            return parser.get();
        } catch (DateTimeException unreadable) {
            throw bad(name);
        }
    }

    private static void within(String name, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) throw bad(name);
    }
}
