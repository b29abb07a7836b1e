package org.shanzhi.matter.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.shanzhi.kernel.text.Harmless;

/**
 * One sheet of texts. They stand in their cells and not in a table of strings, so that nothing is held back; and they are
 * as harmless as in CSV, because people save one as the other.
 */
final class XlsxRows implements RowWriter {
    private static final double WIDTH = 18;
    private static final String BETWEEN_VERSIONS = "1.0";

    private final Workbook book;
    private final Worksheet sheet;
    private int row;

    XlsxRows(String title, OutputStream out) {
        book = new Workbook(out, "Shanzhi", BETWEEN_VERSIONS);
        sheet = book.newWorksheet(title);
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (row == 0) heading(i);
            if (!cells.get(i).isEmpty()) sheet.inlineString(row, i, Harmless.cell(cells.get(i)));
        }
        row++;
    }

    private void heading(int column) {
        sheet.width(column, WIDTH);
        sheet.style(0, column).bold().set();
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
