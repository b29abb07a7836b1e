package org.shanzhi.kernel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.Sizes;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {
    private static final long SEED = 8785;
    private static final JsonMapper JACKSON = JsonMapper.builder().build();

    @Test
    void the_example_of_the_rfc_without_its_decimals() {
        var sent = """
                {
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";
        var expected = "{\"literals\":[null,true,false],\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}";
        assertThat(CanonicalJson.text(JACKSON.readTree(sent))).isEqualTo(expected);
        assertThat(CanonicalJson.bytes(JACKSON.readTree(sent)))
                .as("the bytes printed in section 3.2.4, from the literals on")
                .startsWith(HexFormat.of().parseHex("7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c"))
                .endsWith(HexFormat.of()
                        .parseHex("22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d"));
    }

    @Test
    void keys_are_sorted_by_their_utf_16_units_as_in_section_3_2_3() {
        var sent = """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }""";
        assertThat(CanonicalJson.text(JACKSON.readTree(sent)))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void rare_characters_are_kept_as_utf_8() {
        assertThat(CanonicalJson.bytes(List.of("𠮷㐂·"))).isEqualTo("[\"𠮷㐂·\"]".getBytes(UTF_8));
    }

    @Test
    void what_has_no_single_form_is_refused() {
        for (Object refused : Arrays.asList(
                1.5,
                new BigDecimal("1"),
                Instant.EPOCH,
                Thread.State.NEW,
                new byte[1],
                1L << 53,
                -(1L << 53),
                BigInteger.TWO.pow(80),
                "\ud83d",
                "\ude00\ud83d",
                Map.of("\ud83d", 1),
                Map.of(1, 1),
                JACKSON.readTree("1.5"),
                JACKSON.readTree("1E2"),
                JACKSON.readTree("9007199254740992"))) {
            assertThatIllegalArgumentException().as("%s", refused).isThrownBy(() -> CanonicalJson.bytes(refused));
        }
    }

    @Test
    void the_largest_integers_are_written_in_full() {
        var largest = (1L << 53) - 1;
        assertThat(CanonicalJson.text(Arrays.asList(largest, -largest, 0, (short) 7, BigInteger.ONE)))
                .isEqualTo("[9007199254740991,-9007199254740991,0,7,1]");
    }

    @Test
    void the_order_in_which_keys_were_put_makes_no_difference() {
        var random = new SplittableRandom(SEED);
        for (var round = 0; round < Sizes.pick(500, 50_000); round++) {
            var tree = object(random, 3);
            var canonical = CanonicalJson.text(tree);
            var parsed = JACKSON.readTree(canonical);
            assertThat(CanonicalJson.text(parsed))
                    .as("seed %s round %s", SEED, round)
                    .isEqualTo(canonical);
            assertThat(CanonicalJson.text(reversed(tree)))
                    .as("seed %s round %s", SEED, round)
                    .isEqualTo(canonical);
            assertThat(parsed).isEqualTo(JACKSON.valueToTree(tree));
        }
    }

    /** Random trees with all kinds of characters, for other tests as well. */
    static Map<String, Object> object(SplittableRandom random, int depth) {
        var object = new LinkedHashMap<String, Object>();
        for (var i = random.nextInt(5); i > 0; i--) {
            object.put(string(random), value(random, depth));
        }
        return object;
    }

    private static Object value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> string(random);
            case 1 -> random.nextLong(-(1L << 53) + 1, 1L << 53);
            case 2 -> random.nextBoolean();
            case 3 -> null;
            case 4 -> object(random, depth - 1);
            default -> {
                var array = new ArrayList<>();
                for (var i = random.nextInt(4); i > 0; i--) {
                    array.add(value(random, depth - 1));
                }
                yield array;
            }
        };
    }

    private static String string(SplittableRandom random) {
        var text = new StringBuilder();
        for (var i = random.nextInt(6); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(1, 0x80));
                case 1 -> text.append((char) random.nextInt(0x4e00, 0x9fff));
                case 2 -> text.append((char) random.nextInt(0xe000, 0xffff));
                default -> text.appendCodePoint(random.nextInt(0x10000, 0x110000));
            }
        }
        return text.toString();
    }

    private static Object reversed(Object value) {
        return switch (value) {
            case Map<?, ?> object -> {
                var answer = new LinkedHashMap<Object, Object>();
                new ArrayList<>(object.entrySet())
                        .reversed()
                        .forEach(field -> answer.put(field.getKey(), reversed(field.getValue())));
                yield answer;
            }
            case List<?> array ->
                new ArrayList<>(array.stream().map(CanonicalJsonTest::reversed).toList());
            case null -> null;
            default -> value;
        };
    }
}
