package org.shanzhi.intake.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/** The first sheet of a workbook. A date comes as the number that it is in there; which cells are dates the profile knows. */
final class XlsxTable implements Table {
    private static final ReadingOptions FORMATS = new ReadingOptions(true, true);
    /** Between the two ways in which Excel counts days. */
    private static final BigDecimal FROM_1904 = BigDecimal.valueOf(1462);

    private static final Pattern DATE_FORMAT = Pattern.compile("(?i).*(?:y|d|h|年|月|日).*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private Row ahead;
    private int no;

    private XlsxTable(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    static XlsxTable open(Tables.Content content) throws IOException {
        try (var in = new BufferedInputStream(content.open())) {
            var workbook = new ReadableWorkbook(in, FORMATS);
            return new XlsxTable(workbook, workbook.getFirstSheet().openStream());
        } catch (ExcelReaderException | IndexOutOfBoundsException | NullPointerException e) {
            throw new Refused(ImportRefusal.TABLE_UNKNOWN_FORMAT);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            return ahead != null || rows.hasNext();
        } catch (ExcelReaderException e) {
            throw new Refused(ImportRefusal.TABLE_BROKEN);
        }
    }

    /** Rows that a sheet leaves out are empty lines. */
    @Override
    public Line next() {
        if (ahead == null) ahead = rows.next();
        if (ahead.getRowNum() > no + 1) return new Line(++no, List.of());
        Row row = ahead;
        ahead = null;
        no = row.getRowNum();
        return new Line(no, cells(row));
    }

    private List<Cell> cells(Row row) {
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < row.getCellCount(); i++) cells.add(cell(row.hasCell(i) ? row.getCell(i) : null));
        return cells;
    }

    private Cell cell(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell == null) return Cell.EMPTY;
        return switch (cell.getType()) {
            case EMPTY -> Cell.EMPTY;
            case ERROR -> new Cell("", null, true);
            case STRING, BOOLEAN -> Cell.of(cell.getText());
            case NUMBER -> number(cell, cell.asNumber());
            case FORMULA -> {
                Object value = cell.getValue();
                if (value instanceof BigDecimal number) yield number(cell, number);
                yield Cell.of(cell.getRawValue() == null ? cell.getText() : cell.getRawValue());
            }
        };
    }

    private Cell number(org.dhatim.fastexcel.reader.Cell cell, BigDecimal stored) {
        BigDecimal number = workbook.isDate1904() && isDate(cell) ? stored.add(FROM_1904) : stored;
        String text = isDate(cell)
                ? ExcelDates.text(number)
                : number.stripTrailingZeros().toPlainString();
        return new Cell(text, number, false);
    }

    private static boolean isDate(org.dhatim.fastexcel.reader.Cell cell) {
        Integer id = cell.getDataFormatId();
        String format = cell.getDataFormatString();
        boolean builtIn = id != null && (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 58);
        return builtIn
                || format != null
                        && DATE_FORMAT
                                .matcher(QUOTED.matcher(format).replaceAll(""))
                                .matches();
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
