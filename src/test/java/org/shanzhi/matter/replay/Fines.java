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
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SplittableRandom;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.Event.Accepted;
import org.shanzhi.matter.Event.Concluded;
import org.shanzhi.matter.Event.HandedOver;
import org.shanzhi.matter.Event.Routed;
import org.shanzhi.matter.Event.Signed;
import org.shanzhi.matter.Event.Supervised;
import org.shanzhi.matter.Event.SupervisionReplied;
import org.shanzhi.matter.Event.Triaged;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Outcome;
import org.shanzhi.org.Tier;

/**
 * Fines for road traffic, as if they were matters: made (登记), sent (受理), notified (分流、签收), a penalty added (督办), and paid
 * (办结) or sent for collection (转法定途径), in whatever order this happened; what comes after either end is left out.
 */
final class Fines {
    private static final FreeText TEXT = new FreeText("按记录");

    private final PlainDays days;
    private final Told told;
    private final Instant made;
    private Instant accepted;
    private Instant notified;
    private Instant urged;
    private int urgings;
    private boolean ended;

    private Fines(String name, Instant made, PlainDays days) {
        this.days = days;
        this.told = Told.registered(name, made);
        this.made = made;
    }

    private record Step(String what, Instant at) {}

    /** @param file an event log with a row per event */
    static List<Told> of(Path file, PlainDays days, SplittableRandom random) {
        var cases = new LinkedHashMap<String, List<Step>>();
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (var row : rows) {
                String at = row.getField("time:timestamp").replace(' ', 'T');
                cases.computeIfAbsent(row.getField("case:concept:name"), _ -> new ArrayList<>())
                        .add(new Step(
                                row.getField("concept:name"),
                                OffsetDateTime.parse(at).toInstant()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var all = new ArrayList<Told>();
        cases.forEach((name, steps) -> all.add(life(name, steps, days, random)));
        return all;
    }

    /** Made up: every step may come at any time, or not at all. */
    static List<Told> drawn(int n, PlainDays days, SplittableRandom random) {
        var all = new ArrayList<Told>();
        var kinds = List.of(
                "Send Fine", "Insert Fine Notification", "Add penalty", "Payment", "Send for Credit Collection");
        for (int i = 0; i < n; i++) {
            var steps = new ArrayList<Step>();
            Instant at = InWindow.drawn(random);
            steps.add(new Step("Create Fine", at));
            for (String kind : kinds) {
                at = at.plus(Duration.ofMinutes(random.nextLong(1 << random.nextInt(4, 17))));
                if (random.nextInt(4) > 0) steps.add(new Step(kind, at));
            }
            all.add(life("drawn " + i, steps, days, random));
        }
        return all;
    }

    private static Told life(String name, List<Step> unordered, PlainDays days, SplittableRandom random) {
        var steps = unordered.stream().sorted(Comparator.comparing(Step::at)).toList();
        var at = InWindow.moved(random, steps.stream().map(Step::at).toList());
        var fine = new Fines(name, at.getFirst(), days);
        for (int i = 1; i < steps.size() && !fine.ended; i++)
            fine.next(steps.get(i).what(), at.get(i));
        return fine.done();
    }

    private void next(String what, Instant at) {
        if (urged != null) reply(at);
        switch (what) {
            case "Send Fine" -> accept(at);
            case "Insert Fine Notification" -> notified(at);
            case "Add penalty" -> {
                urged = at;
                urgings++;
                told.then(at, new Supervised("URGE", TEXT, null, 0, null));
            }
            case "Payment" -> {
                told.then(at, new Concluded(Outcome.DONE, TEXT, null));
                told.period(days, "DL-CALLBACK", 5, at, null, true).period(days, "DL-ARCHIVE", 15, at, null, true);
                end(at, true);
            }
            case "Send for Credit Collection" -> {
                told.then(at, new HandedOver("LITIGATION", TEXT, at, "LETTER"));
                told.period(days, "DL-HANDED-CLOSE", 5, at, null, true);
                end(at, false);
            }
            default -> {}
        }
    }

    private void accept(Instant at) {
        if (accepted != null) return;
        accepted = at;
        told.then(at, new Accepted());
    }

    private void notified(Instant at) {
        if (notified != null) return;
        accept(at);
        notified = at;
        told.then(at, new Triaged("0202", Complexity.GENERAL, true, "MEDIATION"))
                .then(at, new Routed(STREET, Tier.SUBDISTRICT, List.of(), TEXT, null))
                .then(at, new Signed(HANDLER.staffId(), CLERK.unitId() != STREET));
        told.period(days, "DL-SIGN", 2, at, at, true);
    }

    private void reply(Instant at) {
        told.then(at, new SupervisionReplied(urgings, TEXT));
        told.period(days, "DL-SUPERVISE-REPLY", 3, urged, at, true);
        urged = null;
    }

    private void end(Instant at, boolean paid) {
        ended = true;
        told.period(days, "DL-INTAKE-DECIDE", 3, made, accepted == null ? at : accepted, true);
        if (accepted != null) {
            boolean judged = notified != null || !paid;
            told.period(days, "DL-TRIAGE", 1, accepted, notified == null ? at : notified, judged);
        }
        if (notified != null) {
            told.period(days, "DL-CONTACT", 2, notified, at, false);
            told.period(days, "DL-HANDLE-GENERAL", 15, notified, at, paid);
        }
    }

    private Told done() {
        if (ended) return told;
        told.period(days, "DL-INTAKE-DECIDE", 3, made, accepted, true);
        if (accepted != null) told.period(days, "DL-TRIAGE", 1, accepted, notified, true);
        if (notified != null) {
            told.period(days, "DL-CONTACT", 2, notified, null, true);
            told.period(days, "DL-HANDLE-GENERAL", 15, notified, null, true);
        }
        if (urged != null) told.period(days, "DL-SUPERVISE-REPLY", 3, urged, null, true);
        return told;
    }
}
