package org.shanzhi.intake.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.access.Masked;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.table.Line;
import org.shanzhi.intake.table.Table;
import org.shanzhi.intake.table.Tables;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.MatterImport;
import org.shanzhi.matter.MatterImport.Result;
import org.shanzhi.matter.NewParty;
import org.shanzhi.matter.Registration;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** Looks into the file that lies sealed, for the page; nothing of what is shown is kept anywhere. */
@Component
public class ImportLook {
    private static final int ROWS = 8;
    private static final int SAMPLES = 3;
    private static final int EXCERPT = 60;
    private static final int SAMPLE = 24;
    private static final double NEARLY_ALL = 0.6;

    private final ImportWork work;
    private final MatterImport matters;

    ImportLook(ImportWork work, MatterImport matters) {
        this.work = work;
        this.matters = matters;
    }

    /** A row as it would be, masked as in a list; with problems instead when it would not. */
    public record Row(
            int no,
            String title,
            String excerpt,
            Instant requestedAt,
            String channel,
            String type,
            String who,
            State state,
            List<Problem> problems) {}

    /** The first rows that are not empty. */
    public List<Row> preview(Caller by, ImportSheet sheet) {
        Profile profile = work.profile(by, sheet);
        try (var table = Reading.open(work.content(by, sheet), profile)) {
            Mapping mapping = work.mapping(by, profile, table.headings());
            var rows = new ArrayList<Row>();
            while (rows.size() < ROWS && table.hasNext()) {
                Mapped mapped = mapping.map(table.next(), Act.plain(UUID.randomUUID()));
                if (!mapped.isEmpty()) rows.add(row(by, mapped, mapping));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Row row(Caller by, Mapped mapped, Mapping mapping) {
        if (mapped.incoming() == null) return wrong(mapped.no(), mapped.problems());
        return switch (matters.consider(by, mapped.incoming())) {
            case Result.Wrong wrong -> wrong(mapped.no(), mapping.problems(wrong.errors()));
            case Result.Taken taken -> {
                Registration r = mapped.incoming().registration();
                yield new Row(
                        mapped.no(),
                        taken.shown(),
                        shortened(Masked.text(r.body().value()), EXCERPT),
                        r.requestedAt(),
                        r.channel().name(),
                        r.typeCode(),
                        r.parties().stream().findFirst().map(ImportLook::who).orElse(""),
                        taken.state(),
                        List.of());
            }
        };
    }

    private static Row wrong(int no, List<Problem> problems) {
        return new Row(no, null, null, null, null, null, null, null, problems);
    }

    private static String who(NewParty party) {
        String phone = Masked.phone(party.person().phone());
        return Masked.name(party.person().name()) + (phone.isEmpty() ? "" : " " + phone);
    }

    /**
     * The head of a file that no profile reads yet.
     *
     * @param suggested what each column most likely is, null when nothing says
     */
    public record Head(List<String> names, List<List<String>> samples, List<Field> suggested) {}

    /** The line with nearly the most filled cells that stands highest is taken for the head. */
    public Head head(Caller by, ImportSheet sheet, List<Profile> known) {
        try (Table table = Tables.open(work.content(by, sheet))) {
            List<Line> lines = Headings.first(table);
            long most = lines.stream().mapToLong(ImportLook::filled).max().orElse(0);
            int at = 0;
            while (at < lines.size() - 1 && filled(lines.get(at)) < most * NEARLY_ALL) at++;
            if (lines.isEmpty()) return new Head(List.of(), List.of(), List.of());
            List<String> names = lines.get(at).cells().stream()
                    .map(cell -> cell.text().strip())
                    .toList();
            List<Line> below = lines.subList(at + 1, lines.size()).stream()
                    .filter(line -> !line.empty())
                    .limit(SAMPLES)
                    .toList();
            List<Field> suggested = suggested(names, known);
            var samples = new ArrayList<List<String>>();
            for (int c = 0; c < names.size(); c++) samples.add(samples(below, c, suggested.get(c)));
            return new Head(names, samples, suggested);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> samples(List<Line> lines, int column, Field likely) {
        return lines.stream()
                .map(line -> line.cell(column).text())
                .map(text -> likely == Field.NAME ? Masked.name(text) : shortened(Masked.text(text), SAMPLE))
                .distinct()
                .toList();
    }

    private static long filled(Line line) {
        return line.cells().stream().filter(cell -> !cell.blank()).count();
    }

    /** As the profiles that there are call their columns; each field once. */
    private static List<Field> suggested(List<String> names, List<Profile> known) {
        var suggested = new ArrayList<Field>();
        for (String name : names) {
            suggested.add(known.stream()
                    .flatMap(profile -> profile.columns().entrySet().stream())
                    .filter(e -> e.getValue().stream()
                            .anyMatch(h -> Headings.plain(h).equals(Headings.plain(name))))
                    .map(Map.Entry::getKey)
                    .filter(field -> !suggested.contains(field))
                    .findFirst()
                    .orElse(null));
        }
        return suggested;
    }

    private static String shortened(String text, int most) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }
}
