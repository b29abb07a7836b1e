package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.Conflict;
import org.shanzhi.kernel.idempotency.Idempotency;
import org.shanzhi.kernel.idempotency.IdempotencyKey;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.store.MatterLog;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Rebuild;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** One matter's life on the real database, through the façades that pages and API use. */
@ShanzhiTest
class MattersTest extends InTown {
    @Autowired
    MatterLists lists;

    @Autowired
    MatterStore store;

    @Autowired
    MatterLog log;

    @Autowired
    Rebuild rebuild;

    @Autowired
    org.shanzhi.kernel.blobs.Files files;

    @Autowired
    Idempotency idempotency;

    @Autowired
    DSLContext db;

    @Test
    void a_matter_walks_from_registration_to_the_archive() {
        MatterNumber number = register();
        archived(number);
        MatterSheet sheet = reading.sheet(town.clerk, number);
        assertThat(sheet.state()).isEqualTo(State.ARCHIVED);
        assertThat(sheet.outcome()).isEqualTo(Outcome.AGREEMENT_ORAL);
        assertThat(sheet.clocks()).allMatch(c -> c.stopped() != null);
        assertThat(sheet.line().grid()).isEqualTo(Story.GRID);
        assertThat(lists.list(town.clerk, ListFilter.ALL.states(State.ARCHIVED), Limit.DEFAULT, null)
                        .items())
                .extracting(MatterLine::number)
                .containsExactly(number.toString());
        assertThat(lists.list(town.clerk, ListFilter.ALL, Limit.DEFAULT, null).items())
                .isEmpty();
        standsAsItsEventsMakeIt(number);
    }

