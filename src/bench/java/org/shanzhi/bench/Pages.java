package org.shanzhi.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/** People with pages open, five seconds between one page and the next. */
final class Pages {
    private static final Map<String, List<String>> LISTS = new TreeMap<>(Map.of(
            "CLERK", List.of("/work", "/desk", "/matters"),
            "TRIAGE", List.of("/triage", "/work", "/matters"),
            "HANDLER", List.of("/work", "/matters"),
            "UNIT_HEAD", List.of("/work", "/matters"),
            "CALLBACK", List.of("/callback", "/matters"),
            "GRID_WORKER", List.of("/work", "/matters")));
    private static final int SIGNED_IN_OF_A_ROLE = 4;

    private final String url;
    private final Lives lives;
    private final Map<String, List<Long>> nanos = new TreeMap<>();

    Pages(String url, Lives lives) {
        this.url = url;
        this.lives = lives;
    }

    /** Answers how long the pages took, of all and of each role. */
    Map<String, Rate> read(int sessions, int seconds) throws Exception {
        var people = new ArrayList<Visitor>();
        for (String role : LISTS.keySet()) {
            for (int i = 0; i < SIGNED_IN_OF_A_ROLE; i++) {
                people.add(new Visitor(role, Http.person(url, lives.one(role))));
            }
        }
        long begin = System.nanoTime();
        long end = begin + seconds * 1_000_000_000L;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < sessions; i++) {
                Visitor visitor = people.get(i % people.size());
                threads.submit(() -> {
                    visit(visitor, end);
                    return null;
                });
            }
        }
        double took = (System.nanoTime() - begin) / 1e9;
        var rates = new TreeMap<String, Rate>();
        rates.put(
                "",
                Rate.of(
                        took,
                        nanos.values().stream()
                                .flatMap(List::stream)
                                .mapToLong(n -> n)
                                .toArray()));
        nanos.forEach((role, some) ->
                rates.put(role, Rate.of(took, some.stream().mapToLong(n -> n).toArray())));
        return rates;
    }

    private record Visitor(String role, Http browser) {}

    private void visit(Visitor visitor, long end) throws Exception {
        var random = ThreadLocalRandom.current();
        var lists = LISTS.get(visitor.role());
        Thread.sleep(random.nextInt(5_000));
        String matter = null;
        while (System.nanoTime() < end) {
            String path = matter != null && random.nextBoolean() ? matter : lists.get(random.nextInt(lists.size()));
            long at = System.nanoTime();
            String page = visitor.browser().get(path);
            long took = System.nanoTime() - at;
            synchronized (nanos) {
                nanos.computeIfAbsent(visitor.role(), _ -> new ArrayList<>()).add(took);
            }
            if (Http.link(page) != null) matter = Http.link(page);
            Thread.sleep(4_000 + random.nextInt(2_000));
        }
    }
}
