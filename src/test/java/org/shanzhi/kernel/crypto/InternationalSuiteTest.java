package org.shanzhi.kernel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InternationalSuiteTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] CONTEXT = "matter 1".getBytes(UTF_8);
    private final CryptoSuite suite = new InternationalSuite();

    @Test
    void digests_and_macs_are_those_of_the_standards() {
        assertThat(suite.digest("a".getBytes(UTF_8), "bc".getBytes(UTF_8)))
                .as("FIPS 180-4, abc")
                .isEqualTo(HEX.parseHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        assertThat(suite.mac(
                        "Jefe".getBytes(UTF_8), "what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8)))
                .as("RFC 4231, test case 2")
                .isEqualTo(HEX.parseHex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    }

    @Test
    void derived_keys_are_those_of_hkdf_without_salt() {
        var key = HEX.parseHex("0b".repeat(22));
        assertThat(suite.derive(key, "", 42))
                .as("RFC 5869, test case 3")
                .isEqualTo(HEX.parseHex(
                        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"));
        assertThat(suite.derive(key, "phone", 32)).isNotEqualTo(suite.derive(key, "id number", 32));
    }

    @Test
    void what_was_sealed_opens_again_and_never_looks_the_same_twice() {
        var key = suite.newKey();
        var clear = "张三，电话 13800000000".getBytes(UTF_8);
        var sealed = suite.seal(key, clear, CONTEXT);
        assertThat(suite.open(key, sealed, CONTEXT)).isEqualTo(clear);
        assertThat(suite.seal(key, clear, CONTEXT)).isNotEqualTo(sealed);
        assertThat(suite.open(key, suite.seal(key, new byte[0], CONTEXT), CONTEXT))
                .isEmpty();
    }

    @Test
    void a_single_changed_bit_another_key_or_another_place_is_refused() {
        var key = suite.newKey();
        var sealed = suite.seal(key, "一".getBytes(UTF_8), CONTEXT);
        for (var bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertUnreadable(key, changed, CONTEXT);
        }
        assertUnreadable(suite.newKey(), sealed, CONTEXT);
        assertUnreadable(key, sealed, "matter 2".getBytes(UTF_8));
        assertUnreadable(key, new byte[0], CONTEXT);
        assertThatIllegalArgumentException().isThrownBy(() -> suite.seal(new byte[16], new byte[1], CONTEXT));
    }

    @Test
    void a_signature_holds_for_its_message_and_its_key_only() {
        var keys = suite.newSigningKeys();
        var message = "root of the night".getBytes(UTF_8);
        var signature = suite.sign(keys, message);
        assertThat(suite.verify(keys.publicKey(), message, signature)).isTrue();
        assertThat(suite.verify(keys.publicKey(), "another".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(suite.verify(suite.newSigningKeys().publicKey(), message, signature))
                .isFalse();
        assertThat(suite.verify(keys.publicKey(), message, new byte[3])).isFalse();
        assertThat(suite.verify(new byte[3], message, signature)).isFalse();
        assertThat(keys.toString()).isEqualTo("SigningKeys[***]");
    }

    @Test
    void many_threads_share_one_suite() throws Exception {
        var key = suite.newKey();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(() -> {
                        var clear = ("text " + i).getBytes(UTF_8);
                        for (var n = 0; n < 200; n++) {
                            assertThat(suite.open(key, suite.seal(key, clear, CONTEXT), CONTEXT))
                                    .isEqualTo(clear);
                        }
                    }))
                    .toList();
            for (Future<?> task : tasks) {
                task.get();
            }
        }
    }

    private void assertUnreadable(byte[] key, byte[] sealed, byte[] context) {
        assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> suite.open(key, sealed, context));
    }
}
