package org.shanzhi.bench;

import java.util.Arrays;
import java.util.Locale;

/** How many were done in how long, and how long each took. */
record Rate(int done, double seconds, long[] sortedNanos) {
    static Rate of(double seconds, long[] nanos) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Rate(sorted.length, seconds, sorted);
    }

    static Rate all(Iterable<Rate> rates) {
        double seconds = 0;
        var nanos = new java.util.ArrayList<long[]>();
        for (Rate r : rates) {
            seconds += r.seconds;
            nanos.add(r.sortedNanos);
        }
        return of(seconds, nanos.stream().flatMapToLong(Arrays::stream).toArray());
    }

    double perSecond() {
        return done / seconds;
    }

    double millis(double part) {
        return done == 0 ? Double.NaN : sortedNanos[Math.min(done - 1, (int) (done * part))] / 1e6;
    }

    String brief() {
        return String.format(
                Locale.ROOT,
                "%.0f/s, p50 %.1f, p95 %.1f, p99 %.1f ms",
                perSecond(),
                millis(.5),
                millis(.95),
                millis(.99));
    }
}
