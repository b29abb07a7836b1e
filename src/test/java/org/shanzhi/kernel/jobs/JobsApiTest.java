package org.shanzhi.kernel.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.ServiceCode;
import org.shanzhi.kernel.ServicesApp;
import org.shanzhi.kernel.ServicesTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@ServicesTest
class JobsApiTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    Jobs jobs;

    @Autowired
    JsonMapper json;

    @LocalServerPort
    int port;

    @Test
    void its_owner_watches_it() throws Exception {
        var job = jobs.start(JobRequest.of(1, "BULK", 7, 1_500), progress -> {
            for (var i = 0; i < 1_500; i++) {
                progress.row(Map.of("n", i));
            }
        });
        job.await(LONG);
        var answer = json.readTree(send("GET", "/api/v1/jobs/" + job.id()).body());
        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder("id", "kind", "state", "done", "total", "rows", "next");
        assertThat(answer.get("state").stringValue()).isEqualTo("DONE");
        assertThat(answer.get("done").intValue()).isEqualTo(1_500);
        assertThat(answer.get("rows")).hasSize(1_000);
        var rest = json.readTree(send(
                        "GET",
                        "/api/v1/jobs/" + job.id() + "?after="
                                + answer.get("next").stringValue())
                .body());
        assertThat(rest.get("rows")).hasSize(500);
        assertThat(rest.get("rows").get(0).get("n").intValue()).isEqualTo(1_000);
        assertThat(rest.has("next")).isFalse();
    }

    @Test
    void its_owner_cancels_it() throws Exception {
        var job = jobs.start(JobRequest.of(1, "BULK", 7, 0), progress -> {
            while (true) {
                progress.check();
                Thread.sleep(5);
            }
        });
        assertThat(send("DELETE", "/api/v1/jobs/" + job.id()).statusCode()).isEqualTo(204);
        assertThat(job.await(LONG)).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void a_failure_is_told_in_words() throws Exception {
        var job = jobs.start(JobRequest.of(1, "BULK", 7, 0), progress -> {
            throw new Refused(ServiceCode.FILE_EMPTY);
        });
        job.await(LONG);
        var failure =
                json.readTree(send("GET", "/api/v1/jobs/" + job.id()).body()).get("failure");
        assertThat(failure.get("code").stringValue()).isEqualTo("FILE_EMPTY");
        assertThat(failure.get("detail").stringValue()).isEqualTo("文件是空的，请重新选择。");
    }

    @Test
    void others_and_what_is_no_job_get_404_or_400() throws Exception {
        var job = jobs.start(JobRequest.of(1, "BULK", 8, 0), progress -> {});
        job.await(LONG);
        assertThat(send("GET", "/api/v1/jobs/" + job.id()).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", "/api/v1/jobs/" + job.id()).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/jobs/" + job.id()).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/api/v1/jobs/x").statusCode()).isEqualTo(400);
        var nobody = HttpRequest.newBuilder(uri("/api/v1/jobs/" + job.id())).build();
        assertThat(CLIENT.send(nobody, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_page_shows_it_and_asks_again_until_the_end() throws Exception {
        var goOn = new CountDownLatch(1);
        var job = jobs.start(JobRequest.of(1, "BULK", 7, 3), progress -> goOn.await());
        assertThat(send("GET", "/jobs/" + job.id()).body())
                .contains("hx-get=\"/jobs/" + job.id(), "/jobs/" + job.id() + "/cancel");
        goOn.countDown();
        job.await(LONG);
        assertThat(send("GET", "/jobs/" + job.id()).body())
                .contains("已办完")
                .doesNotContain("hx-get")
                .doesNotContain("/cancel");
    }

    @Test
    void a_page_stops_it() throws Exception {
        var job = jobs.start(JobRequest.of(1, "BULK", 7, 0), progress -> {
            while (true) {
                progress.check();
                Thread.sleep(5);
            }
        });
        var page = send("GET", "/jobs/" + job.id()).body();
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        var cancel = HttpRequest.newBuilder(uri("/jobs/" + job.id() + "/cancel"))
                .header(ServicesApp.USER, "clerk1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token.group(1)))
                .build();
        assertThat(CLIENT.send(cancel, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
        assertThat(job.await(LONG)).isEqualTo(JobState.CANCELLED);
    }

    private HttpResponse<String> send(String method, String path) throws Exception {
        var request = HttpRequest.newBuilder(uri(path))
                .header(ServicesApp.USER, "clerk1")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
