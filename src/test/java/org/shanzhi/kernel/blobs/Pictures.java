package org.shanzhi.kernel.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures as a telephone makes them, which say where they were taken. */
final class Pictures {
    /** Found in every picture made here, and in none that was cleaned. */
    static final String CAMERA = "Phone-of-Li-Si";

    static final int LYING = 6;

    private Pictures() {}

    static BufferedImage image(long seed) {
        var random = new SplittableRandom(seed);
        var image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 90; x++) for (int y = 0; y < 60; y++) image.setRGB(x, y, random.nextInt(1 << 24));
        return image;
    }

    static byte[] jpeg(long seed, boolean progressive) {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image(seed), null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    static byte[] png(long seed) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image(seed), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Camera, orientation, and 36°03′ north 103°50′ east. */
    static byte[] exif(ByteOrder order, int orientation) {
        var data = ByteBuffer.allocate(200).order(order);
        data.put((order == ByteOrder.BIG_ENDIAN ? "MM" : "II").getBytes(ISO_8859_1))
                .putShort((short) 42)
                .putInt(8);
        data.putShort((short) 3);
        entry(data, 0x010f, 2, CAMERA.length(), 50);
        entry(data, 0x0112, 3, 1, 0).putShort(data.position() - 4, (short) orientation);
        entry(data, 0x8825, 4, 1, 80);
        data.putInt(0).put(50, CAMERA.getBytes(ISO_8859_1));
        data.position(80).putShort((short) 2);
        entry(data, 2, 5, 3, 120);
        entry(data, 4, 5, 3, 144);
        data.putInt(0).position(120);
        for (int part : new int[] {36, 1, 3, 1, 0, 1, 103, 1, 50, 1, 0, 1}) data.putInt(part);
        return data.array();
    }

    private static ByteBuffer entry(ByteBuffer data, int tag, int type, int count, int value) {
        return data.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** With a segment after the start of the picture. */
    static byte[] with(byte[] jpeg, int marker, String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        int length = 2 + name.length() + content.length;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        out.writeBytes(name.getBytes(ISO_8859_1));
        out.writeBytes(content);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** With a chunk after the head of the picture. */
    static byte[] with(byte[] png, String type, byte[] content) {
        int head = 8 + 25;
        var out = new ByteArrayOutputStream();
        out.write(png, 0, head);
        var chunk = ByteBuffer.allocate(12 + content.length);
        chunk.putInt(content.length).put(type.getBytes(ISO_8859_1)).put(content);
        var checksum = new CRC32();
        checksum.update(chunk.array(), 4, 4 + content.length);
        out.writeBytes(chunk.putInt((int) checksum.getValue()).array());
        out.write(png, head, png.length - head);
        return out.toByteArray();
    }

    static byte[] after(byte[] picture, String more) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(picture);
        out.writeBytes(more.getBytes(ISO_8859_1));
        return out.toByteArray();
    }
}
