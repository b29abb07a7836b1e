package org.shanzhi.search.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.shanzhi.kernel.start.DirectoryTree;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.Duplicates;
import org.shanzhi.matter.Duplicates.Told;
import org.shanzhi.matter.IndexSheet;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterFinder.Self;
import org.shanzhi.matter.Reach;
import org.shanzhi.matter.Reach.Way;
import org.shanzhi.matter.State;
import org.shanzhi.org.Tier;

/**
 * An index of many matters without a database: how fast it grows, and how long whoever looks for words waits. Words are as
 * common as they are among people: few are everywhere, most are rare.
 */
public final class IndexLoad {
    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final int WORDS = 6_000;
    private static final int WORDS_OF_TEXT = 60;
    private static final int STREETS = 24;
    private static final int GRIDS = 1_700;
    private static final int BLOCK = 1_000;
    private static final int ASKED = 3_000;
    private static final int PAGE = 51;

    /** @param perSecond documents written; {@code bytes} of them on disk; p50 and p99 of a page and its count, and of choosing what is like a text */
    public record Result(
            int matters,
            double perSecond,
            long bytes,
            Duration p50,
            Duration p99,
            double hits,
            Duration alike50,
            Duration alike99) {}

    private IndexLoad() {}

    public static Result of(int matters) throws IOException {
        Path folder = Files.createTempDirectory("index");
        try (MatterIndex index = MatterIndex.open(folder)) {
            var random = new SplittableRandom(620102);
            List<String> words = words(random);
            long begun = System.nanoTime();
            for (int from = 0; from < matters; from += BLOCK) {
                int first = from;
                index.put(IntStream.range(0, BLOCK)
                        .mapToObj(i -> sheet(first + i, words, random))
                        .toList());
            }
            index.keep(new IndexState("bench", Map.of(), Map.of()));
            index.show();
            double perSecond = matters / ((System.nanoTime() - begun) / 1e9);
            return asked(index, matters, perSecond, size(folder), words, random);
        } finally {
            DirectoryTree.delete(folder);
        }
    }

    private static Result asked(
            MatterIndex index, int matters, double perSecond, long bytes, List<String> words, SplittableRandom random)
            throws IOException {
        var times = new long[ASKED];
        long hits = 0;
        for (int round = 0; round < 2; round++) {
            hits = 0;
            for (int i = 0; i < ASKED; i++) {
                String typed = word(words, random) + (random.nextInt(3) == 0 ? " " + word(words, random) : "");
                Reach reach = reach(random);
                var self = new Self(List.of(), NOW);
                ListFilter filter = ListFilter.ALL.words(typed);
                long begun = System.nanoTime();
                NodeIndex.page(index, Wanted.parts(reach, self, filter), PAGE, Optional.empty());
                hits += index.count(Wanted.query(reach, self, filter));
                times[i] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(times);
        long[] alike = alike(index, words, random);
        return new Result(
                matters,
                perSecond,
                bytes,
                Duration.ofNanos(times[ASKED / 2]),
                Duration.ofNanos(times[ASKED * 99 / 100]),
                hits / (double) ASKED,
                Duration.ofNanos(alike[alike.length / 2]),
                Duration.ofNanos(alike[alike.length * 99 / 100]));
    }

    /** Without reading what was chosen, which the database does. */
    private static long[] alike(MatterIndex index, List<String> words, SplittableRandom random) throws IOException {
        var times = new long[ASKED / 5];
        var alikes = new Alikes(index, _ -> List.of());
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < times.length; i++) {
                var told = new Told(
                        text(words, 5, random), text(words, WORDS_OF_TEXT, random), text(words, 6, random), null);
                Reach reach = reach(random);
                long begun = System.nanoTime();
                alikes.of(reach, told, NOW, Duplicates.MOST);
                times[i] = System.nanoTime() - begun;
            }
        }
        Arrays.sort(times);
        return times;
    }

    /** The whole centre, one street or one grid. */
    private static Reach reach(SplittableRandom random) {
        String key = switch (random.nextInt(3)) {
            case 0 -> "DISTRICT1";
            case 1 -> "SUBDISTRICT" + random.nextInt(STREETS);
            default -> "GRID" + random.nextInt(GRIDS);
        };
        return new Reach(1, List.of(Way.by(key, "unit" + random.nextInt(100))), Set.of());
    }

    private static IndexSheet sheet(int id, List<String> words, SplittableRandom random) {
        int grid = random.nextInt(GRIDS);
        int street = grid % STREETS;
        return new IndexSheet(
                1,
                id,
                "CG26-%07d-0".formatted(id),
                Set.of("DISTRICT1", "SUBDISTRICT" + street, "GRID" + grid, "unit" + street),
                text(words, 5, random),
                text(words, WORDS_OF_TEXT, random),
                text(words, 6, random),
                State.values()[random.nextInt(State.values().length)],
                Kind.DISPUTE,
                Channel.WINDOW,
                "0202",
                null,
                Tier.GRID,
                street,
                null,
                grid,
                false,
                NOW.minusSeconds(id),
                NOW.plusSeconds(id),
                NOW.plusSeconds(id));
    }

    private static String text(List<String> words, int count, SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) text.append(word(words, random)).append(i % 7 == 6 ? "，" : "");
        return text.toString();
    }

    private static List<String> words(SplittableRandom random) {
        var words = new ArrayList<String>();
        for (int i = 0; i < WORDS; i++) words.add(character(random) + character(random));
        return words;
    }

    private static String character(SplittableRandom random) {
        return Character.toString('一' + random.nextInt(3_500));
    }

    /** The n-th word is as common as one in n. */
    private static String word(List<String> words, SplittableRandom random) {
        return words.get((int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1);
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
