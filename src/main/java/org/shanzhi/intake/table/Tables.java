package org.shanzhi.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/** Opens the table in a file: CSV in whatever encoding offices write, or the first sheet of an Excel workbook. */
public final class Tables {
    /** So many bytes tell what a file is. */
    private static final int MARK = 8;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    /** Unpacked; a workbook of {@link org.shanzhi.intake.Imports#LARGEST} that is honest stays below. */
    static final long LARGEST_INSIDE = 1L << 30;

    /** In memory, of the texts that cells point to: the one part of a workbook that stays there as long as it is read. */
    static final long LARGEST_TEXTS = 256L << 20;

    private Tables() {}

    /** Gives the content from its beginning, as often as it is asked. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /**
     * Reads the file twice: once to see that it can be read at all, then line by line. Of a workbook only the texts that its
     * cells point to are in memory.
     *
     * @throws Refused {@link ImportRefusal} when it is no table that can be read
     */
    public static Table open(Content content) throws IOException {
        byte[] head;
        try (var in = content.open()) {
            head = in.readNBytes(MARK);
        }
        if (head.length == 0) throw new Refused(ImportRefusal.TABLE_EMPTY);
        if (starts(head, OLE)) throw new Refused(ImportRefusal.TABLE_OLD_EXCEL);
        if (!starts(head, ZIP)) return CsvTable.open(content);
        return XlsxTable.open(content);
    }

    private static boolean starts(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }
}
