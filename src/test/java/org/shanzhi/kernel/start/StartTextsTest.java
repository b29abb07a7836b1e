package org.shanzhi.kernel.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shanzhi.kernel.command.CommandHelp;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.text.Messages;

class StartTextsTest {
    private final Messages messages = Messages.load();

    @ParameterizedTest
    @EnumSource
    void every_refusal_has_a_text_in_both_languages(StartRefusal code) {
        for (Locale language : Languages.ALL) {
            assertThat(messages.keys(language)).contains("refusal." + code.name());
        }
    }

    @Test
    void help_lists_the_commands_in_both_languages() {
        assertThat(CommandHelp.text(Languages.ENGLISH)).contains("--port N").containsPattern("\n  status +what runs");
        assertThat(CommandHelp.text(Languages.CHINESE)).contains("--port N").containsPattern("\n  status +查看");
    }
}
