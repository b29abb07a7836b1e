package org.shanzhi.intake.table;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/**
 * What a workbook says beside its rows: which sheet is the first, the texts that its cells point to, which formats are dates.
 * The archive is read from its beginning to its end, so that a file need lie nowhere in clear; all that it unpacks to is
 * counted meanwhile, because what an archive says of itself may be wrong.
 */
final class XlsxBook implements AutoCloseable {
    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String STYLES = "xl/styles.xml";
    private static final String TEXTS = "xl/sharedStrings.xml";
    /** No program writes more formats of cells, or parts, than a workbook can have. */
    private static final int MOST_FORMATS = 65_490;
    /** What a text takes beside its characters. */
    private static final int OF_A_STRING = 56;

    private static final Pattern DATE_FORMAT = Pattern.compile("(?i).*(?:y|d|h|年|月|日).*");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private final List<String> texts = new ArrayList<>();
    private final Map<String, String> formats = new HashMap<>();
    private final Map<String, String> targets = new HashMap<>();
    private final List<Boolean> dates = new ArrayList<>();
    private final Room room = new Room();
    private String first;
    private boolean from1904;

    private XlsxBook() {}

    static XlsxBook of(Tables.Content content) throws IOException {
        var book = new XlsxBook();
        try {
            book.read(content);
            return book;
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    private void read(Tables.Content content) throws IOException {
        boolean any = false;
        try (var whole = new Whole(content.open());
                var zip = archive(whole)) {
            var all = new Counted(zip, Tables.LARGEST_INSIDE);
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                any |= entry.getName().startsWith("xl/");
                part(entry.getName(), all);
                all.skipRest();
            }
            if (any && !whole.ends()) throw new Refused(ImportRefusal.TABLE_BROKEN);
        } catch (IOException | XMLStreamException | UncheckedStreamException e) {
            throw new Refused(ImportRefusal.TABLE_BROKEN);
        }
        if (first == null || sheet() == null) throw new Refused(ImportRefusal.TABLE_UNKNOWN_FORMAT);
    }

    @Override
    public void close() {
        room.close();
    }

    /** The part of the archive in which the first sheet lies; null when the workbook does not say. */
    String sheet() {
        String target = targets.get(first);
        if (target == null) return null;
        return target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    /** The text that a cell points to. */
    String text(int no) {
        if (no < 0 || no >= texts.size()) throw new Refused(ImportRefusal.TABLE_BROKEN);
        return texts.get(no);
    }

    boolean isDate(int style) {
        return style >= 0 && style < dates.size() && dates.get(style);
    }

    boolean from1904() {
        return from1904;
    }

    /** Read on as it comes: programs differ in where they write how long a part is. */
    static ZipArchiveInputStream archive(InputStream content) {
        return new ZipArchiveInputStream(content, StandardCharsets.UTF_8.name(), true, true);
    }

    static XMLStreamReader xml(InputStream in) throws XMLStreamException {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new Open(in));
    }

    private void part(String name, InputStream in) throws XMLStreamException {
        switch (name) {
            case WORKBOOK -> each(in, this::workbook);
            case RELATIONS -> each(in, this::relation);
            case STYLES -> each(in, new Styles()::element);
            case TEXTS -> texts(xml(in));
            default -> {}
        }
    }

    private interface Element {
        void begins(XMLStreamReader at, boolean begins);
    }

    private static void each(InputStream in, Element element) throws XMLStreamException {
        XMLStreamReader xml = xml(in);
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) element.begins(xml, true);
            if (event == XMLStreamConstants.END_ELEMENT) element.begins(xml, false);
        }
    }

    private void workbook(XMLStreamReader at, boolean begins) {
        if (!begins) return;
        if (at.getLocalName().equals("sheet") && first == null) first = attribute(at, "id");
        String days = at.getLocalName().equals("workbookPr") ? attribute(at, "date1904") : null;
        if (days != null) from1904 = days.equals("1") || days.equals("true");
    }

    private void relation(XMLStreamReader at, boolean begins) {
        if (begins && at.getLocalName().equals("Relationship")) {
            few(targets.size());
            targets.put(attribute(at, "Id"), attribute(at, "Target"));
        }
    }

    private final class Styles {
        private boolean cells;

        void element(XMLStreamReader at, boolean begins) {
            switch (at.getLocalName()) {
                case "numFmt" -> {
                    few(formats.size());
                    if (begins) formats.put(attribute(at, "numFmtId"), attribute(at, "formatCode"));
                }
                case "cellXfs" -> cells = begins;
                case "xf" -> {
                    few(dates.size());
                    if (begins && cells) dates.add(date(attribute(at, "numFmtId")));
                }
                default -> {}
            }
        }
    }

    private static void few(int already) {
        if (already >= MOST_FORMATS) throw new Refused(ImportRefusal.TABLE_BROKEN);
    }

    private boolean date(String format) {
        int id = format == null || !format.matches("\\d{1,6}") ? 0 : Integer.parseInt(format);
        if (id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 58) return true;
        String code = formats.get(format);
        return code != null
                && DATE_FORMAT.matcher(QUOTED.matcher(code).replaceAll("")).matches();
    }

    /** A text may stand in pieces of several looks; how it is pronounced is no part of it. */
    private void texts(XMLStreamReader xml) throws XMLStreamException {
        var text = new StringBuilder();
        boolean in = false;
        int pronounced = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                boolean begins = event == XMLStreamConstants.START_ELEMENT;
                switch (xml.getLocalName()) {
                    case "si" -> {
                        if (!begins) keep(text.isEmpty() ? "" : text.toString());
                        text.setLength(0);
                    }
                    case "rPh" -> pronounced += begins ? 1 : -1;
                    case "t" -> in = begins && pronounced == 0;
                    default -> {}
                }
            } else if (in && xml.isCharacters()) {
                if (text.length() <= XlsxTable.MOST_IN_A_ROW) text.append(xml.getText());
            }
        }
    }

    private void keep(String text) {
        room.take(OF_A_STRING + 2L * text.length());
        texts.add(text);
    }

    /** By its local name, whatever the prefix. */
    static String attribute(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) return at.getAttributeValue(i);
        }
        return null;
    }

    /** Knows whether the archive came to its end: one that was cut off between two parts looks like a shorter one. */
    private static final class Whole extends FilterInputStream {
        private static final int END = 0x504b0506;
        private static final int LONGEST_END = 1 << 17;

        private int last;
        private long read;
        private long ended = -1;

        Whole(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) see((byte) one);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            for (int i = 0; i < some; i++) see(into[from + i]);
            return some;
        }

        private void see(byte one) {
            last = last << 8 | one & 0xff;
            read++;
            if (last == END) ended = read;
        }

        boolean ends() throws IOException {
            transferTo(OutputStream.nullOutputStream());
            return ended >= 0 && read - ended <= LONGEST_END;
        }
    }

    /** Stays open when a reader closes it: the archive goes on behind this part. */
    private static final class Open extends FilterInputStream {
        Open(InputStream in) {
            super(in);
        }

        @Override
        public void close() {}
    }

    /** A small archive can unpack to more than there is memory for. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private long read;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            if (some > 0) read += some;
            if (read > most) throw new Refused(ImportRefusal.TABLE_TOO_LARGE_INSIDE);
            return some;
        }

        void skipRest() throws IOException {
            byte[] piece = new byte[1 << 16];
            while (read(piece, 0, piece.length) >= 0) continue;
        }
    }
}
