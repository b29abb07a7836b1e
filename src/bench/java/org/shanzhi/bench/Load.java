package org.shanzhi.bench;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

/** Some clients at once, each doing one thing after the other until the time is over. */
final class Load {
    private Load() {}

    /** @param client makes what the n-th client does again and again */
    static Rate run(int clients, int seconds, IntFunction<Callable<?>> client) throws Exception {
        return paced(clients, Double.MAX_VALUE, seconds, client);
    }

    /** No more than {@code perSecond} of all clients together, at even distances. */
    static Rate paced(int clients, double perSecond, int seconds, IntFunction<Callable<?>> client) throws Exception {
        long pause = (long) (clients * 1e9 / perSecond);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var working = new ArrayList<Future<LongStream>>();
            for (int i = 0; i < clients; i++) {
                Callable<?> work = client.apply(i);
                working.add(threads.submit(() -> {
                    var nanos = LongStream.builder();
                    for (long at = System.nanoTime(); at < end; at = Math.max(at + pause, System.nanoTime())) {
                        LockSupport.parkNanos(at - System.nanoTime());
                        work.call();
                        nanos.add(System.nanoTime() - at);
                    }
                    return nanos.build();
                }));
            }
            var all = LongStream.empty();
            for (var one : working) all = LongStream.concat(all, one.get());
            long[] nanos = all.toArray();
            return Rate.of((System.nanoTime() - begin) / 1e9, nanos);
        }
    }
}
