package org.shanzhi.intake.imports;

import static org.shanzhi.intake.ImportRefusal.*;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.shanzhi.intake.ImportSheet;
import org.shanzhi.intake.ImportSheet.Counts;
import org.shanzhi.intake.ImportState;
import org.shanzhi.matter.MatterImport;
import org.shanzhi.matter.MatterImport.Result;
import org.shanzhi.policy.Caller;

/** Settles one block of rows after the other: which are wrong, which repeat another, what becomes of the rest. */
final class Block {
    private final Caller by;
    private final ImportSheet sheet;
    private final ImportStore store;
    private final MatterImport matters;
    private final Mapping mapping;
    private final boolean test;

    /** In which row a test run has seen a hash; matters do not exist that could be asked for it. */
    private final Map<ByteBuffer, Integer> seen = new HashMap<>();

    private int done;
    private Counts counts;

    Block(Caller by, ImportSheet sheet, ImportStore store, MatterImport matters, Mapping mapping) {
        this.by = by;
        this.sheet = sheet;
        this.store = store;
        this.matters = matters;
        this.mapping = mapping;
        this.test = sheet.state() == ImportState.TESTING;
        this.done = sheet.done();
        this.counts = sheet.counts();
    }

    int done() {
        return done;
    }

    void settle(List<Mapped> rows) {
        var results = new ArrayList<RowResult>();
        List<Mapped> sound = sound(rows, results);
        List<Mapped> fresh = fresh(sound, results);
        var incoming = fresh.stream().map(Mapped::incoming).toList();
        int answered = (int) incoming.stream().filter(i -> i.answer() != null).count();
        int empty = (int) rows.stream().filter(Mapped::isEmpty).count();
        int wrong = (int) results.stream()
                .filter(r -> r.outcome() == RowResult.Outcome.WRONG)
                .count();
        var after = new Counts(
                counts.taken() + fresh.size(),
                counts.answered() + answered,
                counts.duplicates() + results.size() - wrong,
                counts.wrong() + wrong,
                counts.empty() + empty);
        matters.register(
                by,
                test ? List.of() : incoming,
                (transaction, taken) -> write(transaction, rows.size(), after, fresh, taken, results));
        done += rows.size();
        counts = after;
    }

    /** Those that would be registered, whether or not they are here already. */
    private List<Mapped> sound(List<Mapped> rows, List<RowResult> results) {
        var mapped = rows.stream().filter(row -> row.incoming() != null).toList();
        rows.stream()
                .filter(row -> !row.problems().isEmpty())
                .forEach(row -> results.add(RowResult.wrong(row.no(), row.problems())));
        List<Result> decided =
                matters.consider(by, mapped.stream().map(Mapped::incoming).toList());
        var sound = new ArrayList<Mapped>();
        for (int i = 0; i < mapped.size(); i++) {
            switch (decided.get(i)) {
                case Result.Taken _ -> sound.add(mapped.get(i));
                case Result.Wrong wrong ->
                    results.add(RowResult.wrong(mapped.get(i).no(), mapping.problems(wrong.errors())));
            }
        }
        return sound;
    }

    /** Those that neither this file nor an earlier one has brought. */
    private List<Mapped> fresh(List<Mapped> sound, List<RowResult> results) {
        var keys = sound.stream().flatMap(Block::keys).toList();
        Map<ByteBuffer, Long> known = store.known(by.district(), keys);
        var here = test ? seen : new HashMap<ByteBuffer, Integer>();
        var fresh = new ArrayList<Mapped>();
        for (Mapped row : sound) {
            RowResult repeats = repeats(row, known, here);
            if (repeats != null) {
                results.add(repeats);
                continue;
            }
            keys(row).forEach(key -> here.put(ByteBuffer.wrap(key), row.no()));
            fresh.add(row);
        }
        return fresh;
    }

    /** Null when nothing like it is known. */
    private static RowResult repeats(Mapped row, Map<ByteBuffer, Long> known, Map<ByteBuffer, Integer> here) {
        ByteBuffer text = ByteBuffer.wrap(row.textKey());
        ByteBuffer id = row.idKey() == null ? null : ByteBuffer.wrap(row.idKey());
        boolean sameText = known.containsKey(text) || here.containsKey(text);
        Long matter = id != null && known.containsKey(id) ? known.get(id) : known.get(text);
        if (matter != null) {
            var why = sameText ? IMPORT_ALREADY_HERE : IMPORT_SAME_ID_OTHER_TEXT;
            return RowResult.duplicate(row.no(), matter, Problem.of("", why));
        }
        Integer first = id != null && here.containsKey(id) ? here.get(id) : here.get(text);
        if (first == null) return null;
        var why = sameText ? IMPORT_SAME_AS_ROW : IMPORT_SAME_ID_OTHER_TEXT;
        return RowResult.duplicate(row.no(), null, Problem.of("", why, first));
    }

    private void write(
            DSLContext transaction,
            int lines,
            Counts after,
            List<Mapped> fresh,
            List<Result> taken,
            List<RowResult> results) {
        var rows = new ArrayList<>(results);
        var keys = new LinkedHashMap<ByteBuffer, Long>();
        for (int i = 0; i < fresh.size(); i++) {
            var number = test ? null : ((Result.Taken) taken.get(i)).number();
            rows.add(RowResult.taken(fresh.get(i).no(), number));
            if (number != null) keys(fresh.get(i)).forEach(key -> keys.put(ByteBuffer.wrap(key), number.id()));
        }
        store.settle(transaction, new ImportStore.Settled(by.district(), sheet.id(), done, lines, after, rows, keys));
    }

    private static Stream<byte[]> keys(Mapped row) {
        return Stream.of(row.idKey(), row.textKey()).filter(Objects::nonNull);
    }
}
