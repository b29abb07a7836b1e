package org.shanzhi.search.hot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shanzhi.search.hot.Settling.Kept;
import org.shanzhi.search.hot.Settling.Turn;

class ClustererTest {
    private static final LocalDate START = LocalDate.of(2026, 3, 1);
    private static final List<String> THINGS = List.of("餐馆", "电梯", "水管", "路灯", "车棚", "围墙", "麻将馆", "垃圾站", "花坛", "门禁");
    private static final List<String> TROUBLES =
            List.of("油烟直排", "反复停运", "漏水发黄", "夜里不亮", "乱收费用", "快要倒塌", "吵到半夜", "臭气熏天", "无人打理", "坏了没修");
    private static final List<String> ASIDE = List.of("居民休息不好", "已经打过电话", "希望尽快处理", "老人孩子受影响", "物业不管", "说了三次没人来");

    /** Invented: one cause of one estate in its weeks, among others of chance. */
    static List<Told> year(int seed, int days) {
        var random = new Random(seed);
        var all = new ArrayList<Told>();
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < 6; i++) {
                String estate = "" + some(random) + some(random) + some(random) + "小区";
                all.add(told(
                        all.size() + 1,
                        day,
                        null,
                        estate,
                        THINGS.get(random.nextInt(10)) + TROUBLES.get(random.nextInt(10)),
                        random));
            }
            if (day >= 20 && day < 45) all.add(told(all.size() + 1, day, null, "丽水花园", "搅拌站夜间施工噪音", random));
        }
        return all;
    }

    private static char some(Random random) {
        return (char) ('一' + random.nextInt(2_000));
    }

    private static Told told(long id, int day, Integer area, String estate, String cause, Random random) {
        String text = estate + cause + "，" + ASIDE.get(random.nextInt(6)) + "，" + ASIDE.get(random.nextInt(6));
        return new Told(id, START.plusDays(day), area, estate + cause, text, estate, "");
    }

    private static List<Cluster> heard(List<Told> told, int atLeast) {
        var clusterer = new Clusterer(30);
        told.stream()
                .map(Told::day)
                .distinct()
                .sorted()
                .forEach(day -> clusterer.hear(
                        day, told.stream().filter(t -> t.day().equals(day)).toList()));
        return clusterer.clusters(atLeast);
    }

    @Test
    void the_order_of_what_was_told_on_a_day_does_not_matter() {
        for (int seed = 0; seed < 10; seed++) {
            List<Told> told = year(seed, 50);
            var shuffled = new ArrayList<>(told);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(heard(shuffled, 1)).isEqualTo(heard(told, 1));
        }
    }

    @Test
    void a_matter_is_in_one_group_and_none_is_lost() {
        for (int seed = 0; seed < 10; seed++) {
            List<Told> told = year(seed, 50);
            List<Long> grouped =
                    heard(told, 1).stream().flatMap(c -> c.ids().stream()).toList();
            assertThat(grouped).doesNotHaveDuplicates().hasSameSizeAs(told);
        }
    }

    /** The twin of what is asked of real messages, see {@link RealTopicsTest}. */
    @Test
    void a_topic_of_twenty_is_found_before_its_tenth_matter() {
        for (int seed = 0; seed < 10; seed++) {
            List<Told> told = year(seed, 60);
            List<Told> ofIt =
                    told.stream().filter(t -> t.place().equals("丽水花园")).toList();
            assertThat(ofIt).hasSizeGreaterThanOrEqualTo(20);
            LocalDate ninth = ofIt.get(8).day();
            List<Cluster> then =
                    heard(told.stream().filter(t -> !t.day().isAfter(ninth)).toList(), 3);
            assertThat(then).anySatisfy(c -> {
                long right = c.matters().stream()
                        .filter(t -> t.place().equals("丽水花园"))
                        .count();
                assertThat(right).isGreaterThanOrEqualTo(3);
                assertThat(2 * right).isGreaterThanOrEqualTo(c.matters().size());
                assertThat(Heading.of(c, area -> "").title()).contains("丽水花园");
            });
        }
    }

    @Test
    void what_lies_in_two_communities_is_two_topics_and_what_lies_nowhere_joins_the_one_it_tells_of() {
        var random = new Random(1);
        var told = new ArrayList<Told>();
        for (int i = 0; i < 4; i++) told.add(told(i + 1, i, 31, "丽水花园", "搅拌站夜间施工噪音", random));
        for (int i = 0; i < 4; i++) told.add(told(i + 11, i, 32, "白塔小区", "搅拌站夜间施工噪音", random));
        told.add(told(21, 3, null, "白塔小区", "搅拌站夜间施工噪音", random));
        List<Cluster> found = heard(told, 2);
        assertThat(found)
                .extracting(Cluster::ids)
                .containsExactly(List.of(1L, 2L, 3L, 4L), List.of(11L, 12L, 13L, 14L, 21L));
    }

    @Test
    void which_house_it_is_is_no_heading() {
        List<Told> told = IntStream.range(0, 4)
                .mapToObj(i -> new Told(i + 1, START, null, "三号楼电梯又停了" + ASIDE.get(i), "电梯又停了", "丽水花园家属院3号楼2单元", "电梯"))
                .toList();
        var heading = Heading.of(new Cluster(told), area -> "");
        assertThat(heading.title()).contains("丽水花园", "电梯又停");
        assertThat(heading.words())
                .noneMatch(word -> word.contains("号楼") || word.contains("属院") || word.contains("单元"));
    }

    @Test
    void a_name_is_no_heading() {
        var random = new Random(1);
        List<Told> told = IntStream.range(0, 5)
                .mapToObj(i ->
                        new Told(i + 1, START, null, "物业经理王建国殴打业主" + ASIDE.get(i), "王建国", "白塔小区" + i + "号", "物业纠纷"))
                .toList();
        var heading = Heading.of(new Cluster(told), area -> "");
        assertThat(heading.title()).contains("白塔小区").doesNotContain("王建国", "建国");
        assertThat(heading.words()).noneMatch(word -> word.contains("建国"));
    }

    /** Random worlds: whatever is found again, nothing is in two topics, and what was confirmed keeps its number. */
    @Test
    void kept_topics_are_settled_without_sharing_a_matter() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var left = new ArrayList<>(
                    IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
            Collections.shuffle(left, random);
            var kept = new ArrayList<Kept>();
            for (int id = 1; id <= 5; id++) {
                var matters = new HashSet<>(left.subList((id - 1) * 5, id * 5));
                kept.add(new Kept(id, 1 + random.nextInt(3), matters));
            }
            Collections.shuffle(left, random);
            var found = new ArrayList<Cluster>();
            for (int i = 0; i < 4; i++)
                found.add(new Cluster(left.subList(i * 10, i * 10 + 3 + random.nextInt(8)).stream()
                        .map(id -> new Told(id, START, null, "", "", "", ""))
                        .toList()));
            List<Turn> turns = Settling.settle(found, kept);
            var owned = new HashSet<Long>();
            kept.forEach(k -> owned.addAll(k.matters()));
            List<Long> added = turns.stream()
                    .flatMap(t -> t.added().stream())
                    .map(Told::id)
                    .toList();
            assertThat(added).doesNotHaveDuplicates().doesNotContainAnyElementsOf(owned);
            List<Integer> swallowed =
                    turns.stream().flatMap(t -> t.swallowed().stream()).toList();
            assertThat(swallowed).doesNotHaveDuplicates();
            for (Turn turn : turns) {
                if (turn.id() == null) assertThat(turn.added()).hasSizeGreaterThanOrEqualTo(Settling.LEAST);
                for (int part : turn.swallowed())
                    assertThat(kept.get(part - 1).rank())
                            .isGreaterThanOrEqualTo(kept.get(turn.id() - 1).rank());
            }
        }
    }

    @Test
    void what_was_dismissed_comes_back_when_it_has_grown_by_half() {
        assertThat(Settling.comesBack(4, 5)).isFalse();
        assertThat(Settling.comesBack(4, 6)).isTrue();
        assertThat(Settling.comesBack(5, 7)).isFalse();
        assertThat(Settling.comesBack(5, 8)).isTrue();
    }
}
