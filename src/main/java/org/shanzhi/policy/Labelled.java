package org.shanzhi.policy;

import java.util.Locale;

/** A row of a policy list that people see: its code, and its name in both languages. */
public interface Labelled extends org.shanzhi.kernel.text.Labelled {
    String code();

    String zh();

    String en();

    @Override
    default String label(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh() : en();
    }
}
