package org.shanzhi.matter.replay;

import static org.shanzhi.matter.Story.CLERK;
import static org.shanzhi.matter.Story.HANDLER;
import static org.shanzhi.matter.Story.STREET;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Event.Accepted;
import org.shanzhi.matter.Event.Answered;
import org.shanzhi.matter.Event.Concluded;
import org.shanzhi.matter.Event.Routed;
import org.shanzhi.matter.Event.Signed;
import org.shanzhi.matter.Event.Started;
import org.shanzhi.matter.Event.Triaged;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Outcome;
import org.shanzhi.org.Tier;

/** What citizens wrote and when they got a reply: answered on the spot, or handled as simple, general or complex. */
final class Messages {
    private static final FreeText TEXT = new FreeText("按记录");
    private static final int[] HANDLING = {0, 3, 15, 30};

    private Messages() {}

    /** @param file with the columns {@code msg_id}, {@code time} and {@code reply_time} */
    static List<Told> of(Path file, PlainDays days, SplittableRandom random) {
        var all = new ArrayList<Told>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                var period = InWindow.moved(
                        random, List.of(instant(row.getField("time")), instant(row.getField("reply_time"))));
                all.add(life(row.getField("msg_id"), period.getFirst(), period.getLast(), days, random.nextInt(4)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Made up: most are answered within weeks, some at once and some never in time. */
    static List<Told> drawn(int n, PlainDays days, SplittableRandom random) {
        var all = new ArrayList<Told>();
        for (int i = 0; i < n; i++) {
            Instant asked = InWindow.drawn(random);
            Instant replied = asked.plus(Duration.ofMinutes(random.nextLong(1 << random.nextInt(4, 17))));
            all.add(life("drawn " + i, asked, replied, days, random.nextInt(4)));
        }
        return all;
    }

    private static Instant instant(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'))
                .atZone(ChinaTime.ZONE)
                .toInstant();
    }

    private static Told life(String name, Instant asked, Instant replied, PlainDays days, int complexity) {
        Told told = Told.registered(name, asked);
        boolean onTheSpot = complexity == 0;
        told.period(days, "DL-INTAKE-DECIDE", 3, asked, onTheSpot ? replied : asked, true);
        told.period(days, "DL-ARCHIVE", 15, replied, null, true);
        if (onTheSpot) return told.then(replied, new Answered(TEXT, Outcome.ANSWERED, "PHONE"));
        String as = Complexity.values()[complexity - 1].name();
        told.period(days, "DL-TRIAGE", 1, asked, asked, true);
        told.period(days, "DL-SIGN", 2, asked, asked, true);
        told.period(days, "DL-CONTACT", 2, asked, replied, false);
        told.period(days, "DL-HANDLE-" + as, HANDLING[complexity], asked, replied, true);
        told.period(days, "DL-CALLBACK", 5, replied, null, true);
        return told.then(asked, new Accepted())
                .then(asked, new Triaged("0202", Complexity.valueOf(as), true, "MEDIATION"))
                .then(asked, new Routed(STREET, Tier.SUBDISTRICT, List.of(), TEXT, null))
                .then(asked, new Signed(HANDLER.staffId(), CLERK.unitId() != STREET))
                .then(asked, new Started())
                .then(replied, new Concluded(Outcome.AGREEMENT_WRITTEN, TEXT, null));
    }
}
