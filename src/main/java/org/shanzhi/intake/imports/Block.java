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
import org.shanzhi.matter.MatterNumber;
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
        var fresh = new ArrayList<Mapped>();
        MatterImport.Batch batch = matters.begin(by);
        var known =
                store.known(by.district(), rows.stream().flatMap(Block::keys).toList());
        var here = test ? seen : new HashMap<ByteBuffer, Integer>();
        for (Mapped row : rows) {
            RowResult not = row.incoming() == null ? wrong(row) : decided(row, batch, known, here);
            if (not != null) results.add(not);
            else if (row.incoming() != null) fresh.add(row);
        }
        int answered = (int)
                fresh.stream().filter(row -> row.incoming().answer() != null).count();
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
        batch.write((transaction, numbers) -> write(transaction, rows.size(), after, fresh, numbers, results));
        done += rows.size();
        counts = after;
    }

    /** Null for an empty row, of which nothing is told. */
    private static RowResult wrong(Mapped row) {
        return row.isEmpty() ? null : RowResult.wrong(row.no(), row.problems());
    }

    /**
     * Null when it is taken. What neither this file nor an earlier one has brought is decided for good, once; what repeats
     * another is still told first what is wrong with it.
     */
    private RowResult decided(
            Mapped row, MatterImport.Batch batch, Map<ByteBuffer, Long> known, Map<ByteBuffer, Integer> here) {
        RowResult repeats = repeats(row, known, here);
        boolean only = test || repeats != null;
        Result result = only ? batch.consider(row.incoming()) : batch.take(row.incoming());
        if (result instanceof Result.Wrong(var errors)) return RowResult.wrong(row.no(), mapping.problems(errors));
        if (repeats == null) keys(row).forEach(key -> here.put(ByteBuffer.wrap(key), row.no()));
        return repeats;
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
            List<MatterNumber> taken,
            List<RowResult> results) {
        var rows = new ArrayList<>(results);
        var keys = new LinkedHashMap<ByteBuffer, Long>();
        for (int i = 0; i < fresh.size(); i++) {
            var number = test ? null : taken.get(i);
            rows.add(RowResult.taken(fresh.get(i).no(), number));
            if (number != null) keys(fresh.get(i)).forEach(key -> keys.put(ByteBuffer.wrap(key), number.id()));
        }
        store.settle(transaction, new ImportStore.Settled(by.district(), sheet.id(), done, lines, after, rows, keys));
    }

    private static Stream<byte[]> keys(Mapped row) {
        return Stream.of(row.idKey(), row.textKey()).filter(Objects::nonNull);
    }
}
