package org.shanzhi.intake.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.List;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/** A CSV file: quotes, line ends within cells, and whichever separator its first line uses. */
final class CsvTable implements Table {
    /** No file is longer than this, so a single cell cannot be either. */
    private static final int LONGEST_CELL = 32 << 20;

    private static final int SEEN = 1 << 14;
    private static final List<Character> SEPARATORS = List.of(',', '\t', ';', '|', '，');
    private static final char MARK = '\uFEFF';

    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private int no;

    private CsvTable(CsvReader<CsvRecord> reader) {
        this.reader = reader;
        this.records = reader.iterator();
    }

    static CsvTable open(Tables.Content content) throws IOException {
        Charset charset = Encoding.of(content);
        // Replacing, not failing: a damaged cell is an error of its row, not of the file.
        var text = new PushbackReader(new BufferedReader(new InputStreamReader(content.open(), charset)), SEEN);
        char[] seen = new char[SEEN];
        int length = Math.max(0, text.read(seen));
        int from = length > 0 && seen[0] == MARK ? 1 : 0;
        text.unread(seen, from, length - from);
        return new CsvTable(reader(text, separator(new String(seen, from, length - from))));
    }

    private static CsvReader<CsvRecord> reader(Reader text, char separator) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .maxBufferSize(LONGEST_CELL)
                .ofCsvRecord(text);
    }

    /** The one that occurs most often outside quotes before the first line ends that has any. */
    static char separator(String beginning) {
        int[] count = new int[SEPARATORS.size()];
        boolean quoted = false;
        for (char c : beginning.toCharArray()) {
            if (c == '"') quoted = !quoted;
            int which = quoted ? -1 : SEPARATORS.indexOf(c);
            if (which >= 0) count[which]++;
            if (c == '\n' && !quoted && most(count) >= 0) break;
        }
        int most = most(count);
        return most < 0 ? SEPARATORS.getFirst() : SEPARATORS.get(most);
    }

    private static int most(int[] count) {
        int most = -1;
        for (int i = 0; i < count.length; i++) if (count[i] > (most < 0 ? 0 : count[most])) most = i;
        return most;
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (CsvParseException e) {
            throw new Refused(ImportRefusal.TABLE_BROKEN);
        }
    }

    @Override
    public Line next() {
        return new Line(++no, records.next().getFields().stream().map(Cell::of).toList());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
