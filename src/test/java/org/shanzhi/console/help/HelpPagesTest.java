package org.shanzhi.console.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.page.Shortcut;
import org.shanzhi.kernel.text.Messages;
import org.shanzhi.policy.Policies;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Help is for everybody, in both languages, and says what the policies say. */
@ShanzhiTest
class HelpPagesTest {
    private static final Pattern UNWRITTEN = Pattern.compile(">(help|charter|key|roles|deadlines|portal)\\.[a-z_.]+<");
    private static final Pattern KEY = Pattern.compile("data-key=\"([^\"$]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    Policies policies;

    @Autowired
    Messages messages;

    @Autowired
    List<Shortcut> shortcuts;

    @ParameterizedTest
    @ValueSource(strings = {"", "/life", "/counting", "/words", "/roles", "/rights", "/keys"})
    void every_page_opens_without_sign_in_and_is_whole_in_both_languages(String page) {
        assertThat(body("/help" + page, "zh-CN")).containsPattern("\\p{IsHan}").doesNotContainPattern(UNWRITTEN);
        assertThat(body("/help" + page, "en")).contains("lang=\"en\"").doesNotContainPattern(UNWRITTEN);
    }

    @Test
    void every_link_of_the_first_page_that_needs_no_sign_in_opens() {
        var links = Pattern.compile("class=\"pan\" href=\"([^\"]+)\"").matcher(body("/help", "zh-CN"));
        int opened = 0;
        while (links.find()) {
            assertThat(new Browser(port).get(links.group(1)).statusCode()).isEqualTo(200);
            opened++;
        }
        assertThat(opened).isEqualTo(8);
    }

    @Test
    void the_drawing_has_every_state_and_every_way_out_of_it_and_each_state_says_who_may_do_what() {
        String page = body("/help/life", "zh-CN");
        policies.lifeCycle()
                .states()
                .values()
                .forEach(state -> assertThat(page)
                        .contains("<a href=\"#" + state.code() + "\"", "id=\"" + state.code() + "\"", state.zh()));
        assertThat(count(page, "<path class=\"sd-w"))
                .isEqualTo(policies.lifeCycle().transitions().size());
        String signing = page.substring(page.indexOf("id=\"ROUTED\""), page.indexOf("id=\"SIGNED\""));
        assertThat(signing).contains("签收", "承办人", "调解员", "收回分流", "研判分流员");
    }

    @Test
    void a_word_is_found_in_either_language() {
        assertThat(body("/help/words?q=signed%20for", "zh-CN")).contains("已签收").doesNotContain("已归档");
        assertThat(body("/help/words?q=no-such-word", "zh-CN")).contains("没有这个词");
    }

    @Test
    void everything_that_the_policies_forbid_is_refused_in_words_in_both_languages() {
        var rights = policies.rights();
        String page = body("/help/rights", "zh-CN");
        for (var codes : List.of(rights.forbiddenFields(), rights.forbiddenFeatures())) {
            for (String code : codes) {
                assertThat(messages.has("charter.no." + code)).as(code).isTrue();
                assertThat(page).contains(messages.text(Locale.CHINA, "charter.no." + code));
            }
        }
        assertThat(page).contains("" + rights.followUp().maxDays());
        assertThat(new Browser(port).get("/").body()).contains("href=\"/help/rights\"");
    }

    @Test
    void every_key_that_a_template_names_is_explained() throws IOException {
        List<String> told = shortcuts.stream()
                .map(shortcut -> shortcut.key().toLowerCase(Locale.ROOT))
                .toList();
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            for (Path template : templates.filter(Files::isRegularFile).toList()) {
                var named = KEY.matcher(Files.readString(template));
                while (named.find()) assertThat(told).as("%s", template).contains(named.group(1));
            }
        }
        String page = body("/help/keys", "en");
        shortcuts.forEach(shortcut -> assertThat(page).contains("<kbd>" + shortcut.key() + "</kbd>"));
    }

    private String body(String path, String language) {
        var answer = new Browser(port).get(path, "Accept-Language", language);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
