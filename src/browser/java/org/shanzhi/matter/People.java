package org.shanzhi.matter;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.NewAccount;
import org.shanzhi.policy.Caller;

/** People at their own browsers. Whatever a console, a policy violation or a server error says is kept as a complaint. */
final class People implements AutoCloseable {
    private static final String PASSWORD = "lu-shui-xiang-feng-2026";

    private final String base;
    private final Playwright playwright;
    private final Browser browser;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    final List<String> complaints = new ArrayList<>();

    private People(int port) {
        this.base = "http://localhost:" + port;
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

    /** Gives these people of a town accounts, and each a browser. */
    static People of(Town town, Accounts accounts, int port, List<Caller> staff) {
        accounts.create(
                town.admin,
                staff.stream()
                        .map(c -> new NewAccount(c.staffId(), username(c), PASSWORD))
                        .toList());
        return new People(port);
    }

    private static String username(Caller by) {
        return "u" + by.district() + "x" + by.staffId();
    }

    /** Somebody's browser, signed in at its first use. */
    Page of(Caller by) {
        String username = username(by);
        return pages.computeIfAbsent(username, _ -> {
            BrowserContext context = browser.newContext(
                    new Browser.NewContextOptions().setLocale("zh-CN").setBaseURL(base));
            Page page = context.newPage();
            page.setDefaultTimeout(60_000);
            page.onConsoleMessage(m -> {
                if (m.type().equals("error")) complaints.add(username + ": " + m.text());
            });
            page.onPageError(e -> complaints.add(username + ": " + e));
            page.onResponse(r -> {
                if (r.status() >= 500) complaints.add(username + ": " + r.status() + " " + r.url());
            });
            page.navigate("/sign-in");
            enter(page, username);
            page.waitForURL(url -> !url.contains("/sign-in"));
            return page;
        });
    }

    /** Leaves, and gives name and password once more. */
    void signInAgain(Page page, Caller by) {
        page.locator("form[data-sign-out] button").click();
        page.waitForURL("**/sign-in");
        enter(page, username(by));
    }

    private static void enter(Page page, String username) {
        page.fill("#username", username);
        page.fill("#password", PASSWORD);
        page.click("form[action='/sign-in'] button[type=submit]");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
