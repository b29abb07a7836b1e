package org.shanzhi.matter.export;

import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.shanzhi.matter.ExportFormat;

/** A table that is written row by row, the headings first; closing it finishes the file. */
interface RowWriter extends Closeable, Flushable {
    void row(List<String> cells) throws IOException;

    static RowWriter of(ExportFormat format, String title, OutputStream out) throws IOException {
        return switch (format) {
            case CSV -> new CsvRows(out);
            case XLSX -> new XlsxRows(title, out);
        };
    }
}
