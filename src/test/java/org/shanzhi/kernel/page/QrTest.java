package org.shanzhi.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrTest {
    @Test
    void a_reader_finds_in_the_drawing_what_was_written() throws Exception {
        String text = "https://example.org/q?number=CG26-0001234-2&code=7K2M9QXA 善治";
        assertThat(read(Qr.of(text))).isEqualTo(text);
    }

    @Test
    void the_drawing_stands_alone() {
        assertThat(Qr.svg("x"))
                .startsWith("<svg xmlns=")
                .doesNotContain("style=")
                .endsWith("</svg>");
    }

    @Test
    void a_novel_does_not_fit() {
        assertThatThrownBy(() -> Qr.of("长".repeat(3000))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Draws the path with four pixels per module and lets the reader look. */
    private static String read(Qr qr) throws Exception {
        int side = qr.size() * 4;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xffffff);
        var bar = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z").matcher(qr.path());
        while (bar.find()) {
            int x = Integer.parseInt(bar.group(1));
            int y = Integer.parseInt(bar.group(2));
            int run = Integer.parseInt(bar.group(3));
            for (int row = y * 4; row < y * 4 + 4; row++) {
                Arrays.fill(pixels, row * side + x * 4, row * side + (x + run) * 4, 0);
            }
        }
        var image = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        return new QRCodeReader().decode(image).getText();
    }
}
