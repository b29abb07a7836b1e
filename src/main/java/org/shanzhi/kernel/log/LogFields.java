package org.shanzhi.kernel.log;

import org.slf4j.MDC;

/** What every line says besides its message, as members of their own in JSON. */
public final class LogFields {
    /** Set by the web layer for every request. */
    public static final String REQUEST = "request";

    public static final String MATTER = "matter";

    private LogFields() {}

    /** Lines of this thread carry the matter's number until the answer is closed. */
    public static MDC.MDCCloseable matter(String number) {
        return MDC.putCloseable(MATTER, number);
    }
}
