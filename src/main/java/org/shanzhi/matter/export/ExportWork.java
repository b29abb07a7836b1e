package org.shanzhi.matter.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.kernel.blobs.StoredFile;
import org.shanzhi.kernel.jobs.Progress;
import org.shanzhi.matter.ExportRefusal;
import org.shanzhi.matter.MatterExports;
import org.shanzhi.matter.MatterExports.Wish;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** Writes a list into a file, block by block. */
@Component
public class ExportWork {
    private static final int BLOCK = 2_000;

    private final MatterLists lists;
    private final ExportColumns columns;
    private final Files files;
    private final ExportStore store;

    ExportWork(MatterLists lists, ExportColumns columns, Files files, ExportStore store) {
        this.lists = lists;
        this.columns = columns;
        this.files = files;
        this.store = store;
    }

    public void write(Caller by, UUID id, Wish wish, Locale locale, Progress progress) {
        var writing = new Writing(columns.of(by.district(), locale), progress);
        StoredFile file =
                files.write(by.district(), by.staffId(), wish.format().type(), out -> writing.all(by, wish, out));
        store.ready(by.district(), id, file.id(), writing.written);
    }

    /** One file as it comes into being. */
    private final class Writing {
        private final ExportColumns.Reader reader;
        private final Progress progress;
        private int written;

        private Writing(ExportColumns.Reader reader, Progress progress) {
            this.reader = reader;
            this.progress = progress;
        }

        private void all(Caller by, Wish wish, OutputStream out) throws IOException {
            try (RowWriter rows = RowWriter.of(wish.format(), reader.title(), out)) {
                rows.row(reader.headings());
                lists.each(by, wish.filter(), BLOCK, lines -> block(lines, rows));
            }
        }

        private void block(List<MatterLine> lines, RowWriter rows) {
            progress.check();
            written += lines.size();
            // the list may have grown since it was counted
            if (written > MatterExports.MOST) throw new Refused(ExportRefusal.EXPORT_TOO_MANY, MatterExports.MOST);
            try {
                for (MatterLine line : lines) rows.row(reader.cells(line));
                rows.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            progress.done(written);
        }
    }
}
