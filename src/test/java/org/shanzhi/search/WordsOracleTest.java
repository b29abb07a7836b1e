package org.shanzhi.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.Correct;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.IndexSheet;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.MatterIndexing;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Town;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;

/** What is found by words is what reading every matter from beginning to end would find. */
@ShanzhiTest
class WordsOracleTest extends InTown {
    private static final List<String> CLAUSES =
            List.of("楼上漏水", "夜间施工噪音", "拖欠工资", "物业费纠纷", "WiFi信号塔", "井盖丢失", "烧烤油烟", "宠物狗扰民", "停车位被占", "电梯故障困人");
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    @Autowired
    private MatterLists lists;

    @Autowired
    private MatterIndexing indexing;

    @Autowired
    private DSLContext db;

    /** A matter as the test knows it. */
    private record Told(MatterNumber number, String title, String body, State state) {
        boolean tells(String word) {
            return Stream.of(title, body, Town.INSIDE.address())
                    .anyMatch(text -> plain(text).contains(plain(word)));
        }
    }

    @Test
    void words_find_what_a_slow_reading_finds() {
        long seed = 41;
        var random = new SplittableRandom(seed);
        List<Told> all = IntStream.range(0, Sizes.pick(40, 400))
                .mapToObj(i -> tell(random))
                .toList();
        for (int i = 0; i < Sizes.pick(60, 1_000); i++) {
            List<String> words = words(random);
            Caller by = random.nextInt(3) == 0 ? town.handler : random.nextBoolean() ? town.triage : town.clerk;
            State state = random.nextInt(3) == 0 ? State.ACCEPTED : null;
            var expected = new TreeSet<String>();
            for (Told m : all)
                if (words.stream().allMatch(m::tells)
                        && (state == null || m.state == state)
                        && reading.exists(by, m.number)) expected.add(m.number.toString());
            ListFilter filter = ListFilter.ALL.words(String.join(" ", words));
            if (state != null) filter = filter.states(state);
            String asked = "seed " + seed + ", " + by.name() + " asks for " + words + " in " + state;
            assertFound(by, filter, expected, asked);
        }
    }

    @Test
    void a_corrected_text_is_found_by_what_it_says_now() {
        MatterNumber number = registered("楼道堆放杂物");
        await(() -> found(town.clerk, ListFilter.ALL.words("堆放杂物")).contains(number.toString()));
        matters.act(
                town.clerk,
                number,
                new Correct(new FreeText("title"), new FreeText("消防通道被锁"), new FreeText("登记时听错")),
                Town.act());
        matters.act(
                town.clerk,
                number,
                new Correct(new FreeText("body"), new FreeText("消防通道被锁，请打开"), new FreeText("登记时听错")),
                Town.act());
        await(() -> found(town.clerk, ListFilter.ALL.words("消防通道")).contains(number.toString()));
        assertThat(found(town.clerk, ListFilter.ALL.words("堆放杂物"))).isEmpty();
    }

    @Test
    void one_that_cannot_be_read_is_found_no_more_and_keeps_no_other_back() {
        MatterNumber broken = registered("窨井盖裂开");
        await(() -> found(town.clerk, ListFilter.ALL.words("井盖裂开")).contains(broken.toString()));
        String facts = String.valueOf(db.fetchValue(
                "select facts::text from matter where district_id = {0} and id = {1}",
                DSL.val(town.district), DSL.val(broken.id())));
        db.execute(
                "update matter set facts = '{\"rests\": 1}' where district_id = {0} and id = {1}",
                DSL.val(town.district), DSL.val(broken.id()));
        MatterNumber other = registered("窨井盖裂缝");
        assertThat(indexing.sheets(town.district, List.of(broken.id(), other.id())))
                .extracting(IndexSheet::id)
                .containsExactly(other.id());
        await(() -> found(town.clerk, ListFilter.ALL.words("井盖裂缝")).contains(other.toString()));
        assertThat(found(town.clerk, ListFilter.ALL.words("井盖裂缝"))).containsExactly(other.toString());
        // others look at all matters that there are
        db.execute(
                "update matter set facts = {2}::jsonb where district_id = {0} and id = {1}",
                DSL.val(town.district), DSL.val(broken.id()), DSL.val(facts));
    }

    @Test
    void nobody_is_found_by_name_or_telephone() {
        MatterNumber number = matters.register(
                        town.clerk, town.request("欧阳明家漏水", "欧阳明说李四家楼上漏水，电话13912345678"), Town.act())
                .number();
        await(() -> found(town.clerk, ListFilter.ALL.words("楼上漏水")).contains(number.toString()));
        for (String personal : List.of("欧阳明", "李四", "13912345678", "139123", "阳明"))
            assertThat(found(town.clerk, ListFilter.ALL.words(personal)))
                    .as(personal)
                    .isEmpty();
    }

    private Told tell(SplittableRandom random) {
        String title = clause(random);
        String body = clause(random) + "，" + clause(random) + "。" + (random.nextBoolean() ? "ＡＢＣ１２" : "第7单元");
        MatterNumber number = matters.register(town.clerk, town.request(title, body), Town.act())
                .number();
        if (random.nextBoolean()) {
            matters.act(town.clerk, number, new Accept(), Town.act());
            return new Told(number, title, body, State.ACCEPTED);
        }
        return new Told(number, title, body, State.REGISTERED);
    }

    private static String clause(SplittableRandom random) {
        return CLAUSES.get(random.nextInt(CLAUSES.size()));
    }

    /** One or two pieces of what may have been told, cut anywhere between Chinese characters, or something never told. */
    private static List<String> words(SplittableRandom random) {
        var words = new ArrayList<String>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            String clause = clause(random);
            if (clause.startsWith("WiFi")) {
                words.add(random.nextBoolean() ? "wifi" : "ｗｉｆｉ信号");
                continue;
            }
            int from = random.nextInt(clause.length() - 1);
            words.add(clause.substring(from, from + 1 + random.nextInt(clause.length() - from)));
        }
        if (random.nextInt(10) == 0) words.add("abc12");
        if (random.nextInt(20) == 0) words.add("从未说过");
        return words;
    }

    private static String plain(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .toLowerCase(java.util.Locale.ROOT);
    }

    private void assertFound(Caller by, ListFilter filter, TreeSet<String> expected, String asked) {
        await(() -> found(by, filter).equals(expected) && lists.found(by, filter) == expected.size());
        assertThat(found(by, filter)).as(asked).isEqualTo(expected);
        assertThat(lists.found(by, filter)).as(asked).isEqualTo(expected.size());
    }

    private static void await(java.util.function.BooleanSupplier there) {
        long begun = System.nanoTime();
        while (!there.getAsBoolean() && System.nanoTime() - begun < PATIENCE_NANOS) LockSupport.parkNanos(20_000_000);
    }

    private TreeSet<String> found(Caller by, ListFilter filter) {
        var found = new TreeSet<String>();
        String after = null;
        do {
            var page = lists.list(by, filter, new Limit(7), after);
            for (MatterLine line : page.items()) found.add(line.number());
            after = page.next();
        } while (after != null);
        return found;
    }
}
