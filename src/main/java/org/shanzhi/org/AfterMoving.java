package org.shanzhi.org;

import java.util.UUID;
import org.shanzhi.policy.Caller;

/** Published by the module that writes down on which line of units its things lie. */
public interface AfterMoving {
    /** Starts the job that rewrites them, once the caller's transaction has committed; returns its number. */
    UUID rewrite(Caller by, Move move);

    /** Whether somebody stopped it, so that it waits for somebody to go on. */
    boolean stopped(int district, Move move);
}
