package org.shanzhi.matter.page;

import org.shanzhi.matter.RecountRun;

/**
 * A run as its page shows it.
 *
 * @param why what changed, in words
 * @param by who changed it; empty for the program
 * @param perSecond matters looked at; 0 before it is known
 */
public record RecountLine(RecountRun run, String why, String by, long perSecond) {
    public String path() {
        return RecountPages.PATH + "/" + run.no();
    }

    /** No node has taken it up yet. */
    public boolean waiting() {
        return run.running() && run.total() == null;
    }

    /** The end of its bar: matters may have come since it began. */
    public int total() {
        return Math.max(1, Math.max(run.looked(), run.total() == null ? 0 : run.total()));
    }

    /** Of the words for its state. */
    public String state() {
        return waiting() ? "WAITING" : run.state().name();
    }

    /** The colour of its state, as of a matter's. */
    public String look() {
        return switch (run.state()) {
            case RUNNING -> waiting() ? "wait" : "do";
            case CANCELLED -> null;
            case DONE -> run.failed() > 0 ? "bad" : "ok";
        };
    }
}
