package org.shanzhi.intake.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shanzhi.intake.ImportRefusal;
import org.shanzhi.kernel.Refused;

/**
 * In which encoding a text file was written: the mark at its beginning says so (UTF-8, or UTF-16 as Excel's "Unicode text"),
 * else it is the first of UTF-8 and GB 18030 that the whole file obeys. A file with the mark of UTF-8 and a damaged place is
 * read with that place marked.
 */
final class Encoding {
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final int PIECE = 1 << 16;

    private Encoding() {}

    static Charset of(Tables.Content content) throws IOException {
        byte[] mark;
        try (var in = content.open()) {
            mark = in.readNBytes(3);
        }
        if (starts(mark, 0xef, 0xbb, 0xbf)) return StandardCharsets.UTF_8;
        if (starts(mark, 0xff, 0xfe)) return marked(content, StandardCharsets.UTF_16LE);
        if (starts(mark, 0xfe, 0xff)) return marked(content, StandardCharsets.UTF_16BE);
        for (Charset charset : List.of(StandardCharsets.UTF_8, GB18030)) {
            try (var in = content.open()) {
                if (obeys(in, charset)) return charset;
            }
        }
        throw new Refused(ImportRefusal.TABLE_ENCODING);
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) return false;
        for (int i = 0; i < mark.length; i++) if (head[i] != (byte) mark[i]) return false;
        return true;
    }

    /** Two bytes are a mark by chance more often than three. */
    private static Charset marked(Tables.Content content, Charset charset) throws IOException {
        try (var in = content.open()) {
            if (obeys(in, charset)) return charset;
        }
        throw new Refused(ImportRefusal.TABLE_ENCODING);
    }

    private static boolean obeys(InputStream in, Charset charset) throws IOException {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer chars = CharBuffer.allocate(PIECE);
        boolean more = true;
        while (more) {
            int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
            more = read == bytes.remaining();
            bytes.position(bytes.position() + read).flip();
            CoderResult result = decoder.decode(bytes, chars.clear(), !more);
            if (result.isError()) return false;
            if (hasNull(chars.flip())) return false;
            bytes.compact();
        }
        return true;
    }

    /** A picture or a program obeys GB 18030 by chance; no text has a null character. */
    private static boolean hasNull(CharBuffer chars) {
        return chars.toString().indexOf('\0') >= 0;
    }
}
