package org.shanzhi.kernel.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * The bytes of a JSON document that do not depend on who wrote it (RFC 8785): keys in order of their UTF-16 units, no
 * spaces, shortest escapes, UTF-8. What is hashed is this, because {@code jsonb} reorders keys and drops spaces.
 *
 * <p>Only strings, booleans, null, arrays, objects and integers up to ±(2⁵³ − 1), which every reader holds exactly. A
 * decimal, a date, an enum or a lone surrogate is refused, never guessed at: write it as a string first.
 */
public final class CanonicalJson {
    private static final long LARGEST = (1L << 53) - 1;
    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /** A part of a tree that has been written canonically before. */
    public record Written(String text) {}

    /** @param tree maps with string keys, iterables, strings, integers, booleans, null, or a Jackson tree of these */
    public static byte[] bytes(Object tree) {
        return text(tree).getBytes(StandardCharsets.UTF_8);
    }

    /** The same as characters, for a {@code jsonb} column or an answer. */
    public static String text(Object tree) {
        var out = new StringBuilder(256);
        write(tree, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String s -> writeString(s, out);
            case Boolean b -> out.append(b.booleanValue());
            case Integer i -> out.append(i.intValue());
            case Long l -> writeInteger(l, out);
            case Short s -> out.append(s.shortValue());
            case BigInteger i -> writeInteger(small(i), out);
            case Map<?, ?> object -> writeObject(object, out);
            case JsonNode node -> writeNode(node, out);
            case Written part -> out.append(part.text());
            case Iterable<?> array -> writeArray(array, out);
            default ->
                throw new IllegalArgumentException(
                        "no canonical JSON for a " + value.getClass().getName());
        }
    }

    private static void writeNode(JsonNode node, StringBuilder out) {
        switch (node.getNodeType()) {
            case NULL -> out.append("null");
            case BOOLEAN -> out.append(node.booleanValue());
            case STRING -> writeString(node.stringValue(), out);
            case NUMBER -> {
                if (!node.isIntegralNumber()) {
                    throw new IllegalArgumentException("no canonical JSON for the decimal " + node);
                }
                writeInteger(small(node.bigIntegerValue()), out);
            }
            case ARRAY -> writeArray(node, out);
            case OBJECT -> {
                var sorted = new TreeMap<String, Object>();
                node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
                writeSorted(sorted, out);
            }
            default -> throw new IllegalArgumentException("no canonical JSON for a node " + node.getNodeType());
        }
    }

    private static void writeObject(Map<?, ?> object, StringBuilder out) {
        var sorted = new TreeMap<String, Object>();
        for (var field : object.entrySet()) {
            if (!(field.getKey() instanceof String key)) {
                throw new IllegalArgumentException("no canonical JSON for the key " + field.getKey());
            }
            sorted.put(key, field.getValue());
        }
        writeSorted(sorted, out);
    }

    private static void writeSorted(TreeMap<String, Object> object, StringBuilder out) {
        out.append('{');
        var first = true;
        for (var field : object.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            writeString(field.getKey(), out);
            out.append(':');
            write(field.getValue(), out);
        }
        out.append('}');
    }

    private static void writeArray(Iterable<?> array, StringBuilder out) {
        out.append('[');
        var first = true;
        for (var item : array) {
            if (!first) {
                out.append(',');
            }
            first = false;
            write(item, out);
        }
        out.append(']');
    }

    private static void writeInteger(long value, StringBuilder out) {
        if (value > LARGEST || value < -LARGEST) {
            throw tooLarge(value);
        }
        out.append(value);
    }

    private static long small(BigInteger value) {
        if (value.bitLength() > 63) {
            throw tooLarge(value);
        }
        return value.longValue();
    }

    private static IllegalArgumentException tooLarge(Number value) {
        return new IllegalArgumentException("no canonical JSON for the integer " + value + ": larger than 2^53 - 1");
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else if (Character.isSurrogate(c)) {
                        throw new IllegalArgumentException("no canonical JSON for a lone surrogate");
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
