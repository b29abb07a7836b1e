package org.shanzhi.notify;

import java.time.Instant;

/**
 * How a medium does, as an administrator sees it.
 *
 * @param offered whether anything carries it
 * @param host null when it is written to a file of the installation
 * @param waiting what lies in the outbox for it, what is kept back over quiet hours left out
 * @param held what is kept back until quiet hours end
 * @param carried within a week
 * @param lastCarried null when nothing was within a week
 * @param failure of the last message of a week that failed at its last try; null when none did
 */
public record MediumStatus(
        Medium medium,
        boolean offered,
        String host,
        int waiting,
        int held,
        int carried,
        Instant lastCarried,
        String failure) {}
