package org.shanzhi.notify;

import java.util.List;

/**
 * A message to somebody.
 *
 * @param staff to whom
 * @param code its text is the message {@code notice.<code>}
 * @param args of the text, without personal data: a String, an Instant, or a {@link Named} code of the policies
 * @param link the page that shows what it is about
 * @param key tells it from every other message to the same person: sent again under the same key, it stays one
 * @param reach what leaves the house has as arguments at most the matter's number, codes and times
 */
public record NewNotice(int staff, String code, List<Object> args, String link, String key, Reach reach) {
    /** One that stays in the house. */
    public NewNotice(int staff, String code, List<Object> args, String link, String key) {
        this(staff, code, args, link, key, Reach.HOUSE);
    }

    /** A code that is shown by its name in the reader's language. */
    public record Named(String list, String code) {}
}
