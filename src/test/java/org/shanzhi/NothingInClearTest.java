package org.shanzhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.BodyField;
import org.shanzhi.policy.PolicyLoader;
import org.shanzhi.testing.Api;
import org.shanzhi.testing.Api.Answer;
import org.shanzhi.testing.DemoData;
import org.shanzhi.testing.Program;

/** Whoever steals the disk finds nobody on it: numbers that were told lie nowhere as they were told. */
class NothingInClearTest {
    private static final List<String> PHONES = List.of("13987650421", "13987650432", "13987650443", "13987650454");
    private static final List<String> ID_NUMBERS = List.of("620102197703152347", "620102198811041268");
    private static final int PIECE = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void planted_numbers_are_in_no_file() throws Exception {
        var data = new DemoData(directory);
        try (Program program = data.serve()) {
            plant(data.api(program, "clerk1"));
            plantLedger(data.api(program, "clerk1"));
        }
        var planted = Stream.concat(PHONES.stream(), ID_NUMBERS.stream()).toList();
        var found = new ArrayList<String>();
        int files = 0;
        try (var all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files++;
                for (String number : planted) if (contains(file, number)) found.add(number + " in " + file);
            }
        }
        assertThat(found).isEmpty();
        assertThat(files).as("the database and its log were looked at").isGreaterThan(500);
        assertThat(contains(data.directory().resolve("demo-accounts.csv"), "clerk1"))
                .as("the search finds what is there")
                .isTrue();
    }

    /** A row that goes in, one that is wrong, and a file whose name tells somebody's number. */
    private static void plantLedger(Api clerk) {
        String ledger = """
                工单编号,来电时间,来电人,联系电话,证件号码,标题,诉求内容
                %1$s,2020-01-06,赵植,%1$s,%2$s,打 %1$s,证号 %2$s
                %2$s,%1$s,赵植,%2$s,%1$s,打 %1$s,证号 %2$s
                """.formatted(PHONES.get(0), ID_NUMBERS.get(0));
        Answer sent = clerk.upload(
                "/api/v1/imports",
                Map.of("profile", "hotline-ledger"),
                PHONES.get(1) + ".csv",
                ledger.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.status()).as(sent.toString()).isEqualTo(202);
        Answer done = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> clerk.get("/api/v1/imports/" + sent.text("id")),
                        answer -> "DONE".equals(answer.text("state")));
        assertThat(done.json().get("imported").intValue()).isEqualTo(1);
        assertThat(done.json().get("errors").intValue()).isEqualTo(1);
    }

    private static void plant(Api clerk) {
        Answer matter = clerk.post("/api/v1/matters", """
                {"kind": "DISPUTE", "channel": "WINDOW", "title": "借款 %s", "place": {"address": "联系 %s"}, "note": "证号 %s", "body": "对方电话 %s，证号 %s",
                 "parties": [{"role": "APPLICANT", "kind": "PERSON", "name": "赵植", "phone": "%s", "idNumber": "%s", "address": "电 %s"},
                             {"role": "RESPONDENT", "kind": "PERSON", "name": "钱种", "phone": "%s"}]}""".formatted(
                        PHONES.get(0),
                        PHONES.get(3),
                        ID_NUMBERS.get(1),
                        PHONES.get(0),
                        ID_NUMBERS.get(0),
                        PHONES.get(1),
                        ID_NUMBERS.get(1),
                        PHONES.get(3),
                        PHONES.get(2)));
        assertThat(matter.status()).as(matter.toString()).isEqualTo(201);
        String number = matter.text("number");
        act(clerk, number, "note", "{\"text\": \"改打 " + PHONES.get(3) + "\", \"visibility\": \"UNIT\"}");
        act(clerk, number, "add-party", """
                {"party": {"role": "AGENT", "kind": "PERSON", "name": "孙秧", "phone": "%s"}}""".formatted(PHONES.get(3)));
        act(clerk, number, "correct", """
                {"field": "body", "value": "电话应为 %s", "reason": "听错 %s"}""".formatted(PHONES.get(2), ID_NUMBERS.get(0)));
        everywhere(clerk, number);
        // What is wrong is refused, and must not be kept in a log either.
        clerk.post("/api/v1/matters", "{\"phone\": \"" + PHONES.get(0) + "\"}");
        clerk.get("/api/v1/matters?unit=" + PHONES.get(1));
    }

    /** In every field of every action, whether it takes a text or something else and refuses it. */
    private static void everywhere(Api clerk, String number) {
        String planted = PHONES.get(1) + " " + ID_NUMBERS.get(1);
        String files = "\"files\": [{\"id\": \"" + UUID.randomUUID() + "\", \"kind\": \"" + planted
                + "\", \"title\": \"" + planted + "\"}]";
        for (ActionPolicy action : PolicyLoader.builtIn().lifeCycle().actions().values()) {
            for (BodyField field : action.body()) {
                String text = "\"" + planted + "\"";
                String body = "{\"note\": " + text + ", " + files + ", \"" + field.name() + "\": "
                        + (field.list() ? "[" + text + "]" : text) + "}";
                Answer answer = action.code().equals("register")
                        ? clerk.post("/api/v1/matters", body)
                        : clerk.act(number, action.code(), body);
                assertThat(answer.status())
                        .as(action.code() + " " + field.name())
                        .isBetween(400, 499);
            }
        }
    }

    private static void act(Api clerk, String number, String action, String body) {
        Answer done = clerk.act(number, action, body);
        assertThat(done.status()).as(action + " " + done).isEqualTo(200);
    }

    /** In pieces that overlap, so that a large file needs little memory. */
    private static boolean contains(Path file, String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (var in = Files.newInputStream(file)) {
            byte[] piece = new byte[PIECE];
            int kept = 0;
            while (true) {
                int read = in.readNBytes(piece, kept, PIECE - kept);
                if (read == 0) return false;
                int end = kept + read;
                String seen = new String(piece, 0, end, StandardCharsets.ISO_8859_1);
                if (seen.contains(new String(wanted, StandardCharsets.ISO_8859_1))) return true;
                kept = Math.min(end, wanted.length - 1);
                System.arraycopy(piece, end - kept, piece, 0, kept);
            }
        }
    }
}
