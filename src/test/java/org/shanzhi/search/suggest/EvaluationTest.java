package org.shanzhi.search.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.shanzhi.testing.SharedData;
import org.shanzhi.testing.Sizes;

class EvaluationTest {
    private static final List<String> KINDS = List.of("噪音", "欠薪", "漏水");
    private static final List<List<String>> CLAUSES = List.of(
            List.of("楼下烧烤店半夜放音响", "工地凌晨还在打桩", "广场舞的喇叭开得太响", "夜里被吵得睡不着"),
            List.of("老板拖着三个月工钱不给", "包工头跑了工资没着落", "工地停工后一直欠着工资", "要求发放拖欠的劳动报酬"),
            List.of("楼上卫生间渗水到我家", "屋顶一下雨就漏", "厨房水管漏水泡了地板", "天花板长年渗水发霉"));

    /** Each round counted with maps and strings, as one would do it by hand. */
    @Test
    void figures_are_those_of_a_count_by_hand() {
        List<Example> asked = made(300);
        var done = Evaluation.of(asked, List.of(), 5, fold -> {});
        var hand = new HashMap<String, Integer>();
        for (int has = 0; has < KINDS.size(); has++)
            for (int given = 0; given < KINDS.size(); given++)
                hand.merge(has == given ? "right" : "wrong", done.confusion()[has][given], Integer::sum);
        assertThat(hand.get("right") + hand.get("wrong")).isEqualTo(asked.size());
        assertThat(done.accuracy()).isEqualTo(hand.get("right") / 300.0);
        assertThat(done.accuracyOfSurest(1)).isEqualTo(done.accuracy());
        assertThat(done.accuracyOfSurest(0.5)).isGreaterThanOrEqualTo(done.accuracy());
        assertThat(done.accuracy()).isGreaterThan(0.95);
    }

    /** What is told word for word in one group only is never learnt from itself: then nothing is known of it. */
    @Test
    void no_text_is_asked_of_a_model_that_read_its_group() {
        var alone = new ArrayList<Example>();
        for (int i = 0; i < 40; i++) {
            String word = "甲乙丙丁戊己庚辛壬癸".charAt(i % 10) + "" + "子丑寅卯".charAt(i / 10);
            String label = (i % 10 + i / 10) % 2 == 0 ? "单" : "双";
            for (int twice = 0; twice < 2; twice++) alone.add(new Example(label, "", word.repeat(3), "组" + i));
        }
        var done = Evaluation.of(alone, List.of(), 5, fold -> {});
        assertThat(done.accuracy()).isLessThan(0.8);
    }

    @Test
    void the_same_texts_give_the_same_figures() {
        var one = Evaluation.of(made(120), made(60), 3, fold -> {});
        var other = Evaluation.of(made(120), made(60), 3, fold -> {});
        assertThat(one.confusion()).isDeepEqualTo(other.confusion());
        assertThat(one.leads()).isEqualTo(other.leads());
    }

    /** The bars of performance are those of the project's plan; on the whole set in the long ring. */
    @Test
    void real_messages_are_sorted_as_well_as_people_sorted_them() {
        Optional<Path> messages = SharedData.file("taidi2020c/open/labelled_messages.csv");
        Optional<Path> tokens = SharedData.file("taidi2020c/open/labelled_tokens.csv");
        if (messages.isEmpty() || tokens.isEmpty()) return;
        List<Example> asked = ExampleFile.read(messages.get());
        List<Example> learnt = Sizes.LONG ? ExampleFile.read(tokens.get()) : List.of();
        var done = Evaluation.of(asked, learnt, 5, fold -> {});
        System.out.printf(
                "real messages: %d asked, %d learnt, accuracy %.4f, macro F1 %.4f, of the surest 80%% %.4f, %s a fold, %s a guess%n",
                asked.size(),
                learnt.size(),
                done.accuracy(),
                done.macroF1(),
                done.accuracyOfSurest(0.8),
                done.training(),
                done.guess99());
        assertThat(done.accuracy()).isGreaterThan(Sizes.LONG ? 0.89 : 0.80);
        assertThat(done.macroF1()).isGreaterThan(Sizes.LONG ? 0.885 : 0.75);
        assertThat(done.accuracyOfSurest(0.8)).isGreaterThan(Sizes.LONG ? 0.94 : 0.85);
        assertThat(done.guess99()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void the_words_that_speak_for_a_label_are_words_of_the_text() {
        LinearModel model = Training.on(made(300));
        String told = "夜里被吵得睡不着，老板又拖着三个月工钱不给";
        assertThat(model.speaking(Wording.runs("", told), "欠薪", 3))
                .hasSizeBetween(1, 3)
                .allSatisfy(word -> assertThat(told).contains(word))
                .allSatisfy(word -> assertThat("夜里被吵得睡不着").doesNotContain(word));
    }

    @Test
    void a_text_reads_the_same_however_it_was_typed() {
        assertThat(Wording.runs("ＡＢ１２", "噪音")).isEqualTo(Wording.runs("ab12", "噪音"));
    }

    private static List<Example> made(int count) {
        var random = new SplittableRandom(7);
        var all = new ArrayList<Example>();
        for (int i = 0; i < count; i++) {
            int kind = random.nextInt(KINDS.size());
            List<String> clauses = CLAUSES.get(kind);
            String body = clauses.get(random.nextInt(4)) + "，" + clauses.get(random.nextInt(4)) + "。";
            all.add(new Example(KINDS.get(kind), "", body, "g" + i));
        }
        return all;
    }
}
