package org.shanzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shanzhi.kernel.text.Languages;
import org.shanzhi.kernel.text.Messages;

class ServiceCodeTest {
    private static final Messages MESSAGES = Messages.load();

    @ParameterizedTest
    @EnumSource
    void every_code_says_in_both_languages_what_to_do(ServiceCode code) {
        for (var language : Languages.ALL) {
            assertThat(MESSAGES.keys(language)).contains("refusal." + code.name());
        }
    }
}
