package org.shanzhi.kernel.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.kernel.web.HttpProblem;

/** Of a picture only the picture is kept. */
class PicturesAloneTest {
    private static final long SEED = 1123;
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_jpeg_loses_place_camera_comments_and_trailers_and_keeps_every_pixel(boolean progressive) {
        byte[] plain = Pictures.jpeg(SEED, progressive);
        byte[] clean = jpeg(telling(plain, ByteOrder.LITTLE_ENDIAN, Pictures.LYING));
        assertThat(text(clean)).doesNotContain(Pictures.CAMERA, "36.05", "photoshop", "MPF", "video");
        assertSamePicture(clean, plain);
        assertThat(jpeg(clean)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(strings = {"BIG_ENDIAN", "LITTLE_ENDIAN"})
    void which_way_up_it_is_stays_and_nothing_else_of_its_exif(String order) {
        ByteOrder written = order.startsWith("BIG") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        byte[] plain = Pictures.jpeg(SEED, false);
        byte[] clean = jpeg(telling(plain, written, Pictures.LYING));
        byte[] expected = Pictures.with(plain, 0xe1, "Exif\0\0", Orientation.alone(Pictures.LYING));
        assertThat(clean).isEqualTo(expected);
        assertThat(Orientation.of(Orientation.alone(Pictures.LYING))).isEqualTo(Pictures.LYING);
        assertThat(jpeg(telling(plain, written, Orientation.UPRIGHT))).isEqualTo(plain);
    }

    @Test
    void colours_are_not_metadata() {
        byte[] profiled = Pictures.with(Pictures.jpeg(SEED, false), 0xe2, "ICC_PROFILE\0", new byte[300]);
        assertThat(jpeg(profiled)).isEqualTo(profiled);
    }

    @Test
    void a_png_loses_texts_place_and_private_data_and_keeps_every_pixel() {
        byte[] plain = Pictures.png(SEED);
        byte[] told = Pictures.with(plain, "tEXt", ("Author\0" + Pictures.CAMERA).getBytes(ISO_8859_1));
        told = Pictures.with(told, "iTXt", ("XML:com.adobe.xmp\0\0\0\0\0" + Pictures.CAMERA).getBytes(ISO_8859_1));
        told = Pictures.with(told, "zTXt", new byte[30]);
        told = Pictures.with(told, "caBX", Pictures.CAMERA.getBytes(ISO_8859_1));
        told = Pictures.with(told, "eXIf", Pictures.exif(ByteOrder.BIG_ENDIAN, Orientation.UPRIGHT));
        assertThat(png(Pictures.after(told, Pictures.CAMERA))).isEqualTo(plain);
        byte[] lying = Pictures.with(plain, "eXIf", Pictures.exif(ByteOrder.BIG_ENDIAN, Pictures.LYING));
        byte[] clean = png(lying);
        assertThat(clean).isEqualTo(Pictures.with(plain, "eXIf", Orientation.alone(Pictures.LYING)));
        assertSamePicture(clean, plain);
    }

    @Test
    void a_picture_that_was_cut_off_in_the_middle_is_kept_as_far_as_it_goes() {
        byte[] plain = Pictures.jpeg(SEED, false);
        byte[] cut = Arrays.copyOf(plain, plain.length - 500);
        assertThat(jpeg(cut)).isEqualTo(cut);
    }

    @Test
    void what_is_no_picture_after_its_first_bytes_is_refused() {
        byte[] picture = Pictures.jpeg(SEED, false);
        for (byte[] broken : new byte[][] {
            Arrays.copyOf(picture, 3),
            Arrays.copyOf(picture, 12),
            {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, 1}
        }) assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> jpeg(broken));
        byte[] half = Arrays.copyOf(Pictures.png(SEED), 60);
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> png(half));
    }

    /** Whatever stands in a file, it ends, and nothing but a refusal comes of it. */
    @Test
    void noise_is_refused_or_passed_and_never_an_error() {
        byte[] told = telling(Pictures.jpeg(SEED, true), ByteOrder.BIG_ENDIAN, Pictures.LYING);
        for (long seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            byte[] noisy = told.clone();
            for (int i = 0; i < 20; i++) noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
            try {
                assertThat(jpeg(noisy).length).as("seed %d", seed).isLessThanOrEqualTo(told.length + 40);
            } catch (HttpProblem refused) {
                assertThat(refused.problem().status().value())
                        .as("seed %d", seed)
                        .isEqualTo(422);
            }
        }
    }

    private static byte[] telling(byte[] jpeg, ByteOrder order, int orientation) {
        byte[] told = Pictures.with(jpeg, 0xfe, "", Pictures.CAMERA.getBytes(ISO_8859_1));
        told = Pictures.with(told, 0xed, "photoshop 3.0", Pictures.CAMERA.getBytes(ISO_8859_1));
        told = Pictures.with(told, 0xe2, "MPF\0", new byte[90]);
        told = Pictures.with(told, 0xe1, XMP, "exif:GPSLatitude=36.05".getBytes(ISO_8859_1));
        told = Pictures.with(told, 0xe1, "Exif\0\0", Pictures.exif(order, orientation));
        return Pictures.after(told, "a video that a telephone hides behind its picture " + Pictures.CAMERA);
    }

    private static void assertSamePicture(byte[] one, byte[] other) {
        BufferedImage left = Pictures.read(one);
        BufferedImage right = Pictures.read(other);
        int[] a = left.getRGB(0, 0, left.getWidth(), left.getHeight(), null, 0, left.getWidth());
        int[] b = right.getRGB(0, 0, right.getWidth(), right.getHeight(), null, 0, right.getWidth());
        assertThat(a).isEqualTo(b);
    }

    private static byte[] jpeg(byte[] sent) {
        return all(new JpegAlone(new ByteArrayInputStream(sent)));
    }

    private static byte[] png(byte[] sent) {
        return all(new PngAlone(new ByteArrayInputStream(sent)));
    }

    /** In pieces of every size, as somebody may read. */
    private static byte[] all(InputStream in) {
        try (in) {
            var out = new ByteArrayOutputStream();
            var some = new byte[777];
            for (int n = in.read(); n >= 0; n = in.read()) {
                out.write(n);
                int more = in.read(some);
                if (more > 0) out.write(some, 0, more);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
