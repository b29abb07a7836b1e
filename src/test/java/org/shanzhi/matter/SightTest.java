package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Command.*;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees which matter, and what of it. */
@ShanzhiTest
class SightTest extends InTown {
    @Autowired
    MatterLists lists;

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
        assertThat(phone(town.clerk, number)).contains("13912345678");
        matters.act(town.handler, number, new SetFlag(Flag.DV, TEXT), Town.act());
        assertThatThrownBy(() -> phone(town.clerk, number)).isInstanceOf(Refused.class);
        assertThat(phone(town.handler, number)).contains("13912345678");
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
    void whoever_passes_a_matter_on_is_answered_though_it_is_out_of_sight() {
        MatterNumber number = register();
        routed(number, Story.DEPARTMENT, List.of());
        var done = matters.act(town.departmentHandler, number, new Return("NOT_OUR_DUTY", TEXT), Town.act());
        assertThatThrownBy(() -> reading.sheet(town.departmentHandler, number)).isInstanceOf(NotFound.class);
        assertThat(reading.answer(town.departmentHandler, done).state()).isEqualTo(State.RETURNED);
        assertThatThrownBy(() -> reading.answer(town.handler, done)).isInstanceOf(NotFound.class);
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

    private Optional<String> phone(Caller by, MatterNumber number) {
        return reading.reveal(by, number, 1, PartyField.PHONE, RevealReason.CONTACT);
    }

    private List<String> notes(Caller by, MatterNumber number) {
        return reading.events(by, number, 0, 100).items().stream()
                .filter(r -> r.event() instanceof Event.Noted)
                .map(r -> ((Event.Noted) r.event()).visibility())
                .toList();
    }
}
