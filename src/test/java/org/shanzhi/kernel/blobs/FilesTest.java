package org.shanzhi.kernel.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.ServicesApp;
import org.shanzhi.kernel.ServicesTest;
import org.shanzhi.kernel.crypto.CryptoSuite;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@ServicesTest
class FilesTest {
    private static final long SEED = 415;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] TEXT = "楼上漏水，电话 13812345678".getBytes(UTF_8);

    @Autowired
    Files files;

    @Autowired
    BlobStore blobs;

    @Autowired
    CryptoSuite suite;

    @Autowired
    DSLContext dsl;

    @Autowired
    Clock clock;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    private StoredFile store(byte[] content) {
        return files.store(1, 7, new ByteArrayInputStream(content));
    }

    private byte[] read(UUID id) throws IOException {
        try (var content = files.open(1, id).content()) {
            return content.readAllBytes();
        }
    }

    @Test
    void a_file_comes_back_as_it_was_handed_in() throws Exception {
        var content = new byte[200_000];
        new SplittableRandom(SEED).nextBytes(content);
        System.arraycopy(MediaTypeTest.pdf(), 0, content, 0, 200);
        var file = store(content);
        assertThat(file.type()).isEqualTo("application/pdf");
        assertThat(file.size()).isEqualTo(content.length);
        assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(suite.digest(content)));
        assertThat(read(file.id())).isEqualTo(content);
        assertThat(files.find(1, file.id())).contains(file);
        assertThat(files.find(1, List.of(file.id(), UUID.randomUUID()))).containsOnlyKeys(file.id());
        assertThat(files.uploadedBy(1, file.id(), 7)).isTrue();
        assertThat(files.uploadedBy(1, file.id(), 8)).isFalse();
    }

    @Test
    void nothing_of_it_is_readable_in_the_folder() throws Exception {
        store(TEXT);
        store(TEXT);
        try (var all = java.nio.file.Files.walk(Path.of(ServicesTest.BLOBS))) {
            for (var file : all.filter(java.nio.file.Files::isRegularFile).toList()) {
                assertThat(new String(java.nio.file.Files.readAllBytes(file), UTF_8))
                        .doesNotContain("13812345678")
                        .doesNotContain("漏水");
            }
        }
    }

    @Test
    void a_file_of_another_district_does_not_exist() {
        var file = store(TEXT);
        assertThat(files.find(2, file.id())).isEmpty();
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> files.open(2, file.id()));
    }

    @Test
    void a_key_does_not_open_another_file() {
        var one = store(TEXT);
        var two = store(TEXT);
        dsl.execute(
                "update stored_file set blob = (select blob from stored_file where id = ?) where id = ?",
                two.id(),
                one.id());
        assertThatThrownBy(() -> read(one.id())).isInstanceOf(RuntimeException.class);
    }

    @Test
    void a_deleted_file_is_gone_and_its_bytes_are_swept_up_like_those_of_a_crash() throws Exception {
        var kept = store(TEXT);
        var deleted = store(TEXT);
        var orphan = blobs.put(out -> out.write(TEXT));
        files.delete(1, deleted.id());
        files.delete(1, deleted.id());
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> files.open(1, deleted.id()));

        var before = names();
        new SweepOrphans(dsl, blobs, Clock.offset(clock, SweepOrphans.GRACE)).run();
        assertThat(names()).isEqualTo(before).contains(orphan);
        new SweepOrphans(dsl, blobs, Clock.offset(clock, SweepOrphans.GRACE.plus(Duration.ofSeconds(1)))).run();
        assertThat(names()).doesNotContain(orphan).containsExactlyElementsOf(rows());
        assertThat(read(kept.id())).isEqualTo(TEXT);
    }

    @Test
    void what_was_attached_to_nothing_within_a_day_is_removed_and_can_be_attached_no_more() throws Exception {
        var attached = store(TEXT);
        var loose = store(TEXT);
        Attachments matters = (district, all) -> Set.of(attached.id());
        sweep(List.of(matters), SweepUnattached.GRACE.minusMinutes(1));
        assertThat(files.find(1, loose.id())).isPresent();
        sweep(List.of(), SweepUnattached.GRACE.plusMinutes(1));
        assertThat(files.find(1, loose.id())).isPresent();
        sweep(List.of((district, all) -> Set.of(), matters), SweepUnattached.GRACE.plusMinutes(1));
        assertThat(files.find(1, loose.id())).isEmpty();
        assertThat(read(attached.id())).isEqualTo(TEXT);
        dsl.execute("update stored_file set at = at - interval '23 hours' where id = ?", attached.id());
        assertThat(files.uploadedBy(1, attached.id(), 7)).isFalse();
    }

    private void sweep(List<Attachments> attachments, Duration later) {
        new SweepUnattached(dsl, attachments, Clock.offset(clock, later)).run();
    }

    @Test
    void a_photograph_is_stored_without_the_place_where_it_was_taken() throws Exception {
        byte[] plain = Pictures.jpeg(SEED, false);
        byte[] exif = Pictures.exif(ByteOrder.BIG_ENDIAN, Pictures.LYING);
        var file = store(Pictures.with(plain, 0xe1, "Exif\0\0", exif));
        byte[] kept = read(file.id());
        assertThat(new String(kept, ISO_8859_1)).doesNotContain(Pictures.CAMERA);
        assertThat(file.size()).isEqualTo(kept.length);
        assertThat(file.sha256()).isEqualTo(HexFormat.of().formatHex(suite.digest(kept)));
    }

    private List<String> names() throws IOException {
        try (var all = blobs.list()) {
            return all.map(BlobStore.Blob::name).sorted().toList();
        }
    }

    private List<String> rows() {
        return dsl.fetch("select distinct blob from stored_file order by blob").into(String.class);
    }

    @Test
    void many_hand_in_at_once() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(() -> {
                        var content = ("file " + i).repeat(20_000).getBytes(UTF_8);
                        return Arrays.equals(read(store(content).id()), content);
                    }))
                    .toList();
            for (var one : all) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    @Test
    void over_the_api_a_file_is_answered_by_its_id_digest_type_and_size() throws Exception {
        var answer = upload("clerk1", TEXT);
        assertThat(answer.statusCode()).isEqualTo(201);
        var body = json.readTree(answer.body());
        assertThat(body.propertyNames()).containsExactlyInAnyOrder("id", "sha256", "type", "size");
        assertThat(body.get("type").stringValue()).isEqualTo("text/plain");
        assertThat(body.get("size").intValue()).isEqualTo(TEXT.length);
        assertThat(read(UUID.fromString(body.get("id").stringValue()))).isEqualTo(TEXT);
    }

    @Test
    void a_repeated_upload_is_stored_once() throws Exception {
        var first = upload("program1", TEXT);
        var again = upload("program1", TEXT);
        assertThat(json.readTree(again.body())).isEqualTo(json.readTree(first.body()));
        assertThat(again.headers().firstValue(IdempotencyKey.REPLAYED)).hasValue("true");
    }

    @Test
    void what_cannot_be_taken_says_why() throws Exception {
        var unknown = upload("clerk1", new byte[] {0, 1, 2, 3});
        assertThat(unknown.statusCode()).isEqualTo(415);
        assertThat(json.readTree(unknown.body()).get("detail").stringValue())
                .contains("PDF, PNG, JPEG, DOCX, XLSX, TXT");
        assertThat(upload("clerk1", new byte[0]).statusCode()).isEqualTo(400);
        var largest = new byte[(int) Files.LARGEST];
        Arrays.fill(largest, (byte) 'x');
        assertThat(upload("clerk1", largest).statusCode()).isEqualTo(201);
        assertThat(upload("clerk1", Arrays.copyOf(largest, largest.length + 1)).statusCode())
                .isEqualTo(413);
        assertThat(upload(null, TEXT).statusCode()).isEqualTo(401);
    }

    @Test
    void too_much_is_stopped_even_when_nobody_counted_before() throws Exception {
        var before = names();
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int from, int length) {
                Arrays.fill(into, from, from + length, (byte) 'x');
                return length;
            }
        };
        assertThatThrownBy(() -> files.store(1, 7, endless)).hasMessageContaining("TOO_LARGE");
        assertThat(names()).isEqualTo(before);
    }

    private HttpResponse<String> upload(String user, byte[] content) throws Exception {
        var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.exe\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n";
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/files"))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .header(IdempotencyKey.HEADER, HexFormat.of().formatHex(suite.digest(content)))
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--b--\r\n")));
        if (user != null) {
            request.header(ServicesApp.USER, user);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
