package org.shanzhi.intake.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.shanzhi.access.Vault;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.ImportState;
import org.shanzhi.intake.table.Line;
import org.shanzhi.intake.table.Table;
import org.shanzhi.intake.table.Tables;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.jobs.Progress;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.kernel.web.ProblemCode;
import org.shanzhi.matter.Act;
import org.shanzhi.matter.BodyReading;
import org.shanzhi.matter.MatterImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** Goes through a file from where the last work on it stopped, block by block. */
@Component
public class ImportWork {
    /** One transaction each, short enough for whoever follows the log. */
    static final int BLOCK = 500;

    private final ImportStore store;
    private final Profiles profiles;
    private final Files files;
    private final MatterImport matters;
    private final BodyReading bodies;
    private final Policies policies;
    private final Messages messages;
    private final Vault vault;

    ImportWork(
            ImportStore store,
            Profiles profiles,
            Files files,
            MatterImport matters,
            BodyReading bodies,
            Policies policies,
            Messages messages,
            Vault vault) {
        this.store = store;
        this.profiles = profiles;
        this.files = files;
        this.matters = matters;
        this.bodies = bodies;
        this.policies = policies;
        this.messages = messages;
        this.vault = vault;
    }

    /** @param by whose unit gets the matters, with the rights held when the work was begun or begun again */
    public void run(Caller by, UUID id, Progress progress) {
        try {
            ImportSheet sheet = store.find(by.district(), id).orElseThrow();
            through(by, sheet, progress);
            var as = sheet.state() == ImportState.TESTING ? ImportState.TESTED : ImportState.DONE;
            store.end(by.district(), id, as, null);
        } catch (ImportStore.Overtaken e) {
            progress.check();
            throw e;
        } catch (Refused e) {
            store.end(by.district(), id, ImportState.FAILED, failure(e));
            throw e;
        } catch (Forbidden e) {
            store.end(
                    by.district(),
                    id,
                    ImportState.FAILED,
                    new ImportSheet.Failure(ProblemCode.FORBIDDEN.name(), List.of()));
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ImportSheet.Failure failure(Refused refused) {
        var why = refused.reasons().getFirst();
        return new ImportSheet.Failure(
                why.code().name(), why.args().stream().map(String::valueOf).toList());
    }

    private void through(Caller by, ImportSheet sheet, Progress progress) throws IOException {
        Tables.Content content = content(by, sheet);
        Profile profile = profile(by, sheet);
        int total = count(content, profile);
        progress.total(total);
        store.total(by.district(), sheet.id(), total);
        try (var table = Reading.open(content, profile)) {
            var mapping = mapping(by, profile, table.headings());
            for (int i = 0; i < sheet.done() && table.hasNext(); i++) table.next();
            var block = new Block(by, sheet, store, matters, mapping);
            while (table.hasNext()) {
                progress.check();
                block.settle(next(table).stream()
                        .map(line -> mapping.map(line, act(sheet, line)))
                        .toList());
                progress.done(block.done());
            }
        }
    }

    /** The same for a row however often the work on the file is begun again, and for no other row. */
    private static Act act(ImportSheet sheet, Line line) {
        return Act.plain(UUID.nameUUIDFromBytes((sheet.id() + "/" + line.no()).getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Line> next(Table table) {
        var lines = new ArrayList<Line>(BLOCK);
        while (lines.size() < BLOCK && table.hasNext()) lines.add(table.next());
        return lines;
    }

    private static int count(Tables.Content content, Profile profile) throws IOException {
        try (var table = Reading.open(content, profile)) {
            int count = 0;
            for (; table.hasNext(); table.next()) count++;
            return count;
        }
    }

    Mapping mapping(Caller by, Profile profile, Headings headings) {
        return new Mapping(by, profile, headings, policies, bodies, messages, vault);
    }

    Profile profile(Caller by, ImportSheet sheet) {
        return profiles.find(by.district(), sheet.profile())
                .orElseThrow(() -> new Refused(ImportRefusal.IMPORT_NO_PROFILE));
    }

    Tables.Content content(Caller by, ImportSheet sheet) {
        UUID file = store.file(by.district(), sheet.id());
        if (file == null) throw new Refused(ImportRefusal.IMPORT_FILE_GONE);
        return () -> files.open(by.district(), file).content();
    }
}
