package org.shanzhi.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/** Opens the table in a file: CSV in whatever encoding offices write, or the first sheet of an Excel workbook. */
public final class Tables {
    /** So many bytes tell what a file is. */
    private static final int MARK = 8;

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    /** Unpacked; a workbook of 25 MB that is honest stays below. */
    private static final long LARGEST_INSIDE = 512L << 20;

    private Tables() {}

    /** Gives the content from its beginning, as often as it is asked. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }

    /**
     * Reads the file twice: once to see that it can be read at all, then line by line.
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
        refuseTooLargeInside(content);
        return XlsxTable.open(content);
    }

    private static boolean starts(byte[] head, byte[] mark) {
        return head.length >= mark.length && Arrays.equals(head, 0, mark.length, mark, 0, mark.length);
    }

    /** A small archive can unpack to more than there is memory for. */
    private static void refuseTooLargeInside(Content content) throws IOException {
        try (var in = content.open();
                var zip = ZipFile.builder().setByteArray(in.readAllBytes()).get()) {
            long inside = 0;
            for (var entry : Collections.list(zip.getEntries())) {
                inside += length(zip.getInputStream(entry), LARGEST_INSIDE - inside);
                if (inside > LARGEST_INSIDE) throw new Refused(ImportRefusal.TABLE_TOO_LARGE_INSIDE);
            }
        } catch (IOException e) {
            throw new Refused(ImportRefusal.TABLE_BROKEN);
        }
    }

    /** Counted, not believed: what an archive says of itself may be wrong. */
    private static long length(InputStream entry, long most) throws IOException {
        byte[] piece = new byte[1 << 16];
        long length = 0;
        for (int read = entry.read(piece); read > 0 && length <= most; read = entry.read(piece)) length += read;
        return length;
    }
}
