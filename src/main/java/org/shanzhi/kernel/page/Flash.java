package org.shanzhi.kernel.page;

import java.io.Serializable;
import java.util.Locale;

/** One line above a page about what was just done. It travels over one redirect, in words of the language then set. */
public record Flash(Kind kind, String text) implements Serializable {
    public enum Kind {
        DONE("circle-check"),
        NOTE("info-circle"),
        WARNING("alert-circle");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        public String icon() {
            return icon;
        }

        public String css() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
