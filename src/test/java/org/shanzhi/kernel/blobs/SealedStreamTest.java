package org.shanzhi.kernel.blobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.crypto.InternationalSuite;
import org.shanzhi.testing.Sizes;

class SealedStreamTest {
    private static final long SEED = 25;
    private static final CryptoSuite SUITE = new InternationalSuite();
    private static final byte[] KEY = SUITE.newKey();
    private static final UUID FILE = UUID.randomUUID();
    private final SplittableRandom random = new SplittableRandom(SEED);

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, SealedStream.PIECE - 1, SealedStream.PIECE, SealedStream.PIECE + 1, 3 * SealedStream.PIECE})
    void content_of_any_length_comes_back(int length) throws Exception {
        var clear = bytes(length);
        var sealed = seal(clear);
        assertThat(open(FILE, sealed)).isEqualTo(clear);
        var byteByByte = new ByteArrayOutputStream();
        var in = new SealedStream(SUITE, KEY, FILE).open(new ByteArrayInputStream(sealed));
        for (var b = in.read(); b >= 0; b = in.read()) {
            byteByByte.write(b);
        }
        assertThat(byteByByte.toByteArray()).isEqualTo(clear);
    }

    @Test
    void changed_shortened_lengthened_or_reordered_it_is_refused() throws Exception {
        var sealed = seal(bytes(2 * SealedStream.PIECE + 100));
        for (var round = 0; round < Sizes.pick(200, 20_000); round++) {
            var changed = sealed.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertRefused(changed);
            assertRefused(Arrays.copyOf(sealed, random.nextInt(sealed.length)));
        }
        var piece = 4 + ByteBuffer.wrap(sealed).getInt();
        for (var length = 0; length < sealed.length; length += piece) {
            for (var bit = 0; bit < Integer.SIZE; bit++) {
                var changed = sealed.clone();
                changed[length + bit / 8] ^= (byte) (1 << bit % 8);
                assertRefused(changed);
            }
        }
        assertRefused(Arrays.copyOf(sealed, piece));
        assertRefused(Arrays.copyOf(sealed, 2 * piece));
        assertRefused(Arrays.copyOf(sealed, sealed.length + 1));
        var swapped = sealed.clone();
        System.arraycopy(sealed, 0, swapped, piece, piece);
        System.arraycopy(sealed, piece, swapped, 0, piece);
        assertRefused(swapped);
    }

    @Test
    void content_of_one_file_does_not_pass_for_another() throws Exception {
        var sealed = seal(bytes(10));
        assertThatThrownBy(() -> open(UUID.randomUUID(), sealed)).isInstanceOf(RuntimeException.class);
    }

    private void assertRefused(byte[] sealed) {
        assertThatThrownBy(() -> open(FILE, sealed)).as("seed %s", SEED).isNotNull();
    }

    private byte[] bytes(int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] seal(byte[] clear) throws IOException {
        var out = new ByteArrayOutputStream();
        new SealedStream(SUITE, KEY, FILE).seal(new ByteArrayInputStream(clear), out);
        return out.toByteArray();
    }

    private static byte[] open(UUID file, byte[] sealed) throws IOException {
        try (var in = new SealedStream(SUITE, KEY, file).open(new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }
}
