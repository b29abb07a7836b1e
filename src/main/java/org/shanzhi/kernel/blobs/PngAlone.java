package org.shanzhi.kernel.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.zip.CRC32;

/** A PNG without what was written beside the picture: texts, place, time, private data, and whatever follows its end. */
final class PngAlone extends Pieces {
    private static final int SIGNATURE = 8;
    private static final int LONGEST_EXIF = 1 << 16;
    /** Of the chunks that a reader may pass over, those without which the picture would look different. */
    private static final Set<String> SEEN = Set.of(
            "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "pHYs", "sPLT", "hIST",
            "acTL", "fcTL", "fdAT");

    private boolean begun;
    private boolean over;
    /** How much of a chunk that is passed on is still to come, with its checksum. */
    private long rest;

    PngAlone(InputStream in) {
        super(in);
    }

    @Override
    byte[] next() throws IOException {
        if (rest > 0) {
            byte[] some = some(rest);
            rest -= some.length;
            return some;
        }
        if (over) return null;
        if (!begun) {
            begun = true;
            return exactly(SIGNATURE);
        }
        byte[] head = exactly(8);
        long length = ByteBuffer.wrap(head).getInt() & 0xffff_ffffL;
        String type = new String(head, 4, 4, ISO_8859_1);
        if (type.equals("eXIf") && length <= LONGEST_EXIF) {
            byte[] exif = exactly((int) length);
            pass(4);
            return turn(Orientation.of(exif));
        }
        boolean critical = (head[4] & 0x20) == 0;
        if (!critical && !SEEN.contains(type)) {
            pass(length + 4);
            return NOTHING;
        }
        rest = length + 4;
        over = type.equals("IEND");
        return head;
    }

    private static byte[] turn(int orientation) {
        if (orientation == Orientation.UPRIGHT) return NOTHING;
        byte[] tiff = Orientation.alone(orientation);
        ByteBuffer chunk = ByteBuffer.allocate(12 + tiff.length);
        chunk.putInt(tiff.length).put("eXIf".getBytes(ISO_8859_1)).put(tiff);
        var checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + tiff.length);
        return chunk.putInt((int) checksum.getValue()).array();
    }
}
