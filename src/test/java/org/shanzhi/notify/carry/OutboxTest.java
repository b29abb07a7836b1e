package org.shanzhi.notify.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Town;
import org.shanzhi.notify.Medium;
import org.shanzhi.notify.NewNotice;
import org.shanzhi.notify.NewNotice.Named;
import org.shanzhi.notify.Notices;
import org.shanzhi.notify.Outbox;
import org.shanzhi.notify.Reach;
import org.shanzhi.notify.Reminders.Chosen;
import org.shanzhi.notify.Reminders.Typed;
import org.shanzhi.notify.TestNotices;
import org.shanzhi.notify.store.OutgoingStore;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.Gateway;
import org.shanzhi.testing.Gateway.Handed;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * What leaves the house: when, as what, and that nothing is lost. Times lie far ahead, where the program that runs behind
 * this test finds nothing due.
 */
@ShanzhiTest
class OutboxTest {
    private static final Instant NIGHT = Instant.now()
            .plus(Duration.ofDays(400))
            .atZone(ChinaTime.ZONE)
            .with(LocalTime.of(23, 0))
            .toInstant();
    private static final Instant MORNING = NIGHT.plus(Duration.ofHours(8));

    @Autowired
    ApplicationContext context;

    @Autowired
    OutgoingStore outgoing;

    @Autowired
    OrganisationImport register;

    @Autowired
    GridImport grids;

    private Gateway gateway;
    private Carriers carriers;
    private Town town;
    private String phone;

    @BeforeEach
    void begin() throws Exception {
        gateway = new Gateway();
        town = Town.found(register, grids);
        phone = "139%08d".formatted(town.district);
        carriers = TestCarriers.sms(context, gateway.address());
        TestNotices.reminders(context, carriers)
                .choose(town.handler, new Typed(Map.of(Medium.SMS, new Chosen(phone, true)), "22:00", "07:00"));
    }

    @AfterEach
    void end() {
        gateway.close();
    }

    @Test
    void of_a_night_one_message_comes_in_the_morning_and_what_is_urgent_at_once() {
        var told = notices(NIGHT);
        told.send(town.district, List.of(notice("1", Reach.OUTSIDE), notice("2", Reach.URGENT)));
        told.send(town.district, List.of(notice("3", Reach.OUTSIDE), notice("4", Reach.HOUSE)));
        notices(NIGHT.plusSeconds(3600)).send(town.district, List.of(notice("5", Reach.OUTSIDE)));
        assertThat(told.unread(town.handler)).as("in the program at once").isEqualTo(5);
        deliver(NIGHT);
        deliver(MORNING.minusSeconds(1));
        assertThat(handed())
                .singleElement()
                .satisfies(it -> assertThat(it.text("text")).contains("CG26-000002", "签收"));
        long third = told.list(town.handler, Limit.DEFAULT, null).items().stream()
                .filter(n -> n.args().getFirst().equals("CG26-000003"))
                .findFirst()
                .orElseThrow()
                .id();
        told.read(town.handler, third);
        deliver(MORNING);
        deliver(MORNING.plusSeconds(3600));
        assertThat(handed()).hasSize(2);
        assertThat(handed().getLast().text("subject")).isEqualTo("2 条期限提醒");
        assertThat(handed().getLast().text("text").lines())
                .hasSize(2)
                .anyMatch(line -> line.contains("CG26-000001"))
                .anyMatch(line -> line.contains("CG26-000005"));
    }

    @Test
    void what_was_told_already_does_not_leave_the_house_again() {
        var told = notices(MORNING);
        told.send(town.district, List.of(notice("1", Reach.OUTSIDE), notice("1", Reach.OUTSIDE)));
        told.send(town.district, List.of(notice("1", Reach.OUTSIDE)));
        deliver(MORNING);
        assertThat(handed()).hasSize(1);
    }

    @Test
    void whoever_chose_nothing_or_has_switched_off_meanwhile_gets_nothing() {
        var head = new NewNotice(town.head.staffId(), "CLOCK_DUE", args("1"), "/", "k", Reach.URGENT);
        notices(MORNING).send(town.district, List.of(head, notice("2", Reach.OUTSIDE)));
        TestNotices.reminders(context, carriers)
                .choose(town.handler, new Typed(Map.of(Medium.SMS, new Chosen(phone, false)), "22:00", "07:00"));
        deliver(MORNING);
        assertThat(gateway.handed()).noneMatch(it -> it.text("text").contains("CG26-000001"));
        assertThat(handed()).isEmpty();
        assertThat(outbox(MORNING).undelivered(town.admin)).isEmpty();
    }

