package org.shanzhi.demo.town;

import java.util.concurrent.atomic.AtomicInteger;
import org.shanzhi.kernel.start.StartTexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever waits at the console how far a large district is. */
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final int WORTH_TELLING = 50_000;
    private static final int WIDTH = 40;

    private final int all;
    private final long began = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger found = new AtomicInteger();
    private final boolean terminal =
            System.console() != null && System.console().isTerminal();
    private int told = -1;

    Progress(int all) {
        this.all = all;
    }

    /** @param made or found there from before */
    void more(int count, boolean made) {
        int now = done.addAndGet(count);
        if (!made) found.addAndGet(count);
        else if (all >= WORTH_TELLING) tell(now);
    }

    void finished(long megabytes) {
        if (all >= WORTH_TELLING) {
            System.out.println((terminal ? "\n" : "") + StartTexts.of("demo.made", all, seconds(), megabytes));
        }
        LOG.info("Made the demo district: {} matters in {} s, {} MB", all, seconds(), megabytes);
    }

    /** A line that is written over on a terminal; elsewhere a line for every twentieth. */
    private synchronized void tell(int now) {
        int percent = (int) (100L * now / all);
        int step = terminal ? percent : percent / 5;
        if (step == told) return;
        told = step;
        int full = WIDTH * percent / 100;
        String bar = "█".repeat(full) + "░".repeat(WIDTH - full);
        long left = seconds() * (all - now) / (now - found.get());
        String line = StartTexts.of("demo.progress", bar, percent, now, all, left);
        if (terminal) System.out.print("\r" + line + "  ");
        else System.out.println(line);
        System.out.flush();
    }

    private long seconds() {
        return (System.nanoTime() - began) / 1_000_000_000;
    }
}
