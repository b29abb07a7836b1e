package org.shanzhi.kernel.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.FaceApp;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.kernel.web.ProblemCode;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the frame and its script promise, in a real browser, on the page that has one of every fragment. */
@SpringBootTest(classes = FaceApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(FrameBrowserTest.Sample.class)
class FrameBrowserTest {
    private static final AtomicInteger POLLS = new AtomicInteger();
    private static final AtomicReference<String> TAKEN = new AtomicReference<>();
    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort
    int port;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private com.microsoft.playwright.Page tab;

    @Controller
    static class Sample {
        @GetMapping(path = "/staff/sample", produces = "text/html;charset=UTF-8")
        @ResponseBody
        String sample(Page page) {
            return Templates.render("fragments.jte", Map.of("page", page, "now", FaceApp.NOW));
        }

        @PostMapping("/staff/form")
        Object form(Page page, @RequestParam String name, @RequestParam String story) {
            if (name.equals("bad")) return ResponseEntity.unprocessableContent().body(sample(page));
            if (name.equals("late")) throw new HttpProblem(HttpStatus.UNAUTHORIZED, ProblemCode.SESSION_ENDED);
            TAKEN.set(story);
            page.say(Flash.Kind.DONE, "shell.copied");
            return "redirect:/staff/sample";
        }

        @GetMapping(path = "/staff/jobs/7", produces = "text/html;charset=UTF-8")
        @ResponseBody
        String job(Page page, HttpServletRequest request) {
            var params = new HashMap<String, Object>();
            long done = Math.min(500, 200 + 150L * POLLS.incrementAndGet());
            params.put("page", page);
            params.put("id", "7");
            params.put("title", "批量签收");
            params.put("done", done);
            params.put("total", 500L);
            params.put("running", done < 500);
            params.put("poll", "/staff/jobs/7");
            params.put("cancel", null);
            params.put("result", null);
            return Templates.render("kernel/job.jte", params);
        }
    }

    @BeforeAll
    static void open() {
        var environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        String chromium = System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @BeforeEach
    void visit() {
        POLLS.set(0);
        TAKEN.set(null);
        context = newContext(1440, true);
        tab = context.newPage();
        tab.setDefaultTimeout(10_000);
        tab.setDefaultNavigationTimeout(60_000);
        tab.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(message.text());
        });
        tab.onPageError(complaints::add);
        tab.navigate(at("/staff/sample"));
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void the_page_runs_under_the_policy_without_a_complaint() {
        tab.evaluate("() => document.fonts.ready");
        assertThat(complaints).isEmpty();
    }

    @Test
    void the_theme_changes_at_once_and_the_next_page_is_drawn_in_it() {
        tab.locator(".top [data-look=theme]").click();
        assertThat(tab.locator("html")).hasAttribute("data-bs-theme", "dark");
        tab.reload();
        assertThat(tab.locator("html")).hasAttribute("data-bs-theme", "dark");
        assertThat(tab.locator(".top [data-look=theme]")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void a_slash_goes_to_the_search_but_not_while_characters_are_being_composed() {
        Locator search = tab.locator("[data-search]");
        tab.evaluate("() => document.body.dispatchEvent("
                + "new KeyboardEvent('keydown', {key: '/', isComposing: true, bubbles: true}))");
        assertThat(search).not().isFocused();
        tab.keyboard().press("/");
        assertThat(search).isFocused();
        tab.keyboard().press("/");
        assertThat(search).hasValue("/");
    }

    @Test
    void the_bulk_bar_counts_what_is_picked() {
        assertThat(tab.locator("#bulk")).isHidden();
        tab.locator("[data-row][form=bulk]").first().check();
        assertThat(tab.locator("#bulk b")).hasText("已选 1 件");
        tab.locator("table [data-all]").click();
        assertThat(tab.locator("#bulk b")).hasText("已选 3 件");
        tab.locator("[data-unpick]").click();
        assertThat(tab.locator("#bulk")).isHidden();
    }

    @Test
    void a_job_is_asked_until_it_is_done_and_then_no_more() {
        assertThat(tab.locator("#job-7")).containsText("已完成 500 / 500");
        int asked = POLLS.get();
        tab.waitForTimeout(2500);
        assertThat(POLLS.get()).isEqualTo(asked).isEqualTo(2);
    }

    @Test
    void what_was_typed_survives_a_lost_network_and_a_closed_page() {
        tab.locator("#story").fill("楼上漏水，找过两次");
        context.setOffline(true);
        tab.locator("form[data-keep] button[type=submit]").click();
        assertThat(tab.locator("#said")).containsText("没有送到");
        assertThat(tab.locator("#story")).hasValue("楼上漏水，找过两次");
        context.setOffline(false);
        tab.onDialog(dialog -> dialog.accept());
        tab.reload();
        assertThat(tab.locator("#story")).hasValue("楼上漏水，找过两次");
        assertThat(tab.locator("#said")).containsText("已找回");
        tab.locator("input[name=willing]").first().check();
        tab.locator("form[data-keep] button[type=submit]").click();
        assertThat(tab.locator("#said")).containsText("已复制");
        assertThat(TAKEN.get()).isEqualTo("楼上漏水，找过两次");
        assertThat(tab.locator("#story")).hasValue("楼上漏水 𠮷");
    }

    @Test
    void what_was_typed_survives_the_end_of_the_session() {
        tab.locator("#name").fill("late");
        tab.locator("input[name=willing]").first().check();
        tab.locator("form[data-keep] button[type=submit]").click();
        assertThat(tab.locator("#said")).containsText("登录已过期");
        assertThat(tab.locator("#said a")).hasAttribute("href", "/sign-in?next=%2Fstaff%2Fsample");
        assertThat(tab.locator("#name")).hasValue("late");
    }

    @Test
    void a_refused_form_comes_back_with_its_errors() {
        tab.locator("#name").fill("bad");
        tab.locator("input[name=willing]").first().check();
        tab.locator("form[data-keep] button[type=submit]").click();
        assertThat(tab.locator("form[data-failed] #phone-e")).isVisible();
        assertThat(tab.locator("#phone")).isFocused();
    }

    @Test
    void numbers_of_people_are_not_left_in_the_browser() {
        tab.locator("#phone").fill("13900000000");
        tab.locator("#story").fill("别的");
        tab.waitForTimeout(600);
        String kept = (String) tab.evaluate("() => JSON.stringify(sessionStorage)");
        assertThat(kept).contains("别的").doesNotContain("13900000000");
    }

    @Test
    void leaving_a_form_half_written_is_asked_about() {
        var asked = new AtomicInteger();
        tab.onDialog(dialog -> {
            asked.incrementAndGet();
            dialog.accept();
        });
        tab.locator("#story").pressSequentially("没写完");
        tab.navigate(at("/problems"));
        assertThat(asked.get()).isEqualTo(1);
        tab.navigate(at("/staff/sample"));
        tab.locator("#said button").click();
        tab.navigate(at("/problems"));
        assertThat(asked.get()).isEqualTo(1);
    }

    @Test
    void a_counter_counts_characters_as_people_do() {
        tab.locator("#story").fill("𠮷𠮷𠮷");
        assertThat(tab.locator("[data-count=story]")).hasText("3 / 5000 字");
    }

    @Test
    void at_phone_width_the_burger_opens_the_drawer_and_escape_closes_it() {
        tab.setViewportSize(390, 844);
        assertThat(tab.locator("#side")).isHidden();
        tab.locator("[data-open-nav]").click();
        assertThat(tab.locator("#side .nav-i").first()).isVisible();
        assertThat(tab.locator("[data-open-nav]")).hasAttribute("aria-expanded", "true");
        tab.keyboard().press("Escape");
        assertThat(tab.locator("#side")).isHidden();
        assertThat(tab.locator("[data-open-nav]")).isFocused();
    }

    @Test
    void the_drawer_and_the_switches_work_without_a_script() {
        try (BrowserContext plain = newContext(390, false)) {
            var page = plain.newPage();
            page.navigate(at("/staff/sample"));
            page.locator("[data-open-nav]").click();
            assertThat(page.locator("#side .nav-i").first()).isVisible();
            page.locator("#side [hreflang=en]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            assertThat(page.url()).doesNotContain("lang=");
        }
    }

    @Test
    void nothing_runs_over_the_side_at_any_width_theme_or_size_of_text() {
        for (int width : new int[] {1440, 1024, 390}) {
            for (String size : List.of("normal", "large")) {
                tab.setViewportSize(width, 900);
                tab.evaluate("size => { document.documentElement.dataset.text = size; }", size);
                int over = (int) tab.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
                assertThat(over).as("%d %s", width, size).isLessThanOrEqualTo(0);
            }
        }
    }

    private BrowserContext newContext(int width, boolean script) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setLocale("zh-CN")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script)
                .setExtraHTTPHeaders(Map.of(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString("handler1:p".getBytes(StandardCharsets.UTF_8)))));
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }
}
