package org.shanzhi.search.suggest;

/**
 * A text that somebody sorted.
 *
 * @param group of texts that tell the same: never some of them to learn from and others to be asked
 */
public record Example(String label, String title, String body, String group) {
    long[] runs() {
        return Wording.runs(title, body);
    }
}
