package org.shanzhi.intake.web;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Outcome;

/**
 * What the 即办 screen remembers from one caller to the next, in the session and nowhere else.
 *
 * @param last newest first
 */
public record SpotDay(String channel, String outcome, int answered, List<Line> last) implements Serializable {
    static final String NOT_ASKED = "NOT_ASKED";
    private static final String IN_SESSION = SpotDay.class.getName();
    private static final int MOST = 8;
    private static final SpotDay BEGINS =
            new SpotDay(Channel.HOTLINE_12345.name(), Outcome.ANSWERED.name(), 0, List.of());

    /** @param title as lists show it: without names and numbers */
    public record Line(String number, Instant at, String title) implements Serializable {}

    static SpotDay of(HttpSession session) {
        return session.getAttribute(IN_SESSION) instanceof SpotDay day ? day : BEGINS;
    }

    void keep(HttpSession session) {
        session.setAttribute(IN_SESSION, this);
    }

    /** The same answer stored once and told twice is one line. */
    SpotDay after(DeskForm form, Line line) {
        boolean again = line(line.number()).isPresent();
        return new SpotDay(
                form.value("channel"),
                form.value("outcome"),
                again ? answered : answered + 1,
                again
                        ? last
                        : Stream.concat(Stream.of(line), last.stream())
                                .limit(MOST)
                                .toList());
    }

    Optional<Line> line(String number) {
        return last.stream().filter(line -> line.number().equals(number)).findFirst();
    }
}
