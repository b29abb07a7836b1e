package org.shanzhi.matter.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.shanzhi.access.AccessKind;
import org.shanzhi.access.AccessLog;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.blobs.StoredFile;
import org.shanzhi.kernel.jobs.Progress;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.matter.Event.PartyIn;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.PartyField;
import org.shanzhi.matter.Person;
import org.shanzhi.matter.export.ExportStore.Run;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.life.Revealing;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.org.Organisation;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * Writes the stated matters with what was allowed in clear, one row for each of those concerned. Every matter is asked
 * again: what its asker could not reveal one by one is not in it, and nobody's who needs more shelter than that.
 */
@Component
class ClearWork {
    /** 家庭暴力、未成年人、匿名: never in a list, whoever asks and whoever allows it. */
    private static final Set<Flag> SHELTERED =
            Set.of(Flag.DV, Flag.MINOR, Flag.MINOR_HARM, Flag.ANONYMOUS, Flag.ERASED);

    private final MatterStore store;
    private final MatterLog matterLog;
    private final Sight sight;
    private final Organisation organisation;
    private final Files files;
    private final ExportStore runs;
    private final AccessLog log;
    private final Messages messages;

    ClearWork(
            MatterStore store,
            MatterLog matterLog,
            Sight sight,
            Organisation organisation,
            Files files,
            ExportStore runs,
            AccessLog log,
            Messages messages) {
        this.store = store;
        this.matterLog = matterLog;
        this.sight = sight;
        this.organisation = organisation;
        this.files = files;
        this.runs = runs;
        this.log = log;
        this.messages = messages;
    }

    void write(Caller asker, Run run, Progress progress) {
        var counts = new Counts();
        StoredFile file = files.write(
                run.district(), asker.staffId(), run.format().type(), out -> all(asker, run, out, counts, progress));
        runs.ready(run.district(), run.id(), file.id(), counts.matters);
        log.record(
                AccessKind.EXPORT,
                asker,
                null,
                Map.of(
                        "did", "EXPORT_CLEAR_WRITTEN",
                        "export", run.id().toString(),
                        "matters", String.valueOf(counts.matters),
                        "rows", String.valueOf(counts.rows)));
    }

    private static final class Counts {
        private int matters;
        private int rows;
    }

    private void all(Caller asker, Run run, OutputStream out, Counts counts, Progress progress) throws IOException {
        try (RowWriter rows = RowWriter.of(run.format(), text("nav.matters"), out)) {
            rows.row(headings(run.fields()));
            int done = 0;
            for (long id : run.matterIds()) {
                progress.check();
                if (matter(asker, run, id, rows, counts)) counts.matters++;
                progress.done(++done);
            }
        }
    }

    private boolean matter(Caller asker, Run run, long id, RowWriter rows, Counts counts) throws IOException {
        Matter m = store.load(run.district(), id)
                .map(MatterStore.Held::matter)
                .filter(one -> mayHave(asker, one))
                .orElse(null);
        if (m == null) return false;
        List<PartyIn> shown = m.parties().stream()
                .filter(party -> Revealing.of(asker, m, party) == Revealing.TASK)
                .toList();
        if (shown.isEmpty()) return false;
        Map<Integer, Person> persons = matterLog.persons(m.district(), m.id());
        logged(asker, run.id(), m, run.fields());
        String prefix = organisation.district(m.district()).prefix();
        for (PartyIn party : shown) {
            Person person = persons.get(party.no());
            if (person == null) continue;
            var cells = new ArrayList<String>();
            cells.add(new MatterNumber(prefix, m.id()).toString());
            cells.add(m.title());
            cells.add(text("PartyRole." + party.role()));
            run.fields().forEach(field -> cells.add(field.of(person).orElse("")));
            rows.row(cells);
            counts.rows++;
        }
        return true;
    }

    private boolean mayHave(Caller asker, Matter m) {
        return sight.reaches(asker.readingAs(Permission.EXPORT_MATTERS), m)
                && SHELTERED.stream().noneMatch(m::has);
    }

    /** On disk before the row is: who asks who saw this matter finds it there. */
    private void logged(Caller asker, UUID export, Matter m, List<PartyField> fields) {
        log.record(
                AccessKind.EXPORT,
                asker,
                m.id(),
                Map.of("did", "EXPORT_CLEAR", "export", export.toString(), "fields", codes(fields)));
    }

    static String codes(List<PartyField> fields) {
        return fields.stream().map(Enum::name).collect(Collectors.joining(","));
    }

    private List<String> headings(List<PartyField> fields) {
        var headings = new ArrayList<String>();
        headings.add(text("export.column.number"));
        headings.add(text("export.column.title"));
        headings.add(text("export.clear.role"));
        fields.forEach(field -> headings.add(text("PartyField." + field)));
        return headings;
    }

    private String text(String key) {
        return messages.text(Languages.CHINESE, key);
    }
}
