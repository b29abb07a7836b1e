package org.shanzhi.policy;

import java.util.Locale;

/** A row of a policy list that people see: its code, and its name in both languages. */
public interface Labelled {
    String code();

    String zh();

    String en();

    default String label(Locale locale) {
        return locale.getLanguage().equals("zh") ? zh() : en();
    }
}
