package org.shanzhi.kernel.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shanzhi.kernel.text.Languages;

/** What holds for every template of every module. */
class TemplateRulesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>", Pattern.DOTALL);
    private static final Pattern CHINESE = Pattern.compile("[\\p{IsHan}，。；：？！、「」（）]+");
    private static final Pattern INLINE =
            Pattern.compile("\\sstyle=|\\son[a-z]+=|hx-on|<style|<script(?![^>]*\\ssrc=)|javascript:");
    private static final Pattern KEY = Pattern.compile("page\\.(?:t|html)\\(\"([^\"]+)\"(?!\\s*\\+)");
    private static final Pattern ICON = Pattern.compile("kernel\\.icon\\(name = \"([^\"]+)\"");

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_has_no_text_of_its_own(Path template) {
        assertThat(found(CHINESE, template, 0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_has_nothing_inline(Path template) {
        assertThat(found(INLINE, template, 0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_text_of_a_template_exists(Path template) {
        assertThat(found(KEY, template, 1))
                .allMatch(key -> Fixture.MESSAGES.keys(Languages.CHINESE).contains(key));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void every_icon_of_a_template_is_in_the_sprite(Path template) throws IOException {
        String sprite = Files.readString(Path.of("src/main/resources/static/icons.svg"));
        assertThat(found(ICON, template, 1)).allMatch(name -> sprite.contains("<symbol id=\"" + name + "\""));
    }

    private static List<String> found(Pattern pattern, Path template, int group) {
        try {
            String source = COMMENT.matcher(Files.readString(template)).replaceAll("");
            var found = new ArrayList<String>();
            var matcher = pattern.matcher(source);
            while (matcher.find()) found.add(matcher.group(group));
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
