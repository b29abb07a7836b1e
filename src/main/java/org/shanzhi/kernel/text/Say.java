package org.shanzhi.kernel.text;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Locale;

/** A text that holds markup of its own, as page content: the markup stays, the arguments are escaped. */
public record Say(Messages messages, Locale locale, String key, Object... args) implements Content {
    @Override
    public void writeTo(TemplateOutput output) {
        messages.write(locale, key, args, new Phrase.Sink() {
            @Override
            public void text(String text) {
                output.writeContent(text);
            }

            @Override
            public void argument(Object argument) {
                if (argument instanceof Content content) output.writeUserContent(content);
                else output.writeUserContent(messages.say(locale, argument));
            }
        });
    }
}
