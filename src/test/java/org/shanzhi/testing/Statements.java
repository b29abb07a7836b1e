package org.shanzhi.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Counts what a test and its requests say to the database through jOOQ. Work of the background has neither and is not
 * counted; the session's own two statements do not go through jOOQ.
 */
@Component
public class Statements implements ExecuteListenerProvider {
    private static final int TRIES = 3;
    private final AtomicInteger count = new AtomicInteger();
    private volatile Thread tester;

    /** The fewest of several tries: one of them may fill what is remembered between requests, or lease numbers. */
    public int during(Runnable work) {
        tester = Thread.currentThread();
        return IntStream.range(0, TRIES)
                .map(_ -> {
                    int before = count.get();
                    work.run();
                    return count.get() - before;
                })
                .min()
                .orElseThrow();
    }

    @Override
    public ExecuteListener provide() {
        return new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext context) {
                if (Thread.currentThread() == tester || RequestContextHolder.getRequestAttributes() != null) {
                    count.incrementAndGet();
                }
            }
        };
    }
}
