package org.shanzhi.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.FaceApp;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.web.Problem;
import org.shanzhi.kernel.web.ProblemCode;
import org.springframework.http.HttpStatus;

class FragmentsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte/kernel");
    private static String html;

    @BeforeAll
    static void render() throws IOException {
        Page page = Fixture.page(Languages.CHINESE);
        page.sayHere(Flash.Kind.DONE, "shell.copied");
        page.sayHere(Flash.Kind.WARNING, "form.unsent");
        html = Templates.render("fragments.jte", Map.of("page", page, "now", FaceApp.NOW));
        Path out = Path.of("target/pages");
        Files.createDirectories(out);
        Files.writeString(out.resolve("fragments.html"), html);
        page = Fixture.page(Languages.ENGLISH);
        String english = Templates.render("fragments.jte", Map.of("page", page, "now", FaceApp.NOW));
        Files.writeString(out.resolve("fragments-en.html"), english);
    }

    @Test
    void the_sample_page_uses_every_fragment() throws IOException {
        var used = new StringBuilder(Files.readString(Path.of("src/test/jte/fragments.jte")));
        used.append(Files.readString(Path.of("src/test/jte/letter.jte")));
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            for (Path file : files.toList()) used.append(Files.readString(file));
        }
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".jte", "")))
                    .filteredOn(name -> !name.startsWith("problem") && !name.equals("print"))
                    .allMatch(name -> used.indexOf("@template.kernel." + name + "(") >= 0);
        }
    }

    @Test
    void every_fragment_says_in_its_first_line_what_it_is() throws IOException {
        try (Stream<Path> files = Files.list(TEMPLATES)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readString(file)).startsWith("<%-- "));
        }
    }

    @Test
    void what_people_typed_is_escaped() {
        assertThat(html).contains("value=\"苏&#34;&lt;b>\"").doesNotContain("苏\"<b>");
    }

    @Test
    void the_date_stands_first_and_a_day_ends_at_24_00() {
        assertThat(html)
                .contains(">今天 24:00</time><span>还剩 14 小时 30 分</span>")
                .contains(">11-22 18:00</time><span>超 15 小时 30 分</span>")
                .contains("2026-11-30 周一 24:00");
    }

    @Test
    void a_disabled_button_keeps_its_reasons_in_words() {
        assertThat(html).contains("disabled>").contains("这个链接已经用过或过期。");
    }

    @Test
    void errors_are_tied_to_their_fields() {
        assertThat(html)
                .containsPattern("id=\"phone\"[^>]*aria-invalid=\"true\"[^>]*aria-describedby=\"phone-e\"")
                .contains("<div class=\"err\" id=\"phone-e\">");
        assertThat(all("for=\"([^\"]+)\"")).isNotEmpty().allMatch(id -> html.contains("id=\"" + id + "\""));
        assertThat(all("aria-describedby=\"([^\"]+)\"")).allMatch(id -> html.contains("id=\"" + id + "\""));
    }

    @Test
    void the_bar_marks_where_one_is_and_hides_what_one_may_not() {
        assertThat(html)
                .containsPattern("nav-i on\" href=\"/staff\" aria-current=\"page\"")
                .doesNotContain("/staff/units");
    }

    @Test
    void the_frame_holds_what_the_script_and_htmx_need() {
        assertThat(html)
                .contains("<meta name=\"csrf\" content=\"token-of-this-session\" data-header=\"X-CSRF-TOKEN\">")
                .contains("\"allowEval\":false")
                .contains("\"includeIndicatorStyles\":false")
                .contains("\"selfRequestsOnly\":true")
                .contains("hx-trigger=\"every 1s\"")
                .contains("href=\"?f=all&amp;lang=en\"");
    }

    @Test
    void a_job_that_is_done_asks_no_more() {
        var params = new HashMap<String, Object>();
        params.put("page", Fixture.page(Languages.ENGLISH));
        params.put("id", "7");
        params.put("title", "Signing");
        params.put("done", 500L);
        params.put("total", 500L);
        params.put("running", false);
        params.put("poll", "/staff/jobs/7");
        params.put("cancel", "/staff/jobs/7/cancel");
        params.put("result", null);
        assertThat(Templates.render("kernel/job.jte", params))
                .doesNotContain("hx-trigger")
                .doesNotContain("<form")
                .contains("500 of 500 done");
    }

    @Test
    void the_error_page_says_what_happened_why_and_what_to_do_next() throws IOException {
        Map<String, Object> params = new HashMap<>();
        params.put("page", Fixture.page(Languages.CHINESE));
        params.put("problem", Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, ProblemCode.INTERNAL));
        params.put("requestId", "4f2a90c81d3e");
        String failed = Templates.render("kernel/problem.jte", params);
        Files.writeString(Path.of("target/pages/problem.html"), failed);
        assertThat(failed)
                .contains("<h1>没有办成，是我们的问题</h1>")
                .contains("编号 4f2a90c81d3e")
                .contains("填的内容还在上一页")
                .contains("<meta name=\"failed\"");
    }

    private static List<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
