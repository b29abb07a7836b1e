package org.shanzhi.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.RefusalCode;
import org.springframework.core.io.ByteArrayResource;

class MessagesTest {
    private static final Messages MESSAGES = Messages.load();

    @Test
    void both_languages_say_the_same_things() {
        assertThat(MESSAGES.keys(Languages.ENGLISH)).isEqualTo(MESSAGES.keys(Languages.CHINESE));
    }

    @Test
    void both_languages_use_the_same_arguments() {
        for (String key : MESSAGES.keys(Languages.CHINESE)) {
            assertThat(MESSAGES.phrase(Languages.ENGLISH, key).places())
                    .as(key)
                    .isEqualTo(MESSAGES.phrase(Languages.CHINESE, key).places());
        }
    }

    @Test
    void every_refusal_code_of_every_module_has_its_text() {
        var codes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.shanzhi").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(RefusalCode.class))
                        .flatMap(type -> List.of(type.reflect().getEnumConstants()).stream())
                        .map(code -> ((RefusalCode) code).name())
                        .toList();
        assertThat(codes).contains("VERSION_CONFLICT").allMatch(code -> MESSAGES.has("refusal." + code));
    }

    @Test
    void an_apostrophe_is_an_apostrophe_and_a_number_has_no_commas() {
        var messages = of("a=Don't lose {0}'s {1} {1|file|files}");
        assertThat(messages.text(Languages.ENGLISH, "a", "Li", 1234)).isEqualTo("Don't lose Li's 1234 files");
        assertThat(messages.text(Languages.ENGLISH, "a", "Li", 1)).isEqualTo("Don't lose Li's 1 file");
    }

    @Test
    void an_argument_is_never_read_as_a_pattern() {
        assertThat(of("a={0} and {1}").text(Languages.ENGLISH, "a", "{1}", "$0\\"))
                .isEqualTo("{1} and $0\\");
    }

    @Test
    void instants_are_told_in_shanghai_and_labelled_codes_in_the_readers_language() {
        Labelled court = locale -> locale.equals(Languages.ENGLISH) ? "court" : "法院";
        var messages = of("a={0} {1}");
        assertThat(messages.text(Languages.ENGLISH, "a", Instant.parse("2026-11-23T01:30:00Z"), court))
                .isEqualTo("2026-11-23 09:30 court");
        assertThat(messages.text(Languages.CHINESE, "a", 1, court)).isEqualTo("1 法院");
    }

    @Test
    void two_modules_may_not_write_the_same_text() {
        assertThatThrownBy(() -> new Messages(Map.of(Languages.CHINESE, List.of(file("a=1"), file("a=2")))))
                .hasMessageContaining("Text a is in");
    }

    @Test
    void the_language_is_chinese_unless_english_was_asked_for_first() {
        assertThat(Languages.accepted(null)).isEqualTo(Languages.CHINESE);
        assertThat(Languages.accepted("en-GB,zh;q=0.8")).isEqualTo(Languages.ENGLISH);
        assertThat(Languages.accepted("zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo(Languages.CHINESE);
        assertThat(Languages.accepted("fr-FR,en;q=0.5")).isEqualTo(Languages.ENGLISH);
        assertThat(Languages.accepted("fr-FR")).isEqualTo(Languages.CHINESE);
        assertThat(Languages.accepted("*")).isEqualTo(Languages.CHINESE);
        assertThat(Languages.accepted("en;q=0, zh")).isEqualTo(Languages.CHINESE);
        assertThat(Languages.accepted(";;;=broken")).isEqualTo(Languages.CHINESE);
        assertThat(Languages.of(Locale.UK)).isEqualTo(Languages.ENGLISH);
        assertThat(Languages.of(null)).isEqualTo(Languages.CHINESE);
    }

    private static Messages of(String text) {
        return new Messages(Map.of(Languages.CHINESE, List.of(file(text)), Languages.ENGLISH, List.of(file(text))));
    }

    private static ByteArrayResource file(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8));
    }
}
