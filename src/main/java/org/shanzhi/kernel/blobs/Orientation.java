package org.shanzhi.kernel.blobs;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Which way up a picture is: of all that a camera writes beside it, the one thing without which it cannot be looked at. */
final class Orientation {
    static final int UPRIGHT = 1;
    private static final int LAST = 8;
    private static final short TAG = 0x0112;
    private static final short SHORT = 3;
    private static final int ENTRY = 12;

    private Orientation() {}

    /** From the TIFF structure of EXIF; upright when it does not say or cannot be read. */
    static int of(byte[] tiff) {
        try {
            ByteBuffer data = ByteBuffer.wrap(tiff);
            if (tiff.length > 1 && tiff[0] == 'I') data.order(ByteOrder.LITTLE_ENDIAN);
            data.position(data.getInt(4));
            int entries = data.getShort() & 0xffff;
            for (int i = 0; i < entries; i++, data.position(data.position() + ENTRY)) {
                if (data.getShort(data.position()) != TAG) continue;
                int value = data.getShort(data.position() + 8) & 0xffff;
                return value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
            }
            return UPRIGHT;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            return UPRIGHT;
        }
    }

    /** A TIFF structure that says nothing else. */
    static byte[] alone(int orientation) {
        ByteBuffer data = ByteBuffer.allocate(26);
        data.put(new byte[] {'M', 'M', 0, 42}).putInt(8);
        data.putShort((short) 1).putShort(TAG).putShort(SHORT).putInt(1);
        data.putShort((short) orientation).putShort((short) 0).putInt(0);
        return Arrays.copyOf(data.array(), data.position());
    }
}
