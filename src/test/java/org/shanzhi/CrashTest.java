package org.shanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.DemoData;
import org.shanzhi.testing.Program;
import org.shanzhi.testing.Sizes;
import tools.jackson.databind.JsonNode;

/** kill -9 in the middle of the work of several people: what was answered is there, and nothing is there twice. */
class CrashTest {
    private static final String MATTERS = "/api/v1/matters";
    private static final List<String> PEOPLE = List.of("clerk1", "clerk2", "clerk3", "clerk4");
    private static final int MILLISECONDS_OF_WORK = 1_500;
    private static final int MOST_PER_PERSON = 150;
    private static final String WORDS = URLEncoder.encode("第九排路灯半夜全灭", StandardCharsets.UTF_8);
    private static final Duration FOUND_WITHIN = Duration.ofSeconds(20);
    private static final String REQUEST = """
            {"kind": "REQUEST", "channel": "WINDOW", "title": "路灯不亮", "body": "巷子里第九排路灯半夜全灭"}""";

    /** A request whose answer never came. */
    private record Unanswered(String person, String path, String body, String key, String version) {}

    @TempDir
    Path directory;

    /** By number, the actions that were acknowledged, in their order. */
    private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<Unanswered> unanswered = new ConcurrentLinkedQueue<>();

    @Test
    void what_was_acknowledged_survives_and_nothing_happens_twice() throws Exception {
        var data = new DemoData(directory);
        int kills = Sizes.pick(2, 10);
        Program program = data.serve();
        try {
            for (int kill = 1; kill <= kills; kill++) {
                int before = acknowledged.size();
                work(data, program);
                assertThat(acknowledged).as("kill %d", kill).hasSizeGreaterThan(before);
                program = data.serve();
                askAgain(data, program);
                check(data.api(program, "clerk1"));
                assertFound(data.api(program, "clerk1"));
            }
            // A chain that any of them broke is still broken now.
            Program.Ended verified = data.command("verify");
            assertThat(verified.status()).as(verified.output()).isZero();
            Program.Ended compared = data.command("rebuild", "--check");
            assertThat(compared.status()).as(compared.output()).isZero();
        } finally {
            program.end();
        }
    }

    /** Everybody works until the program dies under their hands. */
    private void work(DemoData data, Program program) throws Exception {
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = new ArrayList<Future<?>>();
            for (String person : PEOPLE) {
                Api api = data.api(program, person);
                working.add(people.submit(() -> works(person, api)));
            }
            Thread.sleep(MILLISECONDS_OF_WORK);
            program.kill();
            for (Future<?> one : working) one.get();
        }
    }

    private void works(String person, Api api) {
        for (int i = 0; i < MOST_PER_PERSON; i++) {
            Answer registered = post(api, new Unanswered(person, MATTERS, REQUEST, key(), null));
            if (registered == null) return;
            String number = registered.text("number");
            var done = new ArrayList<>(List.of("REGISTERED"));
            acknowledged.put(number, done);
            String path = MATTERS + "/" + number + "/actions/";
            String note = "{\"text\": \"现场看过\", \"visibility\": \"UNIT\"}";
            if (post(api, new Unanswered(person, path + "accept", "{}", key(), "\"1\"")) == null) return;
            done.add("ACCEPTED");
            if (post(api, new Unanswered(person, path + "note", note, key(), "\"2\"")) == null) return;
            done.add("NOTED");
        }
    }

    /** Null when the program died before it answered. */
    private Answer post(Api api, Unanswered request) {
        try {
            Answer answer = send(api, request);
            assertThat(answer.status()).as(request.path()).isIn(200, 201);
            return answer;
        } catch (AssertionError died) {
            if (died.getCause() == null) throw died;
            unanswered.add(request);
            return null;
        }
    }

    private static Answer send(Api api, Unanswered request) {
        return request.version() == null
                ? api.post(request.path(), request.body(), "Idempotency-Key", request.key())
                : api.post(
                        request.path(),
                        request.body(),
                        "Idempotency-Key",
                        request.key(),
                        "If-Match",
                        request.version());
    }

    /** Whoever got no answer asks again with the same key, and once more: it is done once. */
    private void askAgain(DemoData data, Program program) {
        while (!unanswered.isEmpty()) {
            Unanswered request = unanswered.remove();
            Api api = data.api(program, request.person());
            Answer first = send(api, request);
            Answer second = send(api, request);
            assertThat(first.status()).as(request.path()).isIn(200, 201);
            assertThat(second.text("number")).isEqualTo(first.text("number"));
            assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
            boolean registration = request.version() == null;
            String event = registration ? "REGISTERED" : request.path().endsWith("accept") ? "ACCEPTED" : "NOTED";
            acknowledged
                    .computeIfAbsent(first.text("number"), _ -> new ArrayList<>())
                    .add(event);
        }
    }

    private void check(Api api) {
        acknowledged.forEach((number, done) -> {
            JsonNode events = api.get(MATTERS + "/" + number + "/events").json().get("items");
            var types =
                    events.valueStream().map(e -> e.get("type").stringValue()).toList();
            var versions =
                    events.valueStream().map(e -> e.get("version").intValue()).toList();
            assertThat(types).as(number).hasSameSizeAs(done);
            assertThat(versions)
                    .as(number)
                    .isEqualTo(IntStream.rangeClosed(1, done.size()).boxed().toList());
        });
    }

    /** The index died with the program in the middle of a block. */
    private void assertFound(Api api) {
        Awaitility.await()
                .atMost(FOUND_WITHIN)
                .untilAsserted(() -> assertThat(found(api)).containsExactlyInAnyOrderElementsOf(acknowledged.keySet()));
    }

    private static List<String> found(Api api) {
        var found = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page = api.get(MATTERS + "?limit=200&q=" + WORDS + "&after=" + next)
                    .json();
            page.get("items").forEach(item -> found.add(item.get("number").stringValue()));
            next = page.get("next").isNull() ? "" : page.get("next").stringValue();
        } while (!next.isEmpty());
        return found;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
