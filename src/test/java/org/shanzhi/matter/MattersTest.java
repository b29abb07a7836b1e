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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Rebuild;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** One matter's life on the real database, through the façades that pages and API use. */
@ShanzhiTest
class MattersTest {
    private static final FreeText TEXT = new FreeText("与申请人当面核实");

    @Autowired
    Matters matters;

    @Autowired
    MatterReading reading;

    @Autowired
    MatterLists lists;

    @Autowired
    MatterStore store;

    @Autowired
    Rebuild rebuild;

    @Autowired
    org.shanzhi.kernel.blobs.Files files;

    @Autowired
    OrganisationImport organisation;

    @Autowired
    GridImport grids;

    private Town town;

    @BeforeEach
    void found() {
        town = Town.found(organisation, grids);
    }

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
    void persons_are_masked_and_their_text_is_whole() {
        MatterNumber number = register();
        MatterSheet sheet = reading.sheet(town.handler, number);
        assertThat(sheet.title()).isEqualTo("欧**家漏水");
        assertThat(sheet.body()).contains("漏水三个月");
        assertThat(sheet.parties().getFirst().name()).isEqualTo("欧**");
        assertThat(sheet.parties().getFirst().phone()).isEqualTo("139****5678");
        assertThat(sheet.parties().getFirst().idNumber()).isEqualTo("620***********1234");
    }

