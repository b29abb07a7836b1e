package org.shanzhi.kernel.paging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.web.HttpProblem;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place in a list: the sort keys of its last row, opaque to whoever carries it. It is no right and no secret: every list
 * asks its own conditions again, so a place that somebody makes up only moves within what he may see anyway. The checksum
 * turns a mangled or foreign one into a clear 400.
 */
public final class Cursor {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int CHECK_BYTES = 4;
    private static final int LONGEST = 1_000;

    private final List<Object> values;

    private Cursor(List<Object> values) {
        this.values = values;
    }

    /**
     * @param list names list and order, so that a place in one is refused in another
     * @param position integers, strings, instants or null
     */
    public static Cursor of(String list, Object... position) {
        var values = new ArrayList<>();
        values.add(list);
        for (var value : position) {
            values.add(value instanceof Instant instant ? instant.toString() : value);
        }
        return new Cursor(values);
    }

    /** @param after null or empty at the beginning of the list; 400 when it is not a place in this list */
    public static Optional<Cursor> parse(String list, String after) {
        return after == null || after.isEmpty() ? Optional.empty() : Optional.of(read(list, after));
    }

    private static Cursor read(String list, String after) {
        if (after.length() > LONGEST) {
            throw invalid();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(after);
            var end = bytes.length - CHECK_BYTES;
            if (end < 0 || !Arrays.equals(check(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
                throw invalid();
            }
            var values = new ArrayList<>();
            JSON.readTree(bytes, 0, end).forEach(node -> values.add(value(node)));
            if (values.isEmpty() || !list.equals(values.getFirst())) {
                throw invalid();
            }
            return new Cursor(values);
        } catch (IllegalArgumentException | JacksonException e) {
            throw invalid();
        }
    }

    private static Object value(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL -> null;
            case NUMBER -> node.longValue();
            case STRING -> node.stringValue();
            default -> throw invalid();
        };
    }

    public boolean isNull(int index) {
        return at(index) == null;
    }

    public long number(int index) {
        return at(index) instanceof Number number ? number.longValue() : wrong();
    }

    public String text(int index) {
        return at(index) instanceof String text ? text : wrong();
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeException e) {
            return wrong();
        }
    }

    private Object at(int index) {
        return index + 1 < values.size() ? values.get(index + 1) : wrong();
    }

    /** What is sent as {@code next}. */
    @Override
    public String toString() {
        var json = CanonicalJson.text(values).getBytes(StandardCharsets.UTF_8);
        var bytes = Arrays.copyOf(json, json.length + CHECK_BYTES);
        System.arraycopy(check(json, json.length), 0, bytes, json.length, CHECK_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] check(byte[] bytes, int end) {
        var crc = new CRC32C();
        crc.update(bytes, 0, end);
        return ByteBuffer.allocate(CHECK_BYTES).putInt((int) crc.getValue()).array();
    }

    private static <T> T wrong() {
        throw invalid();
    }

    private static HttpProblem invalid() {
        return new HttpProblem(HttpStatus.BAD_REQUEST, ServiceCode.CURSOR_INVALID);
    }
}
