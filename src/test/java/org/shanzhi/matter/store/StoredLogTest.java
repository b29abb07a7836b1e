package org.shanzhi.matter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.crypto.CanonicalJson;
import org.shanzhi.kernel.crypto.InternationalSuite;
import org.shanzhi.matter.Event;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.Recorded;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.life.Fold;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.Upcasters.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Logs that were written once and must be read for ever: {@code shapes.jsonl} holds one event of every type and version,
 * {@code life.jsonl} the whole log of one matter. Lines are only ever added.
 */
class StoredLogTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final LogCodec codec = new LogCodec(new InternationalSuite());

    @Test
    void every_shape_that_was_ever_written_is_read() {
        for (JsonNode line : lines("shapes.jsonl")) {
            int type = line.get("type").intValue();
            int v = line.get("v").intValue();
            var stored = new TwoParts(tree(line.get("open")), tree(line.get("secret")));
            Class<?> shape = EventTypes.of(type);
            int current = EventTypes.type(shape).v();
            TwoParts today = Upcasters.STEPS.upTo(current, type, v, stored);
            TwoParts again = TwoParts.of(today.as(shape));
            assertThat(text(again)).as(shape.getSimpleName()).isEqualTo(text(today));
        }
    }

    @Test
    void every_event_of_today_is_among_them() {
        var stored = new ArrayList<Shape>();
        for (JsonNode line : lines("shapes.jsonl"))
            stored.add(new Shape(line.get("type").intValue(), line.get("v").intValue()));
        assertThat(stored).doesNotHaveDuplicates();
        for (Class<?> event : Event.class.getPermittedSubclasses()) {
            var type = EventTypes.type(event);
            assertThat(stored)
                    .as("add to shapes.jsonl: %s", Examples.line(event))
                    .contains(new Shape(type.no(), type.v()));
        }
    }

    @Test
    void a_life_that_was_written_once_is_the_same_life_today() {
        Matter m = null;
        byte[] head = Change.NO_HEAD;
        for (JsonNode line : lines("life.jsonl")) {
            LogCodec.Row row = row(line);
            Recorded r = codec.read(row);
            byte[] hash = codec.hash(head, Story.DISTRICT, Story.ID, r, row.type(), row.v(), row.payload());
            assertThat(HexFormat.of().formatHex(hash))
                    .as("event " + r.version())
                    .isEqualTo(text(line, "hash"));
            if (row.document() != null)
                assertThat(codec.matches((String) row.payload().get("sealed"), row.document()))
                        .isTrue();
            m = m == null ? Fold.first(Story.DISTRICT, Story.ID, r) : Fold.next(m, r);
            head = hash;
        }
        assertThat(m.version()).isEqualTo(12);
        assertThat(m.state()).isEqualTo(State.ARCHIVED);
        assertThat(m.outcome()).isEqualTo(Outcome.AGREEMENT_ORAL);
        assertThat(m.title()).isEqualTo("楼上漏水");
        assertThat(m.typeCode()).isEqualTo("0202");
        assertThat(m.unit()).isEqualTo(Story.STREET);
        assertThat(m.assignee()).isEqualTo(Story.HANDLER.staffId());
        assertThat(m.requestedAt()).isEqualTo(Instant.parse("2026-11-20T01:00:00Z"));
        assertThat(m.parties()).hasSize(3);
    }

    @Test
    void what_an_earlier_release_wrote_is_brought_up_step_by_step() {
        var steps = new Upcasters(Map.of(
                new Shape(26, 1), s -> renamed(s, "why", "reason"),
                new Shape(26, 2), s -> s));
        TwoParts first = new TwoParts(Map.of(), Map.of("why", "当事人反悔"));
        assertThat(steps.upTo(3, 26, 1, first).as(Event.Reopened.class))
                .isEqualTo(new Event.Reopened(new FreeText("当事人反悔")));
        assertThatThrownBy(() -> first.as(Event.Reopened.class)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> steps.upTo(2, 26, 3, first)).hasMessageContaining("later release");
        assertThatThrownBy(() -> steps.upTo(2, 27, 1, first)).hasMessageContaining("Nothing reads");
    }

    private static String text(TwoParts parts) {
        return CanonicalJson.text(parts.open()) + (parts.secret() == null ? "" : CanonicalJson.text(parts.secret()));
    }

    private static TwoParts renamed(TwoParts shape, String from, String to) {
        var secret = new HashMap<Object, Object>((Map<?, ?>) shape.secret());
        secret.put(to, secret.remove(from));
        return new TwoParts(shape.open(), secret);
    }

    private static LogCodec.Row row(JsonNode line) {
        String document = text(line, "document");
        return new LogCodec.Row(
                line.get("version").intValue(),
                Instant.parse(text(line, "at")),
                line.get("type").intValue(),
                line.get("v").intValue(),
                line.get("actor").intValue(),
                line.get("unit").intValue(),
                UUID.fromString(text(line, "request")),
                (Map<?, ?>) tree(line.get("payload")),
                document == null ? null : Base64.getDecoder().decode(document));
    }

    private static String text(JsonNode line, String name) {
        return line.path(name).stringValue(null);
    }

    private static Object tree(JsonNode node) {
        return node == null || node.isNull() ? null : JSON.convertValue(node, Object.class);
    }

    private static List<JsonNode> lines(String name) {
        try (var in = StoredLogTest.class.getResourceAsStream("/log/" + name)) {
            return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
                    .map(JSON::readTree)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
