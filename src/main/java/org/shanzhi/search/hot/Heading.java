package org.shanzhi.search.hot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a topic is called: what at least half of its matters say alike in title or address, its place first. Never what looks
 * like somebody's name. Where the community is known, it comes first.
 *
 * @param title such as 碧桂园小区 · 夜间施工噪声
 * @param words that its matters share, the most telling first
 */
public record Heading(String title, List<String> words) {
    private static final String BETWEEN = " · ";
    private static final String GAP = " ";
    private static final int SHORTEST = 2;
    private static final int LONGEST = 16;
    /** So many titles say enough. */
    private static final int LOOKED_AT = 60;

    private static final int WORDS = 4;

    /** A run of characters that many say, and where in their titles on the average. */
    private record Piece(String text, int holders, int at) {
        int tells() {
            return holders * (text.length() - 1);
        }
    }

    /** @param areaName of the area by its number */
    public static Heading of(Cluster cluster, Function<Integer, String> areaName) {
        List<Told> looked = cluster.matters().stream().limit(LOOKED_AT).toList();
        List<Piece> shared = shared(looked);
        List<String> words = shared.stream().map(Piece::text).toList();
        return new Heading(title(looked, shared, areaName), words);
    }

    private static String title(List<Told> told, List<Piece> shared, Function<Integer, String> areaName) {
        List<String> parts = shared.stream()
                .limit(2)
                .sorted(Comparator.comparing((Piece p) -> !Naming.place(p.text()))
                        .thenComparingInt(Piece::at)
                        .thenComparing(Piece::text))
                .map(Piece::text)
                .toList();
        var all = new ArrayList<String>();
        area(told).map(areaName).filter(name -> !name.isEmpty()).ifPresent(all::add);
        all.addAll(parts);
        if (parts.stream().allMatch(Naming::place)) kind(told).ifPresent(all::add);
        return all.stream().distinct().collect(Collectors.joining(BETWEEN));
    }

    private static Optional<Integer> area(List<Told> told) {
        return most(told.stream().map(Told::area).filter(Objects::nonNull));
    }

    private static Optional<String> kind(List<Told> told) {
        return most(told.stream().map(Told::kind).filter(k -> !k.isEmpty()));
    }

    private static <T extends Comparable<T>> Optional<T> most(Stream<T> all) {
        Map<T, Long> counts = all.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<T, Long>comparingByValue()
                        .thenComparing(Map.Entry.<T, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey);
    }

    /** The most telling ones, each of what the ones before leave. */
    private static List<Piece> shared(List<Told> told) {
        Set<String> named = told.stream().flatMap(t -> Naming.named(t.title())).collect(Collectors.toSet());
        List<List<String>> texts = told.stream()
                .map(t -> List.of(Naming.withoutHouse(t.title()), Naming.withoutHouse(t.place())))
                .toList();
        var chosen = new ArrayList<Piece>();
        while (chosen.size() < WORDS) {
            Optional<Piece> best = best(texts, named);
            if (best.isEmpty()) return chosen;
            chosen.add(best.get());
            String taken = best.get().text();
            texts = texts.stream()
                    .map(one -> one.stream()
                            .map(text -> text.replace(taken, GAP.repeat(taken.length())))
                            .toList())
                    .toList();
        }
        return chosen;
    }

    private static Optional<Piece> best(List<List<String>> texts, Set<String> named) {
        var holders = new HashMap<String, int[]>();
        for (List<String> one : texts) {
            var own = new HashSet<String>();
            for (String text : one) runs(text, own, holders);
        }
        int half = Math.max(2, (texts.size() + 1) / 2);
        return holders.entrySet().stream()
                .filter(e -> e.getValue()[0] >= half)
                .filter(e -> Naming.tells(e.getKey()))
                .filter(e -> named.stream().noneMatch(name -> common(e.getKey(), name)))
                .map(e -> new Piece(e.getKey(), e.getValue()[0], e.getValue()[1] / e.getValue()[0]))
                .min(Comparator.comparingInt((Piece p) -> -p.tells()).thenComparing(Piece::text));
    }

    private static void runs(String text, HashSet<String> own, Map<String, int[]> holders) {
        for (int from = 0; from < text.length(); from++) {
            for (int to = from + 1; to <= text.length() && to - from <= LONGEST; to++) {
                if (!Naming.writes(text.charAt(to - 1))) break;
                String run = text.substring(from, to);
                if (run.length() < SHORTEST || !own.add(run)) continue;
                int[] seen = holders.computeIfAbsent(run, _ -> new int[2]);
                seen[0]++;
                seen[1] += from;
            }
        }
    }

    private static boolean common(String one, String other) {
        for (int i = 0; i + SHORTEST <= other.length(); i++)
            if (one.contains(other.substring(i, i + SHORTEST))) return true;
        return false;
    }
}
