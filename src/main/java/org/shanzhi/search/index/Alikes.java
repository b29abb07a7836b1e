package org.shanzhi.search.index;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.shanzhi.kernel.text.Spelling;
import org.shanzhi.matter.DuplicateReason;
import org.shanzhi.matter.Duplicates.Told;
import org.shanzhi.matter.IndexSheet;
import org.shanzhi.matter.MatterFinder.Alike;
import org.shanzhi.matter.Reach;

/**
 * What was told before in the same or in other words. The rarest words of a text choose the matters that are looked at, all words of
 * both compare them, whatever their order.
 */
final class Alikes {
    private static final Duration BACK = Duration.ofDays(180);
    private static final Duration WEEK = Duration.ofDays(7);
    /** Of a long text the beginning says what it is about. */
    private static final int READ = 2_000;

    private static final int RAREST = 40;
    private static final int LOOKED_AT = 12;
    /** Fewer say too little to be like anything. */
    private static final int FEWEST = 4;

    private static final double SAME = 0.9;
    private static final double SAME_PLACE = 0.6;

    private final MatterIndex index;
    private final Function<Collection<Long>, List<IndexSheet>> sheets;

    /** @param sheets what matters tell now, by number */
    Alikes(MatterIndex index, Function<Collection<Long>, List<IndexSheet>> sheets) {
        this.index = index;
        this.sheets = sheets;
    }

    /** A matter, and how like it is. */
    private record Compared(Alike alike, double likeness) {}

    List<Alike> of(Reach reach, Told told, Instant now, int most) throws IOException {
        Set<String> words = words(told.title() + "\n" + told.body());
        if (words.size() < FEWEST) return List.of();
        var weights = new Weights();
        List<Long> chosen = index.likest(chosen(reach, weights.rarest(words), words(told.place()), now), LOOKED_AT);
        var compared = new ArrayList<Compared>();
        for (IndexSheet sheet : sheets.apply(chosen)) {
            double likeness = Likeness.of(words, words(sheet.title() + "\n" + sheet.text()), weights::of);
            Where where = Where.of(told.place(), sheet.place());
            boolean title = Likeness.of(words(told.title()), words(sheet.title()), weights::of) >= SAME;
            if (likeness < where.asks && !(title && where == Where.SAME)) continue;
            compared.add(new Compared(new Alike(sheet.id(), why(told, sheet, likeness, where, now)), likeness));
        }
        return compared.stream()
                .sorted(Comparator.comparingDouble(Compared::likeness)
                        .reversed()
                        .thenComparing(c -> -c.alike().id()))
                .limit(most)
                .map(Compared::alike)
                .toList();
    }

    private static List<DuplicateReason> why(Told told, IndexSheet sheet, double likeness, Where where, Instant now) {
        var why = new ArrayList<DuplicateReason>();
        why.add(likeness >= SAME ? DuplicateReason.SAME_WORDS : DuplicateReason.SIMILAR_WORDS);
        if (where == Where.SAME) why.add(DuplicateReason.SAME_PLACE);
        if (told.typeCode() != null && Objects.equals(told.typeCode(), sheet.typeCode()))
            why.add(DuplicateReason.SAME_TYPE);
        if (sheet.registeredAt().isAfter(now.minus(WEEK))) why.add(DuplicateReason.SAME_WEEK);
        return why;
    }

    /** Whether two texts tell of the same place, and how like they must be to be offered then. */
    private enum Where {
        SAME(0.28),
        UNKNOWN(0.42),
        ANOTHER(0.7);

        private final double asks;

        Where(double asks) {
            this.asks = asks;
        }

        /** Of two house numbers one is not the other, however much else is the same. */
        static Where of(String one, String other) {
            Set<String> here = words(one);
            Set<String> there = words(other);
            if (here.size() < 2 || there.size() < 2) return UNKNOWN;
            Set<String> houses = numbers(here);
            Set<String> others = numbers(there);
            boolean house = houses.containsAll(others) || others.containsAll(houses);
            return house && Likeness.of(here, there, _ -> 1) >= SAME_PLACE ? SAME : ANOTHER;
        }

        private static Set<String> numbers(Set<String> words) {
            return words.stream()
                    .filter(word -> Character.isDigit(word.charAt(0)))
                    .collect(Collectors.toSet());
        }
    }

    /** Matters of the last half year within a reach that hold some of these words, in title or text; those at the place first. */
    private static Query chosen(Reach reach, List<String> rarest, Set<String> place, Instant now) {
        var some = new BooleanQuery.Builder();
        for (String word : rarest)
            some.add(
                    new BooleanQuery.Builder()
                            .add(new TermQuery(new Term(Fields.TITLE, word)), Occur.SHOULD)
                            .add(new TermQuery(new Term(Fields.TEXT, word)), Occur.SHOULD)
                            .build(),
                    Occur.SHOULD);
        some.setMinimumNumberShouldMatch(Math.min(rarest.size(), FEWEST - 1));
        var all = new BooleanQuery.Builder();
        for (String word : place) all.add(new TermQuery(new Term(Fields.PLACE, word)), Occur.SHOULD);
        return all.add(some.build(), Occur.MUST)
                .add(Wanted.within(reach), Occur.FILTER)
                .add(
                        LongField.newRangeQuery(
                                Fields.REGISTERED, now.minus(BACK).toEpochMilli(), Long.MAX_VALUE),
                        Occur.FILTER)
                .build();
    }

    static Set<String> words(String text) {
        String plain = Spelling.plain(text);
        return new LinkedHashSet<>(Wanted.words(plain.substring(0, Math.min(READ, plain.length()))));
    }

    /** How much words say: the rarer in this index, the more. */
    private final class Weights {
        private final Map<String, Double> known = new HashMap<>();

        double of(String word) {
            return known.computeIfAbsent(word, this::weight);
        }

        private double weight(String word) {
            return Math.log(1 + (index.size() + 1.0) / (index.frequency(word) + 1.0));
        }

        List<String> rarest(Set<String> words) {
            return words.stream()
                    .sorted(Comparator.comparingDouble(this::of).reversed())
                    .limit(RAREST)
                    .toList();
        }
    }
}
