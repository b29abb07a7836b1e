package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.text.Messages;

/** What happened and what is asked for has a name in words, whatever the policies add. */
class PageTextsTest {
    private static final Messages MESSAGES = Messages.load();

    @Test
    void every_event_is_told_in_words() {
        // what a module tells has the name that the policies give it
        assertThat(Stream.of(Event.class.getPermittedSubclasses())
                        .filter(type -> type != Event.Told.class)
                        .map(EventCodes::of))
                .hasSizeGreaterThan(40)
                .allMatch(code -> MESSAGES.has("matter.event." + code));
    }

    @Test
    void every_field_of_every_action_has_a_label() {
        var fields = Story.POLICIES.lifeCycle().actions().values().stream()
                .filter(action -> !action.referral())
                .flatMap(action -> action.body().stream().map(field -> action.code() + "." + field.name()));
        assertThat(fields)
                .hasSizeGreaterThan(80)
                .allMatch(field -> MESSAGES.has("matter.field." + field)
                        || MESSAGES.has("matter.field." + field.substring(field.indexOf('.') + 1)));
    }
}
