package org.shanzhi.matter.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.page.Snippet.Piece;

class SnippetTest {
    @Test
    void words_are_marked_where_they_stand() {
        assertThat(shown("楼上漏水三个月，多次联系物业没有结果", "漏水 物业")).isEqualTo("楼上[漏水]三个月，多次联系[物业]没有结果");
    }

    @Test
    void words_are_marked_however_they_were_typed() {
        assertThat(shown("楼顶ＷｉＦｉ信号塔", "wifi信号")).isEqualTo("楼顶[ＷｉＦｉ信号]塔");
    }

    @Test
    void a_long_text_is_shown_around_its_first_word() {
        String text = "前".repeat(100) + "漏水" + "后".repeat(100);
        assertThat(shown(text, "漏水")).isEqualTo("…" + "前".repeat(16) + "[漏水]" + "后".repeat(54) + "…");
    }

    @Test
    void no_character_is_cut_in_two() {
        String rare = "𠮷".repeat(60);
        String shown = shown(rare + "漏水" + rare, "漏水").replaceAll("[…\\[\\]漏水]", "");
        assertThat(shown).isEqualTo("𠮷".repeat(shown.length() / 2));
    }

    @Test
    void a_text_without_the_words_shows_nothing() {
        assertThat(Snippet.of("楼上漏水", "噪音").pieces()).isEmpty();
        assertThat(Snippet.of("", "噪音").pieces()).isEmpty();
    }

    private static String shown(String text, String words) {
        return Snippet.of(text, words).pieces().stream().map(SnippetTest::shown).collect(Collectors.joining());
    }

    private static String shown(Piece piece) {
        return piece.marked() ? "[" + piece.text() + "]" : piece.text();
    }
}
