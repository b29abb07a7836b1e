package org.shanzhi.kernel.text;

import java.util.Locale;

/** An argument of a message that has a name of its own in either language, such as a code of the policy data. */
public interface Labelled {
    String label(Locale locale);
}
