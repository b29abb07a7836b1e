package org.shanzhi.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.FaceApp;
import org.shanzhi.kernel.web.ContentSecurityPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

@SpringBootTest(classes = FaceApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(PagesTest.Errand.class)
class PagesTest {
    @LocalServerPort
    int port;

    private final HttpClient browser = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Controller
    static class Errand {
        @PostMapping("/staff/sign")
        String sign(Page page) {
            page.say(Flash.Kind.DONE, "job.progress", 1, "<2>");
            return "redirect:/problems";
        }

        @GetMapping(path = "/staff/greeting", produces = "text/plain;charset=UTF-8")
        @ResponseBody
        String greeting(Page page) {
            return page.viewer().orElseThrow().name()
                    + page.t("shell.print")
                    + page.csrf().getToken();
        }
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void chinese_comes_first_and_english_for_who_asks() throws Exception {
        assertThat(get("/problems").body()).contains("<html lang=\"zh-CN\"").contains("提示代码一览");
        assertThat(get("/problems", "Accept-Language", "en-GB,zh;q=0.5").body())
                .contains("<html lang=\"en\"")
                .contains("Codes and what they mean");
    }

    @Test
    void a_choice_is_kept_in_a_cookie_and_leaves_the_address() throws Exception {
        var chosen = get("/problems?x=1&lang=en&look=dark", "Accept", "text/html");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(chosen.headers().firstValue("Location")).hasValue("/problems?x=1");
        assertThat(chosen.headers().allValues("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("lang=en;") && cookie.contains("SameSite=Lax"))
                .anyMatch(cookie -> cookie.startsWith("theme=dark;"));
        assertThat(get("/problems").body()).contains("<html lang=\"en\" data-bs-theme=\"dark\"");
    }

    @Test
    void a_choice_never_leads_to_another_site() throws Exception {
        var chosen = get("//evil.example/x?lang=en", "Accept", "text/html");
        assertThat(chosen.headers().firstValue("Location").orElse("/"))
                .doesNotStartWith("//")
                .doesNotContain("http");
    }

    @Test
    void what_was_said_appears_once_after_the_redirect_and_is_escaped() throws Exception {
        var signed = post("/staff/sign");
        assertThat(signed.statusCode()).isEqualTo(302);
        assertThat(get("/problems").body()).contains("已完成 1 / &lt;2&gt;");
        assertThat(get("/problems").body()).doesNotContain("已完成 1");
    }

    @Test
    void a_form_sent_by_the_script_is_told_where_to_go_instead_of_being_sent_there() throws Exception {
        var kept = post("/staff/sign", "X-Keep", "yes");
        assertThat(kept.statusCode()).isEqualTo(200);
        assertThat(kept.headers().firstValue("X-Location")).hasValue("/problems");
        assertThat(get("/problems").body()).contains("已完成 1");
        assertThat(post("/staff/sign", "HX-Request", "true").headers().firstValue("HX-Redirect"))
                .hasValue("/problems");
    }

    @Test
    void who_is_not_signed_in_is_led_to_sign_in_and_back_but_a_form_is_told() throws Exception {
        var request =
                HttpRequest.newBuilder(at("/staff/greeting?a=b&c=%E4%B8%AD")).build();
        var led = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location"))
                .hasValue("/sign-in?next=%2Fstaff%2Fgreeting%3Fa%3Db%26c%3D%25E4%25B8%25AD");
        var form = HttpRequest.newBuilder(at("/staff/sign"))
                .header("X-Keep", "yes")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        var told = browser.send(form, HttpResponse.BodyHandlers.ofString());
        assertThat(told.statusCode()).isEqualTo(401);
        assertThat(told.headers().firstValue("X-Problem")).hasValue("SESSION_ENDED");
    }

    @Test
    void the_policy_forbids_everything_inline_and_foreign() throws Exception {
        var page = get("/problems");
        assertThat(page.headers().firstValue("Content-Security-Policy")).hasValue(ContentSecurityPolicy.VALUE);
        assertThat(ContentSecurityPolicy.VALUE).doesNotContain("unsafe").contains("default-src 'self'");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void files_with_their_version_in_the_address_are_kept_for_a_year() throws Exception {
        String year = "public, max-age=31536000, immutable";
        assertThat(cacheOf("/vendor/htmx-2.0.11/htmx.min.js")).isEqualTo(year);
        assertThat(cacheOf(Assets.url("/css/app.css"))).isEqualTo(year);
        assertThat(cacheOf(Assets.icon("inbox").replaceFirst("#.*", ""))).isEqualTo(year);
        assertThat(cacheOf("/css/app.css?v=00000000")).isEqualTo("no-cache");
        assertThat(cacheOf("/css/app.css")).isEqualTo("no-cache");
    }

    @Test
    void every_file_that_a_page_names_is_there() throws Exception {
        String html = get("/problems").body();
        var named = Pattern.compile("(?:href|src)=\"(/[^\"#]+\\.(?:css|js|svg)[^\"#]*)")
                .matcher(html);
        int found = 0;
        while (named.find()) {
            assertThat(get(named.group(1)).statusCode()).as(named.group(1)).isEqualTo(200);
            found++;
        }
        assertThat(found).isGreaterThan(6);
    }

    private String cacheOf(String path) throws Exception {
        var file = get(path);
        assertThat(file.statusCode()).as(path).isEqualTo(200);
        return file.headers().firstValue("Cache-Control").orElseThrow();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(at(path)), headers);
    }

    /** With the token of this session, as a form would send it. */
    private HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        String greeting = get("/staff/greeting").body();
        String token = greeting.substring(greeting.indexOf("打印") + 2);
        var request = HttpRequest.newBuilder(at(path))
                .header("X-CSRF-TOKEN", token)
                .POST(HttpRequest.BodyPublishers.noBody());
        return send(request, headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString("handler1:p".getBytes()));
        if (headers.length > 0) request.headers(headers);
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
