package org.shanzhi.kernel.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A JPEG without what was written beside the picture: place, time, camera, comments, previews, and whatever follows its end.
 * The picture itself stays byte for byte; which way up it is stays too.
 */
final class JpegAlone extends Pieces {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COM = 0xfe;
    private static final int AT_ONCE = 1 << 13;
    private static final String EXIF = "Exif\0\0";

    private boolean begun;
    private boolean inScan;
    private boolean turned;
    private boolean over;
    /** A marker that ended a scan and is not dealt with yet, or -1. */
    private int marker = -1;

    JpegAlone(InputStream in) {
        super(in);
    }

    @Override
    byte[] next() throws IOException {
        if (over) return null;
        if (inScan) return scan();
        if (!begun) {
            begun = true;
            if (one() != 0xff || one() != SOI) throw damaged();
            return new byte[] {(byte) 0xff, (byte) SOI};
        }
        int kind = marker >= 0 ? marker : marker();
        marker = -1;
        if (kind == EOI) {
            over = true;
            return new byte[] {(byte) 0xff, (byte) EOI};
        }
        if (standsAlone(kind)) return new byte[] {(byte) 0xff, (byte) kind};
        byte[] segment = segment(kind);
        inScan = kind == SOS;
        return kept(kind, segment);
    }

    private int marker() throws IOException {
        if (one() != 0xff) throw damaged();
        int kind = 0xff;
        while (kind == 0xff) kind = one();
        if (kind <= 0) throw damaged();
        return kind;
    }

    private static boolean standsAlone(int kind) {
        return kind >= 0xd0 && kind <= 0xd7 || kind == 0x01;
    }

    /** Marker, length and content. */
    private byte[] segment(int kind) throws IOException {
        byte[] size = exactly(2);
        int length = (size[0] & 0xff) << 8 | size[1] & 0xff;
        if (length < 2) throw damaged();
        byte[] whole = Arrays.copyOf(new byte[] {(byte) 0xff, (byte) kind, size[0], size[1]}, length + 2);
        System.arraycopy(exactly(length - 2), 0, whole, 4, length - 2);
        return whole;
    }

    private byte[] kept(int kind, byte[] segment) {
        boolean beside = kind >= APP0 && kind <= APP15 || kind == COM;
        boolean needed = !beside
                || kind == APP0 && names(segment, "JFIF\0")
                || kind == APP2 && names(segment, "ICC_PROFILE\0")
                || kind == APP14 && names(segment, "Adobe");
        if (needed) return kind == APP0 ? withoutPreview(segment) : segment;
        return kind == APP1 && names(segment, EXIF) ? turn(segment) : NOTHING;
    }

    private static boolean names(byte[] segment, String name) {
        return segment.length >= 4 + name.length() && new String(segment, 4, name.length(), ISO_8859_1).equals(name);
    }

    /** JFIF may hold a small picture of the same; 16 bytes are all that it says otherwise. */
    private static byte[] withoutPreview(byte[] jfif) {
        if (jfif.length <= 18) return jfif;
        byte[] head = Arrays.copyOf(jfif, 18);
        head[2] = 0;
        head[3] = 16;
        head[16] = 0;
        head[17] = 0;
        return head;
    }

    private byte[] turn(byte[] exif) {
        int orientation = Orientation.of(Arrays.copyOfRange(exif, 4 + EXIF.length(), exif.length));
        if (turned || orientation == Orientation.UPRIGHT) return NOTHING;
        turned = true;
        byte[] tiff = Orientation.alone(orientation);
        var out = new ByteArrayOutputStream();
        out.write(0xff);
        out.write(APP1);
        out.write(0);
        out.write(2 + EXIF.length() + tiff.length);
        out.writeBytes(EXIF.getBytes(ISO_8859_1));
        out.writeBytes(tiff);
        return out.toByteArray();
    }

    /** Picture data up to the next marker. One that was cut off is passed on as far as it goes. */
    private byte[] scan() throws IOException {
        var out = new ByteArrayOutputStream(AT_ONCE);
        while (out.size() < AT_ONCE) {
            int b = one();
            if (b < 0) {
                over = true;
                break;
            }
            if (b != 0xff) {
                out.write(b);
                continue;
            }
            int kind = 0xff;
            while (kind == 0xff) kind = one();
            if (kind > 0 && !standsAlone(kind)) {
                inScan = false;
                marker = kind;
                break;
            }
            out.write(0xff);
            if (kind >= 0) out.write(kind);
        }
        return out.toByteArray();
    }
}
