package org.shanzhi.kernel.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A QR code as one SVG path with the quiet zone of four modules that the standard asks for.
 *
 * @param size modules per side, quiet zone included
 */
public record Qr(int size, String path) {
    private static final int QUIET = 4;
    /** Per module of a picture, enough for 600 dots per inch on a receipt. */
    private static final int PIXELS = 8;

    /** Medium correction: a receipt is folded, not torn. */
    public static Qr of(String text) {
        BitMatrix matrix = encode(text);
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (!matrix.get(x, y)) continue;
                int run = 1;
                while (x + run < matrix.getWidth() && matrix.get(x + run, y)) run++;
                path.append('M')
                        .append(x)
                        .append(' ')
                        .append(y)
                        .append('h')
                        .append(run)
                        .append("v1h-")
                        .append(run)
                        .append('z');
                x += run;
            }
        }
        return new Qr(matrix.getWidth(), path.toString());
    }

    /** The whole drawing, for documents made outside of a page. */
    public static String svg(String text) {
        Qr qr = of(text);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\"><path d=\"%s\" fill=\"#000\"/></svg>"
                .formatted(qr.size(), qr.size(), qr.path());
    }

    /** A picture of it as {@code data:} address, for documents. */
    public static String dataUri(String text) {
        BitMatrix matrix = encode(text);
        int side = matrix.getWidth() * PIXELS;
        var image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) image.setRGB(x, y, matrix.get(x / PIXELS, y / PIXELS) ? 0 : 0xffffff);
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static BitMatrix encode(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M,
                                    EncodeHintType.MARGIN,
                                    QUIET));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("Too long for a QR code: " + text.length() + " characters", tooLong);
        }
    }
}
