package org.shanzhi.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shanzhi.matter.Channel;
import org.shanzhi.matter.DuplicateReason;
import org.shanzhi.matter.Duplicates.Told;
import org.shanzhi.matter.IndexSheet;
import org.shanzhi.matter.Kind;
import org.shanzhi.matter.MatterFinder.Alike;
import org.shanzhi.matter.Reach;
import org.shanzhi.matter.Reach.Way;
import org.shanzhi.matter.State;
import org.shanzhi.org.Tier;
import org.shanzhi.testing.SharedData;
import org.shanzhi.testing.Sizes;

/** What was told before is offered again, in whatever order and with other words; what is something else is not. */
class AlikesTest {
    private static final Instant NOW = Instant.parse("2026-11-24T04:00:00Z");
    private static final Reach ALL = new Reach(1, List.of(Way.by("centre")), Set.of());
    private static final Reach OTHER = new Reach(1, List.of(Way.by("another")), Set.of());

    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("小区", "院子"),
            Map.entry("业主", "住户"),
            Map.entry("噪音", "噪声"),
            Map.entry("晚上", "夜里"),
            Map.entry("希望", "恳请"),
            Map.entry("要求", "请求"),
            Map.entry("解决", "处理"),
            Map.entry("领导", "负责人"),
            Map.entry("严重", "很厉害"),
            Map.entry("附近", "周边"),
            Map.entry("施工", "作业"),
            Map.entry("孩子", "小孩"),
            Map.entry("政府", "主管部门"),
            Map.entry("问题", "情况"));

    @TempDir
    Path folder;

    private final Map<Long, IndexSheet> told = new HashMap<>();

    @Test
    void the_same_in_another_order_is_offered_with_its_reasons_and_something_else_is_not() throws IOException {
        try (MatterIndex index = MatterIndex.open(folder)) {
            put(index, 1, "楼上漏水没人管", "静宁路街道某小区3号楼楼上卫生间漏水，泡坏了我家天花板，找物业三次都不管。", "静宁路某小区3号楼", 1);
            put(index, 2, "夜间施工扰民", "工地凌晨两点还在打桩，附近居民睡不着觉。", "东岗西路工地", 2);
            index.show();
            var again = new Told("天花板泡坏了", "找物业三次都不管，楼上卫生间漏水泡坏天花板。", "静宁路某小区3号楼", null);
            assertThat(alikes(index).of(ALL, again, NOW, 5))
                    .containsExactly(new Alike(
                            1,
                            List.of(
                                    DuplicateReason.SIMILAR_WORDS,
                                    DuplicateReason.SAME_PLACE,
                                    DuplicateReason.SAME_WEEK)));
            var other = new Told("拖欠工资", "工地老板拖欠三个月工资不发，电话也不接。", "东岗西路工地", null);
            assertThat(alikes(index).of(ALL, other, NOW, 5)).isEmpty();
            assertThat(alikes(index).of(OTHER, again, NOW, 5))
                    .as("who may not read it")
                    .isEmpty();
            assertThat(alikes(index).of(ALL, new Told("漏", "", "", null), NOW, 5))
                    .as("too little is told")
                    .isEmpty();
        }
    }

    @Test
    void the_same_title_at_the_same_place_is_offered_however_else_it_is_told_and_the_house_beside_it_is_not()
            throws IOException {
        try (MatterIndex index = MatterIndex.open(folder)) {
            String long1 = "我把经过详细说一下，请耐心看完。车一过就咣当一声，垫了点橡胶又掉了，打过物业电话五次，每次都说记下了。";
            put(index, 1, "井盖响得睡不着", long1, "雁北街道小雁滩村家属院40号院", 3);
            put(index, 2, "井盖响得睡不着", long1, "雁北街道小雁滩村家属院12号院", 3);
            index.show();
            var again = new Told("井盖响得睡不着", "夜里吵，请派人来修", "小雁滩村家属院40号院", null);
            assertThat(alikes(index).of(ALL, again, NOW, 5))
                    .extracting(Alike::id)
                    .containsExactly(1L);
        }
    }

    /** The same measure on invented messages, which are there everywhere. */
    @Test
    void invented_messages_told_again_are_offered_and_new_ones_are_not() throws IOException {
        var random = new SplittableRandom(41);
        List<Message> before = new ArrayList<>();
        for (int i = 0; i < Sizes.pick(150, 600); i++) before.add(invented(i, random));
        try (MatterIndex index = MatterIndex.open(folder)) {
            for (int i = 0; i < before.size(); i++)
                put(index, i + 1, before.get(i).title(), before.get(i).body(), "", i % 170);
            index.show();
            Alikes alikes = alikes(index);
            int again = 0;
            int wrong = 0;
            for (int i = 0; i < before.size(); i++) {
                long id = i + 1;
                Told told = inOtherWords(before.get(i), random, new Random(i));
                if (alikes.of(ALL, told, NOW, 5).stream().anyMatch(one -> one.id() == id)) again++;
                Message fresh = invented(before.size() + i, random);
                wrong += alikes.of(ALL, new Told(fresh.title(), fresh.body(), "", null), NOW, 5)
                        .size();
            }
            assertThat(again).as("told again").isGreaterThanOrEqualTo(before.size() * 9 / 10);
            assertThat(wrong).as("offered for what is new").isLessThan(before.size() / 10);
        }
    }

    /** Six clauses of words of its own, between which stands what everybody says. */
    private static Message invented(int no, SplittableRandom random) {
        var body = new StringBuilder("您好，我来反映一个问题，");
        for (int i = 0; i < 6; i++) {
            for (int c = 0; c < 8; c++) body.append((char) ('一' + random.nextInt(3_000)));
            body.append(i % 2 == 0 ? "，希望领导解决，" : "，情况严重，");
        }
        return new Message("反映小区问题", body.append("谢谢。").toString(), "组" + no);
    }

    @Test
    void what_is_older_than_half_a_year_is_not_offered() throws IOException {
        try (MatterIndex index = MatterIndex.open(folder)) {
            put(index, 1, "楼上漏水没人管", "楼上卫生间漏水泡坏了我家天花板", "", 200);
            index.show();
            assertThat(alikes(index).of(ALL, new Told("楼上漏水没人管", "楼上卫生间漏水泡坏了我家天花板", "", null), NOW, 5))
                    .isEmpty();
        }
    }

    /** Bars of the project's plan; a sample in the first ring. */
    @Test
    void real_messages_told_again_are_offered_and_new_ones_are_not() throws IOException {
        Optional<Path> file = SharedData.file("taidi2020c/open/labelled_messages.csv");
        if (file.isEmpty()) return;
        List<Message> all = messages(file.get());
        var random = new SplittableRandom(620_102);
        var shuffle = new Random(620_102);
        Collections.shuffle(all, shuffle);
        List<Message> before = all.subList(0, all.size() / 2);
        List<Message> after = all.subList(all.size() / 2, all.size());
        var group = new HashMap<Long, String>();
        try (MatterIndex index = MatterIndex.open(folder)) {
            for (int i = 0; i < before.size(); i++) {
                put(index, i + 1, before.get(i).title(), before.get(i).body(), "", i % 170);
                group.put(i + 1L, before.get(i).group());
            }
            index.show();
            Alikes alikes = alikes(index);
            int exact = 0;
            int paraphrased = 0;
            int tried = Math.min(before.size(), Sizes.pick(200, before.size()));
            for (int i = 0; i < tried; i++) {
                Message m = before.get(i);
                long id = i + 1;
                if (offers(alikes.of(ALL, new Told(m.title(), m.body(), "", null), NOW, 5), id, group)) exact++;
                if (offers(alikes.of(ALL, inOtherWords(m, random, shuffle), NOW, 5), id, group)) paraphrased++;
            }
            int wrong = 0;
            int fresh = Math.min(after.size(), Sizes.pick(200, after.size()));
            for (Message m : after.subList(0, fresh))
                for (Alike one : alikes.of(ALL, new Told(m.title(), m.body(), "", null), NOW, 5))
                    if (!group.get(one.id()).equals(m.group())) wrong++;
            System.out.printf(
                    "duplicates: %d of %d word for word, %d in other words, %d other offers for %d new messages%n",
                    exact, tried, paraphrased, wrong, fresh);
            assertThat(exact).isEqualTo(tried);
            assertThat(paraphrased).isGreaterThanOrEqualTo(tried * 9 / 10);
            assertThat(wrong).isLessThan(fresh / 10);
        }
    }

    private static boolean offers(List<Alike> offered, long id, Map<Long, String> group) {
        return offered.stream()
                .anyMatch(one -> one.id() == id || group.get(one.id()).equals(group.get(id)));
    }

    /** The clauses shuffled, one in five left out, words replaced by others that mean the same, another telephone. */
    private static Told inOtherWords(Message m, SplittableRandom random, Random shuffle) {
        var clauses = new ArrayList<>(Arrays.asList(m.body().split("[，。；！？,;!?\\s]+")));
        if (clauses.size() > 3) clauses.removeIf(_ -> random.nextInt(5) == 0);
        Collections.shuffle(clauses, shuffle);
        String body = String.join("，", clauses);
        String title = m.title();
        for (var word : SYNONYMS.entrySet()) {
            body = body.replace(word.getKey(), word.getValue());
            title = title.replace(word.getKey(), word.getValue());
        }
        return new Told(title, body + "。电话199" + random.nextInt(10_000_000, 99_999_999), "", null);
    }

    private record Message(String title, String body, String group) {}

    private static List<Message> messages(Path file) throws IOException {
        try (var rows = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
            var all = new ArrayList<Message>();
            rows.forEach(row ->
                    all.add(new Message(row.getField("title"), row.getField("body"), row.getField("dup_group"))));
            return all;
        }
    }

    private Alikes alikes(MatterIndex index) {
        return new Alikes(index, ids -> ids.stream().map(told::get).toList());
    }

    private void put(MatterIndex index, long id, String title, String text, String place, int daysAgo)
            throws IOException {
        var sheet = new IndexSheet(
                1,
                id,
                "CG26-" + id,
                Set.of("centre"),
                title,
                text,
                place,
                State.REGISTERED,
                Kind.REQUEST,
                Channel.WINDOW,
                null,
                null,
                Tier.DISTRICT,
                1,
                null,
                null,
                false,
                NOW.minus(Duration.ofDays(daysAgo)),
                null,
                null);
        told.put(id, sheet);
        index.put(List.of(sheet));
    }
}
