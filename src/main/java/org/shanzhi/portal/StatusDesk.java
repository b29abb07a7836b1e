package org.shanzhi.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.Problem;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.PublicSheet;
import org.shanzhi.matter.PublicStatus;
import org.shanzhi.policy.Needs;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets whoever holds a receipt read, and whoever guesses wait. */
@Component
public class StatusDesk {
    private static final int KEYS = 20_000;

    private final PublicStatus status;
    private final WrongTries tries;

    StatusDesk(PublicStatus status, Clock clock) {
        this.status = status;
        this.tries = new WrongTries(clock, KEYS);
    }

    /**
     * A matter by what stands on its receipt. A right code is not counted, but asks in vain while the number or the
     * address has to wait: otherwise waiting would tell a wrong code from a right one.
     *
     * @param address of the caller, for counting only
     * @throws NotFound number or code is wrong, without saying which
     * @throws HttpProblem 429 with {@code Retry-After} after ten wrong tries within an hour
     */
    @Needs(open = "by number and query code, read only")
    public PublicSheet read(String number, String code, String address) {
        Optional<MatterNumber> parsed = MatterNumber.parse(number);
        List<String> keys = Stream.of(
                        "from " + address, parsed.map(n -> "of " + n).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        keys.stream()
                .flatMap(key -> tries.wait(key).stream())
                .max(Duration::compareTo)
                .ifPresent(StatusDesk::tooMany);
        try {
            return status.of(parsed.orElseThrow(() -> new NotFound("matter")), code);
        } catch (NotFound wrong) {
            keys.forEach(tries::wrong);
            throw wrong;
        }
    }

    private static void tooMany(Duration wait) {
        throw new HttpProblem(Problem.of(HttpStatus.TOO_MANY_REQUESTS, ProblemCode.TOO_MANY_REQUESTS)
                .withHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1)));
    }
}
