package org.shanzhi.intake.table;

import com.fasterxml.aalto.UncheckedStreamException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/**
 * The first sheet of a workbook, row by row as it comes out of the archive. A date comes as the number that it is in there;
 * which cells are dates the profile knows.
 */
final class XlsxTable implements Table {
    /** Between the two ways in which Excel counts days. */
    private static final BigDecimal FROM_1904 = BigDecimal.valueOf(1462);
    /** As many as a sheet has room for. */
    private static final int MOST_ROWS = 1 << 20;

    private static final int MOST_COLUMNS = 1 << 14;
    /** Characters; eight cells as long as Excel makes them. What is longer is damaged, and never fills the memory. */
    static final int MOST_IN_A_ROW = 1 << 18;

    private final XlsxBook book;
    private final ZipArchiveInputStream zip;
    private final XMLStreamReader xml;
    private Line ahead;
    private int no;

    private XlsxTable(XlsxBook book, ZipArchiveInputStream zip) throws XMLStreamException {
        this.book = book;
        this.zip = zip;
        this.xml = XlsxBook.xml(zip);
    }

    static XlsxTable open(Tables.Content content) throws IOException {
        XlsxBook book = XlsxBook.of(content);
        ZipArchiveInputStream zip = null;
        try {
            zip = XlsxBook.archive(content.open());
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(book.sheet())) return new XlsxTable(book, zip);
            }
            throw new Refused(ImportRefusal.TABLE_UNKNOWN_FORMAT);
        } catch (XMLStreamException | UncheckedStreamException e) {
            close(book, zip);
            throw new Refused(ImportRefusal.TABLE_BROKEN);
        } catch (IOException | RuntimeException e) {
            close(book, zip);
            throw e;
        }
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) ahead = row();
        return ahead != null;
    }

    /** Rows that a sheet leaves out are empty lines. */
    @Override
    public Line next() {
        if (!hasNext()) throw new NoSuchElementException();
        if (ahead.no() > no + 1) return new Line(++no, List.of());
        Line row = ahead;
        ahead = null;
        no = row.no();
        return row;
    }

    /** Null after the last one. */
    private Line row() {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    return row(number(XlsxBook.attribute(xml, "r"), no + 1, MOST_ROWS));
                }
            }
            return null;
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw new Refused(ImportRefusal.TABLE_BROKEN);
        }
    }

    private Line row(int stated) throws XMLStreamException {
        var cells = new ArrayList<Cell>();
        int length = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) break;
            if (event != XMLStreamConstants.START_ELEMENT || !xml.getLocalName().equals("c")) continue;
            int column = column(XlsxBook.attribute(xml, "r"), cells.size());
            while (cells.size() < column) cells.add(Cell.EMPTY);
            Cell cell = cell(MOST_IN_A_ROW - length);
            length += cell.text().length();
            if (column < cells.size()) cells.set(column, cell);
            else cells.add(cell);
        }
        return new Line(Math.max(stated, no + 1), cells);
    }

    private Cell cell(int room) throws XMLStreamException {
        String type = XlsxBook.attribute(xml, "t");
        int style = number(XlsxBook.attribute(xml, "s"), -1, Integer.MAX_VALUE);
        String value = value();
        if (value.isEmpty()) return Cell.EMPTY;
        if ("s".equals(type)) value = book.text(number(value, -1, Integer.MAX_VALUE));
        if (value.length() > room) return new Cell("", null, true);
        return switch (type == null ? "n" : type) {
            case "e" -> new Cell("", null, true);
            case "b" -> Cell.of(value.equals("1") ? "true" : "false");
            case "n" -> number(value, style);
            default -> Cell.of(value);
        };
    }

    /** What a cell holds, or the text that stands in it; how it is pronounced and reckoned is left out. */
    private String value() throws XMLStreamException {
        var text = new StringBuilder();
        int deep = 1;
        String in = "";
        int pronounced = 0;
        while (deep > 0 && xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    deep++;
                    in = xml.getLocalName();
                    if (in.equals("rPh")) pronounced++;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    deep--;
                    if (xml.getLocalName().equals("rPh")) pronounced--;
                    in = "";
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    boolean said = pronounced == 0 && (in.equals("v") || in.equals("t"));
                    if (said && text.length() <= MOST_IN_A_ROW) text.append(xml.getText());
                }
                default -> {}
            }
        }
        return text.toString();
    }

    private Cell number(String value, int style) {
        BigDecimal stored;
        try {
            stored = new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            return Cell.of(value);
        }
        if (Math.abs((long) stored.precision() - stored.scale()) > MOST_DIGITS) return Cell.of(value);
        boolean date = book.isDate(style) && fits(stored);
        BigDecimal number = book.from1904() && date ? stored.add(FROM_1904) : stored;
        String text =
                date ? ExcelDates.text(number) : number.stripTrailingZeros().toPlainString();
        return new Cell(text, number, false);
    }

    /** What stands beyond is no number that anybody wrote, and its plain digits would fill the memory. */
    private static final int MOST_DIGITS = 400;

    /** Excel shows no day after the year 9999. */
    private static boolean fits(BigDecimal days) {
        return days.signum() >= 0 && days.compareTo(BigDecimal.valueOf(2_958_466)) < 0;
    }

    private static int number(String digits, int otherwise, int most) {
        if (digits == null) return otherwise;
        try {
            int number = Integer.parseInt(digits.strip());
            if (number <= most) return number;
        } catch (NumberFormatException e) {
            throw new Refused(ImportRefusal.TABLE_BROKEN);
        }
        throw new Refused(ImportRefusal.TABLE_BROKEN);
    }

    /** Of {@code AB12} the 27 that Excel calls AB; the next one where a cell does not say. */
    private static int column(String reference, int otherwise) {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length() && column <= MOST_COLUMNS; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + c - 'A' + 1;
        }
        int index = column == 0 ? otherwise : column - 1;
        if (index >= MOST_COLUMNS) throw new Refused(ImportRefusal.TABLE_BROKEN);
        return index;
    }

    @Override
    public void close() throws IOException {
        close(book, zip);
    }

    private static void close(XlsxBook book, ZipArchiveInputStream zip) throws IOException {
        book.close();
        if (zip != null) zip.close();
    }
}
