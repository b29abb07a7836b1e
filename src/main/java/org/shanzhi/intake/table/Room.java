package org.shanzhi.intake.table;

import java.util.concurrent.atomic.AtomicLong;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/**
 * What the texts of one workbook take in memory while it is read. All that are read at once share {@link
 * Tables#LARGEST_TEXTS}, so that a few large ones never take the memory from those who work on pages.
 */
final class Room implements AutoCloseable {
    private static final AtomicLong TAKEN = new AtomicLong();

    private long own;

    /** @throws Refused when this workbook alone is too large, or there is no room beside the others */
    void take(long bytes) {
        if (own + bytes > Tables.LARGEST_TEXTS) throw new Refused(ImportRefusal.TABLE_TOO_LARGE_INSIDE);
        own += bytes;
        if (TAKEN.addAndGet(bytes) > Tables.LARGEST_TEXTS) throw new Refused(ImportRefusal.TABLES_WAIT);
    }

    static long taken() {
        return TAKEN.get();
    }

    @Override
    public void close() {
        TAKEN.addAndGet(-own);
        own = 0;
    }
}