    @Test
    void a_matter_answered_on_the_spot_is_whole_in_one_transaction_of_at_most_twelve_rows() {
        var answer = new Answer(TEXT, Outcome.ANSWERED, "SATISFIED");
        var registration = town.request("路灯不亮", "路灯三天不亮，电话13912345678");
        var key = new IdempotencyKey(town.district, "clerk", UUID.randomUUID().toString(), new byte[] {1});
        Act.Once once = (id, version) -> idempotency.insertRow(key, id, version, 201);
        var act = new Act(TEXT, List.of(), OptionalInt.empty(), UUID.randomUUID(), once);
        var number =
                matters.answerOnTheSpot(town.clerk, registration, answer, act).number();
        assertThat(reading.sheet(town.clerk, number).state()).isEqualTo(State.CONCLUDED);
        standsAsItsEventsMakeIt(number);
        assertThat(rowsWrittenWith(number)).isBetween(9, 12);
        assertThatThrownBy(() -> matters.answerOnTheSpot(town.clerk, registration, answer, act))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> matters.answerOnTheSpot(
                        town.clerk, registration, new Answer(TEXT, Outcome.MERGED, "SATISFIED"), Town.act()))
                .isInstanceOf(Refused.class);
        assertThat(lists.list(town.clerk, ListFilter.ALL, Limit.DEFAULT, null).items())
                .hasSize(1);
    }

    /** Every row of whatever table that was last written by the transaction of the matter's first event. */
    private int rowsWrittenWith(MatterNumber number) {
        String transaction = "(select xmin from matter_event where district_id = %d and matter_id = %d and version = 1)"
                .formatted(town.district, number.id());
        return db
                .fetchValues("select table_name from information_schema.columns"
                        + " where table_schema = 'public' and column_name = 'district_id'")
                .stream()
                .mapToInt(table -> db.fetchSingle("select count(*) from " + table + " where xmin = " + transaction)
                        .get(0, int.class))
                .sum();
    }

    @Test
    void what_waits_for_an_answer_is_on_a_list_of_its_own_until_it_is_answered() {
        MatterNumber number = register();
        register();
        routed(number, Story.STREET, List.of());
        var waiting = ListFilter.ALL.and(ListFilter.Only.WAITING);
        assertThat(lists.list(town.handler, waiting, Limit.DEFAULT, null).items())
                .isEmpty();
        matters.act(
                town.supervisor,
                number,
                new Supervise("URGE", TEXT, java.time.LocalDate.now().plusDays(5)),
                Town.act());
        for (Caller by : List.of(town.handler, town.clerk)) {
            assertThat(lists.list(by, waiting, Limit.DEFAULT, null).items())
                    .singleElement()
                    .satisfies(m -> assertThat(m.number()).isEqualTo(number.toString()))
                    .satisfies(m -> assertThat(m.waiting()).containsExactly(Waiting.SUPERVISION));
        }
        matters.act(town.handler, number, new SuperviseReply(TEXT), Town.act());
        assertThat(lists.list(town.supervisor, waiting, Limit.DEFAULT, null).items())
                .singleElement()
                .satisfies(m -> assertThat(m.waiting()).containsExactly(Waiting.SUPERVISION_ANSWER));
        standsAsItsEventsMakeIt(number);
        matters.act(town.supervisor, number, new SuperviseClose(true, TEXT, null, null), Town.act());
        assertThat(lists.list(town.handler, waiting, Limit.DEFAULT, null).items())
                .isEmpty();
        standsAsItsEventsMakeIt(number);
    }

    @Test
    void a_point_outside_the_district_is_wrong_for_staff() {
        var r = town.request("漏水", "漏水");
        var outside = new Registration(
                r.kind(),
                r.channel(),
                r.title(),
                r.body(),
                null,
                Town.OUTSIDE,
                null,
                null,
                r.parties(),
                false,
                null,
                List.of());
        assertThatThrownBy(() -> matters.register(town.clerk, outside, Town.act()))
                .isInstanceOf(Invalid.class);
    }

    @Test
    void the_second_of_two_who_saw_the_same_version_is_told() {
        MatterNumber number = register();
        var seen = new Act(null, List.of(), OptionalInt.of(1), UUID.randomUUID(), null);
        matters.act(town.clerk, number, new Note(TEXT, "UNIT"), seen);
        assertThatThrownBy(() -> matters.act(town.clerk, number, new Note(TEXT, "UNIT"), seen))
                .isInstanceOf(VersionConflict.class);
        standsAsItsEventsMakeIt(number);
    }

    @Test
    void people_acting_at_once_never_lose_an_action() throws Exception {
        MatterNumber number = register();
        var done = new AtomicInteger();
        var lost = new AtomicInteger();
        Callable<Void> notes = () -> {
            for (int i = 0; i < 25; i++) {
                try {
                    matters.act(town.clerk, number, new Note(TEXT, "UNIT"), Town.act());
                    done.incrementAndGet();
                } catch (VersionConflict e) {
                    lost.incrementAndGet();
                }
            }
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var f :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> notes).toList())) f.get();
        }
        assertThat(done.get() + lost.get()).isEqualTo(200);
        assertThat(reading.sheet(town.clerk, number).version()).isEqualTo(1 + done.get());
        assertThat(log.events(town.district, number.id(), 0, 1000)).hasSize(1 + done.get());
        standsAsItsEventsMakeIt(number);
    }

    @Test
    void what_comes_back_is_with_whoever_sent_it_and_assisting_units_are_out() {
        MatterNumber number = register();
        routed(number, Story.DEPARTMENT, List.of(new UnitRef(Story.STREET)));
        matters.act(town.triage, number, new Recall(TEXT), Town.act());
        assertThat(reading.sheet(town.clerk, number).unit()).isEqualTo(Story.CENTRE);
        assertThat(reading.sheet(town.clerk, number).assist()).isEmpty();
        assertThatThrownBy(() -> reading.sheet(town.departmentHandler, number)).isInstanceOf(NotFound.class);
        standsAsItsEventsMakeIt(number);
    }

    @Test
    void a_name_that_comes_later_is_masked_in_the_title_too() {
        MatterNumber number = matters.register(town.clerk, town.request("李大伟殴打邻居", "昨晚动手"), Town.act())
                .number();
        assertThat(reading.sheet(town.clerk, number).title()).contains("李大伟");
        matters.act(
                town.clerk,
                number,
                new AddParty(new NewParty(
                        PartyRole.RESPONDENT, PartyKind.PERSON, null, new Person("李大伟", null, null, null, null))),
                Town.act());
        assertThat(reading.sheet(town.clerk, number).title()).doesNotContain("李大伟");
        standsAsItsEventsMakeIt(number);
    }

    @Test
    void a_rejection_is_not_undone_by_way_of_the_archive() {
        MatterNumber number = register();
        matters.act(town.clerk, number, new Reject("OUT_OF_DISTRICT", TEXT, List.of("LITIGATION")), Town.act());
        matters.act(town.clerk, number, new Archive(null), Town.act());
        assertThatThrownBy(() -> matters.act(town.triage, number, new Reopen(TEXT), Town.act()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_merge_is_written_on_both_matters_and_can_be_undone() {
        MatterNumber one = register();
        MatterNumber other = register();
        matters.act(town.triage, one, new Merge(new MatterRef(other.id()), TEXT), Town.act());
        assertThat(reading.sheet(town.clerk, one).mergedInto()).isEqualTo(other.toString());
        assertThat(reading.sheet(town.clerk, other).version()).isEqualTo(2);
        matters.act(town.triage, one, new Unmerge(TEXT), Town.act());
        assertThat(reading.sheet(town.clerk, one).state()).isEqualTo(State.REOPENED);
        standsAsItsEventsMakeIt(one);
        standsAsItsEventsMakeIt(other);
    }

    @Test
    void erasing_leaves_figures_chain_and_rebuild_and_no_person() {
        MatterNumber number = register();
        matters.act(
                town.clerk,
                number,
                new AddParty(new NewParty(
                        PartyRole.AGENT, PartyKind.PERSON, null, new Person("王五", "13700001111", null, null, null))),
                Town.act());
        var may = eraser();
        assertThatThrownBy(() -> matters.erase(may, number, ErasureBasis.RIGHTS_REQUEST, UUID.randomUUID()))
                .isInstanceOf(Refused.class);
        archived(number);
        var file = files.store(
                town.district,
                town.clerk.staffId(),
                new java.io.ByteArrayInputStream("笔录".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        matters.act(
                town.clerk,
                number,
                new Note(TEXT, "ALL_HANDLING"),
                new Act(
                        null,
                        List.of(new FileRef(file.id(), "OTHER", null)),
                        OptionalInt.empty(),
                        UUID.randomUUID(),
                        null));
        assertThat(reading.mayOpen(town.clerk, file.id())).isTrue();
        matters.erase(may, number, ErasureBasis.RIGHTS_REQUEST, UUID.randomUUID());
        assertThat(files.find(town.district, file.id()))
                .as("its files go with it")
                .isEmpty();
        MatterSheet sheet = reading.sheet(town.clerk, number);
        assertThat(sheet.erased()).isTrue();
        assertThat(sheet.title()).isEmpty();
        assertThat(sheet.body()).isEmpty();
        assertThat(sheet.parties()).extracting(PartySheet::name).containsOnly("");
        assertThat(sheet.clocks()).isNotEmpty();
        assertThatThrownBy(() -> matters.act(town.clerk, number, new Accept(), Town.act()))
                .isInstanceOf(Refused.class);
        standsAsItsEventsMakeIt(number);
    }

    private void standsAsItsEventsMakeIt(MatterNumber number) {
        var stored = store.load(town.district, number.id()).orElseThrow().matter();
        var events = log.events(town.district, number.id(), 0, 10_000);
        assertThat(rebuild.of(town.district, number.id(), events)).contains(stored);
        assertThat(log.verify(town.district, number.id())).as("chain").isEmpty();
    }
}
