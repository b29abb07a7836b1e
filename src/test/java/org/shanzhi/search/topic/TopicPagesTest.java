package org.shanzhi.search.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Command.SetFlag;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Place;
import org.shanzhi.matter.Registration;
import org.shanzhi.matter.Town;
import org.shanzhi.notify.Notices;
import org.shanzhi.search.HotTopics;
import org.shanzhi.search.NoTopic;
import org.shanzhi.search.TopicSheet;
import org.shanzhi.search.TopicState;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What many told of one cause is found, shown to whoever may read some of it, and judged. */
@ShanzhiTest
class TopicPagesTest extends InTown {
    private static final String TITLE = "丽水花园搅拌站夜间施工噪音";

    @Autowired
    Gathering gathering;

    @Autowired
    HotTopics topics;

    @Autowired
    Notices notices;

    private MatterNumber told(int n) {
        return registered(TITLE + "扰民，" + "甲乙丙丁戊己庚辛".charAt(n));
    }

    private MatterNumber outside() {
        Registration r = town.request(TITLE + "扰民", TITLE + "，八户人家都漏水");
        var there = new Registration(
                r.kind(),
                r.channel(),
                r.title(),
                r.body(),
                null,
                new Place(null, null, "丽水花园"),
                null,
                null,
                r.parties(),
                false,
                null,
                List.of());
        return matters.register(town.clerk, there, Town.act()).number();
    }

    private TopicSheet found(int matters) {
        for (int i = 0; i < matters; i++) told(i);
        gathering.run(town.district);
        return only(TopicState.PROPOSED);
    }

    private TopicSheet only(TopicState state) {
        List<TopicSheet> all = topics.list(town.triage, state);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    @Test
    void a_topic_is_found_shown_and_confirmed() {
        assertThat(topics.list(town.triage, TopicState.PROPOSED)).isEmpty();
        Browser officer = signedIn(town.triage);
        assertThat(officer.get("/topics").body()).contains("没有待核的热点");
        TopicSheet topic = found(4);
        assertThat(topic.title()).contains("丽水花园", "施工");
        assertThat(topic.matters()).isEqualTo(4);
        assertThat(topic.lastWeek()).isEqualTo(4);
        assertThat(officer.get("/topics").body()).contains(topic.title(), "/topics/" + topic.id(), "<rect");
        assertThat(officer.get("/topics/" + topic.id()).body())
                .contains("确认是热点", "待核", "共 4 件")
                .doesNotContain("欧阳明", "TopicState.", "范围内");
        assertThat(location(officer.submit("/topics/" + topic.id(), "/topics/" + topic.id() + "/confirm", Map.of())))
                .isEqualTo("/topics/" + topic.id());
        assertThat(officer.get("/topics?list=confirmed").body()).contains(topic.title());
        assertThat(officer.get("/topics/" + topic.id()).body())
                .contains("已确认", "员工")
                .doesNotContain("确认是热点");
    }

    @Test
    void a_dismissed_topic_comes_back_only_when_it_has_grown_by_half() {
        Browser officer = signedIn(town.triage);
        TopicSheet topic = found(4);
        String page = "/topics/" + topic.id();
        assertThat(officer.submit(page, page + "/dismiss", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(officer.submit(page, page + "/dismiss", Map.of("reason", "CHANCE"))
                        .statusCode())
                .isEqualTo(302);
        gathering.run(town.district);
        assertThat(only(TopicState.DISMISSED).reason()).isEqualTo(NoTopic.CHANCE);
        told(4);
        gathering.run(town.district);
        assertThat(only(TopicState.DISMISSED).matters()).isEqualTo(5);
        told(5);
        gathering.run(town.district);
        assertThat(only(TopicState.PROPOSED).id()).isEqualTo(topic.id());
        assertThat(officer.get("/topics").body()).contains("增长过半");
    }

    @Test
    void whoever_sees_less_is_told_how_many_more_there_are_and_nothing_else() {
        MatterNumber elsewhere = outside();
        TopicSheet topic = found(3);
        assertThat(topic.matters()).isEqualTo(4);
        assertThat(topics.open(town.triage, topic.id()).others()).isZero();
        assertThat(topics.open(town.head, topic.id()).others()).isEqualTo(1);
        assertThat(signedIn(town.head).get("/topics/" + topic.id()).body())
                .contains("另有 1 件")
                .doesNotContain(elsewhere.toString(), "确认是热点");
        assertThatThrownBy(() -> topics.confirm(town.head, topic.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> topics.open(town.handler, topic.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> topics.open(town.triage, 999)).isInstanceOf(NotFound.class);
    }

    @Test
    void what_must_not_be_told_leaves() {
        TopicSheet topic = found(4);
        MatterNumber violence = told(5);
        gathering.run(town.district);
        assertThat(only(TopicState.PROPOSED).matters()).isEqualTo(5);
        matters.act(town.triage, violence, new SetFlag(Flag.DV, TEXT), Town.act());
        gathering.run(town.district);
        assertThat(only(TopicState.PROPOSED).matters()).isEqualTo(4);
        assertThat(only(TopicState.PROPOSED).id()).isEqualTo(topic.id());
    }

    @Test
    void five_within_a_week_ring_once() {
        found(4);
        assertThat(bells()).isZero();
        told(4);
        gathering.run(town.district);
        told(5);
        gathering.run(town.district);
        assertThat(bells()).isEqualTo(1);
    }

    private long bells() {
        return notices.list(town.triage, new Limit(50), null).items().stream()
                .filter(notice -> notice.code().equals("TOPIC_HOT"))
                .count();
    }
}
