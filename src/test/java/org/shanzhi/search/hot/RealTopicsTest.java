package org.shanzhi.search.hot;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.SharedData;

/**
 * A year of real messages, replayed day by day. The oracle knows nothing of words and weights: it counts which messages hold the name of a
 * place, and of these a word of the cause where the place has more than one.
 *
 * <p>How its rows were chosen: all runs of four characters were counted over all messages; of those in twenty and more, we kept
 * the names that stand for one place and one cause. Left out are areas as large as a town with many causes each (梅溪湖, 暮云, 星沙,
 * 地铁), ways of speaking (噪音扰民, 安全隐患), and what stayed below twenty (凉塘路 14, 58车贷 11, 泉星公园 10). Three are left.
 */
class RealTopicsTest {
    private static final int LARGE = 20;
    private static final int TENTH = 10;
    private static final int LEAST = 3;

    private record Cause(String place, List<String> words) {
        boolean tells(Told told) {
            String all = told.title() + told.text();
            return all.contains(place) && (words.isEmpty() || words.stream().anyMatch(all::contains));
        }
    }

    private static final List<Cause> CAUSES = List.of(
            new Cause("丽发新城", List.of("搅拌", "水泥", "混凝土", "粉尘", "灰尘")),
            new Cause("伊景园", List.of()),
            new Cause("魅力之城", List.of()));

    @Test
    void a_large_topic_is_found_before_its_tenth_message() throws IOException {
        Optional<Path> file = SharedData.file("taidi2020c/open/messages_with_votes.csv");
        if (file.isEmpty()) return;
        TreeMap<LocalDate, List<Told>> days = days(file.get());
        Map<Cause, List<Told>> asked = CAUSES.stream()
                .collect(Collectors.toMap(
                        c -> c,
                        c -> days.values().stream()
                                .flatMap(List::stream)
                                .filter(c::tells)
                                .toList()));
        asked.forEach((cause, told) -> assertThat(told).as(cause.place()).hasSizeGreaterThanOrEqualTo(LARGE));
        Map<Cause, Integer> foundAt = replayed(days, asked);
        System.out.println("real topics: "
                + asked.entrySet().stream()
                        .map(e -> e.getKey().place() + " " + e.getValue().size() + " messages, found at its "
                                + foundAt.get(e.getKey()))
                        .sorted()
                        .toList());
        asked.keySet()
                .forEach(cause -> assertThat(foundAt.get(cause))
                        .as(cause.place())
                        .isNotNull()
                        .isLessThan(TENTH));
    }

    /** How many messages of each cause had come by the end of the day on which it was found. */
    private static Map<Cause, Integer> replayed(TreeMap<LocalDate, List<Told>> days, Map<Cause, List<Told>> asked) {
        var clusterer = new Clusterer(30);
        var foundAt = new HashMap<Cause, Integer>();
        Map<Cause, Set<Long>> ids = asked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> e.getValue().stream().map(Told::id).collect(Collectors.toSet())));
        List<Cluster> found = List.of();
        for (var day : days.entrySet()) {
            clusterer.hear(day.getKey(), day.getValue());
            found = clusterer.clusters(LEAST);
            for (Cause cause : asked.keySet()) {
                if (foundAt.containsKey(cause) || found.stream().noneMatch(c -> mostly(c, ids.get(cause)))) continue;
                foundAt.put(cause, (int) asked.get(cause).stream()
                        .filter(t -> !t.day().isAfter(day.getKey()))
                        .count());
            }
        }
        System.out.println("real topics of three and more: " + found.size() + ", the largest: "
                + found.stream()
                        .sorted((a, b) -> b.matters().size() - a.matters().size())
                        .limit(12)
                        .map(c -> c.matters().size() + " "
                                + Heading.of(c, a -> "").title())
                        .toList());
        return foundAt;
    }

    /** At least three messages of the cause, and they are at least half of all it has. */
    private static boolean mostly(Cluster cluster, Set<Long> ofCause) {
        long right = cluster.ids().stream().filter(ofCause::contains).count();
        return right >= LEAST && 2 * right >= cluster.matters().size();
    }

    private static TreeMap<LocalDate, List<Told>> days(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows =
                        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file);
                Stream<NamedCsvRecord> all = rows.stream()) {
            return all.map(RealTopicsTest::told)
                    .collect(Collectors.groupingBy(Told::day, TreeMap::new, Collectors.toList()));
        }
    }

    private static Told told(NamedCsvRecord row) {
        return new Told(
                Long.parseLong(row.getField("msg_id")),
                LocalDate.parse(row.getField("time").substring(0, 10)),
                null,
                row.getField("title"),
                row.getField("body"),
                "",
                "");
    }
}
