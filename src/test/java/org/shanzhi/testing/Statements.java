package org.shanzhi.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.stereotype.Component;

/** Counts what the program says to the database through jOOQ; the session's own two statements are not among it. */
@Component
public class Statements implements ExecuteListenerProvider {
    private static final int TRIES = 3;
    private final AtomicInteger count = new AtomicInteger();

    /** The fewest of several tries: work of the background may fall into one of them. */
    public int during(Runnable work) {
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
                count.incrementAndGet();
            }
        };
    }
}