    @Test
    void the_contact_of_a_victim_of_violence_is_shown_to_nobody_without_the_task() {
        MatterNumber number = register();
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new Sign(null), Town.act());
        assertThat(reading.reveal(town.clerk, number, 1, RevealReason.CONTACT).phone())
                .isEqualTo("13912345678");
        matters.act(town.handler, number, new SetFlag(Flag.DV, TEXT), Town.act());
        assertThatThrownBy(() -> reading.reveal(town.clerk, number, 1, RevealReason.CONTACT))
                .isInstanceOf(NotFound.class);
        assertThat(reading.reveal(town.handler, number, 1, RevealReason.CONTACT).phone())
                .isEqualTo("13912345678");
    }

    @Test
    void whoever_may_not_see_it_is_told_that_it_does_not_exist() {
        MatterNumber number = register();
        assertThatThrownBy(() -> reading.sheet(town.departmentHandler, number)).isInstanceOf(NotFound.class);
        assertThat(lists.list(town.departmentHandler, ListFilter.ALL, Limit.DEFAULT, null)
                        .items())
                .isEmpty();
        routed(number, Story.DEPARTMENT, List.of(new UnitRef(Story.STREET)));
        assertThat(reading.sheet(town.departmentHandler, number).unit()).isEqualTo(Story.DEPARTMENT);
        for (Caller by : List.of(town.clerk, town.handler, town.departmentHandler, town.gridWorker)) {
            assertThat(lists.list(by, ListFilter.ALL, Limit.DEFAULT, null).items())
                    .as(by.roles().toString())
                    .extracting(MatterLine::number)
                    .containsExactly(number.toString());
        }
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
        assertThat(store.events(town.district, number.id(), 0, 1000)).hasSize(1 + done.get());
        standsAsItsEventsMakeIt(number);
    }

    @Test
    void whoever_passes_a_matter_on_is_answered_though_it_is_out_of_sight() {
        MatterNumber number = register();
        routed(number, Story.DEPARTMENT, List.of());
        var done = matters.act(town.departmentHandler, number, new Return("NOT_OUR_DUTY", TEXT), Town.act());
        assertThatThrownBy(() -> reading.sheet(town.departmentHandler, number)).isInstanceOf(NotFound.class);
        assertThat(reading.answer(town.departmentHandler, done).state()).isEqualTo(State.RETURNED);
        assertThatThrownBy(() -> reading.answer(town.handler, done)).isInstanceOf(NotFound.class);
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
    void a_note_for_the_own_unit_stays_with_the_unit_that_wrote_it() {
        MatterNumber number = register();
        matters.act(town.clerk, number, new Note(TEXT, "UNIT"), Town.act());
        routed(number, Story.STREET, List.of(new UnitRef(Story.DEPARTMENT)));
        matters.act(town.handler, number, new Note(TEXT, "ALL_HANDLING"), Town.act());
        matters.act(town.handler, number, new Note(TEXT, "UNIT"), Town.act());
        assertThat(notes(town.clerk, number)).containsExactly("UNIT");
        assertThat(notes(town.handler, number)).containsExactly("ALL_HANDLING", "UNIT");
        assertThat(notes(town.departmentHandler, number)).containsExactly("ALL_HANDLING");
        assertThat(notes(town.gridWorker, number)).isEmpty();
        var first = reading.events(town.gridWorker, number, 0, 2);
        assertThat(first.items()).hasSize(1);
        assertThat(first.next()).as("a hidden note does not end the log").isEqualTo(2);
    }

    private List<String> notes(Caller by, MatterNumber number) {
        return reading.events(by, number, 0, 100).items().stream()
                .filter(r -> r.event() instanceof Event.Noted)
                .map(r -> ((Event.Noted) r.event()).visibility())
                .toList();
    }

    @Test
    void a_neighbours_number_is_nobodys() {
        MatterNumber number = register();
        var neighbours = new MatterNumber("AB", number.id());
        assertThat(reading.exists(town.clerk, number)).isTrue();
        assertThat(reading.exists(town.clerk, neighbours)).isFalse();
        assertThatThrownBy(() -> matters.erase(eraser(), neighbours, ErasureBasis.RIGHTS_REQUEST, UUID.randomUUID()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void what_is_listed_can_be_read_and_what_can_be_read_is_listed() {
        var numbers = new java.util.ArrayList<MatterNumber>();
        for (int i = 0; i < 6; i++) numbers.add(register());
        routed(numbers.get(1), Story.DEPARTMENT, List.of());
        routed(numbers.get(2), Story.STREET, List.of(new UnitRef(Story.DEPARTMENT)));
        archived(numbers.get(3));
        routed(numbers.get(4), Story.STREET, List.of(new UnitRef(Story.DEPARTMENT)));
        handled(numbers.get(4));
        matters.act(town.clerk, numbers.get(5), new SetFlag(Flag.DV, TEXT), Town.act());
        var atTheCentre = org.shanzhi.testing.TestCallers.staff(town.district, 106, Story.CENTRE, "HANDLER");
        for (Caller by :
                List.of(town.clerk, town.triage, town.handler, town.departmentHandler, town.gridWorker, atTheCentre)) {
            var listed = new java.util.TreeSet<String>();
            for (State state : State.values()) {
                lists.list(by, ListFilter.ALL.states(state), Limit.DEFAULT, null)
                        .items()
                        .forEach(m -> assertThat(listed.add(m.number()))
                                .as("listed once")
                                .isTrue());
            }
            assertThat(numbers.stream()
                            .filter(n -> reading.exists(by, n))
                            .map(MatterNumber::toString)
                            .sorted())
                    .as(by.roles() + " of unit " + by.unitId())
                    .containsExactlyElementsOf(listed);
        }
        assertThat(lists.list(town.departmentHandler, ListFilter.ALL.and(ListFilter.Only.AT_HAND), Limit.DEFAULT, null)
                        .items())
                .as("the workbench shows what the unit assists in")
                .extracting(MatterLine::number)
                .contains(numbers.get(2).toString());
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
    void numbers_in_the_text_are_masked_for_every_reader() {
        MatterNumber number = register();
        assertThat(reading.sheet(town.clerk, number).body()).contains("漏水三个月").doesNotContain("13912345678");
    }

    @Test
    void the_home_of_a_victim_is_shown_only_to_whoever_handles_it() {
        MatterNumber number = register();
        routed(number, Story.STREET, List.of());
        matters.act(town.handler, number, new SetFlag(Flag.DV, TEXT), Town.act());
        assertThat(reading.sheet(town.clerk, number).place()).isEqualTo(Place.UNKNOWN);
        assertThat(reading.sheet(town.handler, number).place().address()).isNotBlank();
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

    private Caller eraser() {
        var eraser = org.shanzhi.testing.TestCallers.staff(town.district, 105, Story.CENTRE, "SECURITY_ADMIN");
        return new Caller(
                town.district,
                Caller.Kind.STAFF,
                eraser.staffId(),
                eraser.name(),
                eraser.unitId(),
                eraser.roles(),
                java.util.Map.of(
                        org.shanzhi.policy.Permission.ERASE_PERSONAL_DATA, org.shanzhi.policy.RoleScope.CENTRE),
                "web");
    }

    private MatterNumber register() {
        return matters.register(town.clerk, town.request("欧阳明家漏水", "楼上漏水三个月，电话13912345678"), Town.act())
                .number();
    }

    private void routed(MatterNumber number, int unit, List<UnitRef> assist) {
        matters.act(town.clerk, number, new Accept(), Town.act());
        matters.act(town.triage, number, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        matters.act(town.triage, number, new Route(new UnitRef(unit), assist, TEXT, null), Town.act());
    }

    private void archived(MatterNumber number) {
        routed(number, Story.STREET, List.of());
        handled(number);
    }

    private void handled(MatterNumber number) {
        matters.act(town.handler, number, new Sign(null), Town.act());
        matters.act(town.handler, number, new Start(), Town.act());
        matters.act(
                town.handler,
                number,
                new Contact(java.time.Instant.now().minusSeconds(5), "PHONE", "REACHED"),
                Town.act());
        matters.act(town.handler, number, new Conclude(Outcome.AGREEMENT_ORAL, TEXT, null), Town.act());
        matters.act(town.callback, number, new CallBack("REACHED", true, "YES", "SATISFIED"), Town.act());
        matters.act(town.callback, number, new Archive(null), Town.act());
    }

    private void standsAsItsEventsMakeIt(MatterNumber number) {
        var stored = store.load(town.district, number.id()).orElseThrow().matter();
        var events = store.events(town.district, number.id(), 0, 10_000);
        assertThat(rebuild.of(town.district, number.id(), events)).contains(stored);
        assertThat(store.verify(town.district, number.id())).as("chain").isEmpty();
    }
}