    @Test
    void a_failing_gateway_is_tried_again_later_with_the_same_id() {
        notices(MORNING).send(town.district, List.of(notice("1", Reach.OUTSIDE)));
        gateway.answers(503);
        deliver(MORNING);
        deliver(MORNING.plusSeconds(59));
        assertThat(handed()).hasSize(1);
        deliver(MORNING.plusSeconds(60));
        assertThat(outbox(MORNING).undelivered(town.admin)).singleElement().satisfies(lost -> {
            assertThat(lost.failure()).isEqualTo("UNREACHABLE");
            assertThat(lost.tries()).isEqualTo(2);
            assertThat(lost.next()).isEqualTo(MORNING.plusSeconds(180));
        });
        gateway.answers(202);
        deliver(MORNING.plusSeconds(180));
        deliver(MORNING.plusSeconds(7200));
        assertThat(handed()).extracting(Handed::answer).containsExactly(503, 503, 202);
        assertThat(handed())
                .extracting(Handed::key)
                .containsOnly(handed().getFirst().key());
        assertThat(outbox(MORNING).undelivered(town.admin)).isEmpty();
    }

    @Test
    void it_is_given_up_after_a_day_and_an_administrator_may_try_again() {
        notices(MORNING).send(town.district, List.of(notice("1", Reach.OUTSIDE)));
        gateway.answers(500);
        Instant at = MORNING;
        for (int tries = 0; tries < 2 * Backoff.MOST_TRIES; tries++, at = at.plus(Duration.ofHours(1))) deliver(at);
        assertThat(handed()).hasSize(Backoff.MOST_TRIES);
        var lost = outbox(at).undelivered(town.admin).getFirst();
        assertThat(lost.next()).isNull();
        gateway.answers(200);
        outbox(at).again(town.admin, lost.id());
        deliver(at);
        assertThat(handed().getLast().answer()).isEqualTo(200);
        assertThat(handed())
                .extracting(Handed::key)
                .containsOnly(handed().getFirst().key());
        Instant later = at;
        assertThatThrownBy(() -> outbox(later).again(town.admin, lost.id())).isInstanceOf(Refused.class);
    }

    @Test
    void what_can_never_be_taken_is_given_up_at_once() {
        notices(MORNING).send(town.district, List.of(notice("1", Reach.OUTSIDE)));
        gateway.answers(422);
        deliver(MORNING);
        deliver(MORNING.plusSeconds(7200));
        assertThat(handed()).hasSize(1);
        assertThat(outbox(MORNING).undelivered(town.admin).getFirst().next()).isNull();
    }

    @Test
    void a_node_that_dies_with_messages_in_its_hands_loses_none_and_they_keep_their_id() {
        notices(NIGHT).send(town.district, List.of(notice("1", Reach.OUTSIDE), notice("2", Reach.OUTSIDE)));
        var dead = outgoing.take(MORNING, 500, _ -> Duration.ofMinutes(1)).stream()
                .filter(it -> it.district() == town.district)
                .toList();
        assertThat(dead)
                .singleElement()
                .satisfies(it -> assertThat(it.notices()).hasSize(2));
        notices(MORNING).send(town.district, List.of(notice("3", Reach.OUTSIDE)));
        deliver(MORNING);
        deliver(MORNING.plusSeconds(60));
        assertThat(handed())
                .extracting(Handed::key)
                .contains(dead.getFirst().message().toString());
        assertThat(handed()).hasSize(2);
        assertThat(handed().getLast().text("text").lines()).hasSize(2);
    }

    @Test
    void three_nodes_at_once_hand_over_every_message_once() throws Exception {
        var many = IntStream.range(0, 400)
                .mapToObj(i -> notice("" + i, Reach.OUTSIDE))
                .toList();
        notices(MORNING).send(town.district, many);
        Callable<Integer> node = () -> deliver(MORNING);
        int carried = 0;
        try (var nodes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : nodes.invokeAll(List.of(node, node, node))) carried += one.get();
        }
        assertThat(carried).isGreaterThanOrEqualTo(400);
        assertThat(handed()).hasSize(400).extracting(Handed::key).doesNotHaveDuplicates();
    }

    private List<Handed> handed() {
        var mine = new ArrayList<Handed>();
        for (Handed it : gateway.handed()) if (it.text("to").equals(phone)) mine.add(it);
        return mine;
    }

    private int deliver(Instant at) {
        return TestCarriers.delivery(context, carriers, fixed(at)).deliver();
    }

    private Notices notices(Instant at) {
        return TestNotices.notices(context, carriers, fixed(at));
    }

    private Outbox outbox(Instant at) {
        return TestNotices.outbox(context, carriers, context.getBean(TestMessage.class), fixed(at));
    }

    private static Clock fixed(Instant at) {
        return Clock.fixed(at, ZoneOffset.UTC);
    }

    private NewNotice notice(String no, Reach reach) {
        return new NewNotice(town.handler.staffId(), "CLOCK_SOON", args(no), "/matters/" + no, "key/" + no, reach);
    }

    private static List<Object> args(String no) {
        String number = "CG26-%6s".formatted(no).replace(' ', '0');
        return List.of(number, new Named("deadline_policies", "DL-SIGN"), MORNING);
    }
}
