package org.shanzhi.matter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.command.CommandCall;
import org.shanzhi.kernel.command.CommandFailed;
import org.shanzhi.matter.Command;
import org.shanzhi.matter.Complexity;
import org.shanzhi.matter.FreeText;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Matters;
import org.shanzhi.matter.Outcome;
import org.shanzhi.matter.State;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.life.Waivers;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Policies;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Work on all matters at once: verifying, making anew, archiving at night. */
@ShanzhiTest
class WholeStockTest {
    @Autowired
    Matters matters;

    @Autowired
    MatterStore store;

    @Autowired
    VerifyCommand verify;

    @Autowired
    RebuildCommand rebuild;

    @Autowired
    ArchiveAnswers night;

    @Autowired
    Policies policies;

    @Autowired
    Organisation organisation;

    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    GridImport grids;

    @Autowired
    DSLContext db;

    @Test
    void what_was_changed_behind_the_programs_back_is_named() {
        Town town = Town.found(organisationImport, grids);
        MatterNumber number = number(town);
        matters.act(town.clerk, number, new Command.Accept(), Town.act());
        String whole = "update matter_event set at = at where district_id = {0} and matter_id = {1}";
        db.execute(whole.replace("at = at", "at = at + interval '1 day'"), town.district, number.id());
        var said = new ArrayList<String>();
        assertThatThrownBy(() -> verify.run(call("verify"), said::add)).isInstanceOf(CommandFailed.class);
        assertThat(said).contains(number + ": event 1 was changed");
        db.execute(whole.replace("at = at", "at = at - interval '1 day'"), town.district, number.id());
        verify.run(call("verify"), said::add);

        db.execute(
                "delete from matter_event where district_id = {0} and matter_id = {1} and version = 2",
                town.district, number.id());
        assertThatThrownBy(() -> verify.run(call("verify"), said::add)).isInstanceOf(CommandFailed.class);
        db.execute("delete from matter where district_id = {0} and id = {1}", town.district, number.id());
    }

    @Test
    void rows_are_made_anew_from_the_events_and_then_agree() {
        // Others change the clocks of their towns behind the program's back: a number must be this town's alone.
        Town town = Town.found(organisationImport, grids, "WS");
        MatterNumber number = number(town);
        matters.act(town.clerk, number, new Command.Accept(), Town.act());
        matters.act(town.triage, number, new Command.Triage("0202", Complexity.GENERAL, true, "MEDIATION"), Town.act());
        var assisting = List.of(new UnitRef(Story.DEPARTMENT));
        var text = new FreeText("属地");
        matters.act(
                town.triage, number, new Command.Route(new UnitRef(Story.STREET), assisting, text, null), Town.act());
        var before = store.load(town.district, number.id()).orElseThrow().matter();
        assertThat(differing(number)).isEmpty();

        db.execute(
                "update matter set state = 9, due_at = now() where district_id = {0} and id = {1}",
                town.district, number.id());
        db.execute("delete from clock where district_id = {0} and matter_id = {1}", town.district, number.id());
        db.execute("delete from matter_open where district_id = {0} and matter_id = {1}", town.district, number.id());
        db.execute("delete from matter_guest where district_id = {0} and matter_id = {1}", town.district, number.id());
        assertThat(differing(number)).singleElement().asString().contains("clocks, dueAt, guests, list, state");
        rebuild.run(call("rebuild"), _ -> {});
        assertThat(differing(number)).isEmpty();
        db.execute(
                "update matter set facts = '{\"rests\": 1}' where district_id = {0} and id = {1}",
                town.district, number.id());
        assertThat(differing(number)).singleElement().asString().contains("cannot be read");
        rebuild.run(call("rebuild"), _ -> {});
        assertThat(differing(number)).isEmpty();
        assertThat(store.load(town.district, number.id()).orElseThrow().matter())
                .isEqualTo(before);
    }

    @Test
    void an_answer_goes_to_the_archive_at_night_unless_it_is_in_the_sample() {
        Town town = Town.found(organisationImport, grids);
        for (int i = 0; i < 60; i++) {
            var answer = new Command.Answer(new FreeText("已答复"), Outcome.ANSWERED, "NOT_ASKED");
            matters.act(town.clerk, number(town), answer, Town.act());
        }
        MatterNumber open = number(town);
        int archived = night.archive(organisation.district(town.district));
        assertThat(night.archive(organisation.district(town.district))).isZero();
        var ids = db.fetchValues("select id from matter where district_id = {0}", town.district).stream()
                .map(Long.class::cast)
                .filter(id -> id != open.id())
                .toList();
        assertThat(archived).isEqualTo((int)
                ids.stream().filter(id -> !Waivers.sampled(id, policies)).count());
        for (long id : ids) {
            State state = store.load(town.district, id).orElseThrow().matter().state();
            assertThat(state).isEqualTo(Waivers.sampled(id, policies) ? State.CONCLUDED : State.ARCHIVED);
        }
    }

    private List<String> differing(MatterNumber number) {
        var said = new ArrayList<String>();
        try {
            rebuild.run(call("rebuild", "--check"), said::add);
        } catch (CommandFailed differs) {
            assertThat(differs.key()).isEqualTo("command.rebuild.differs");
        }
        return said.stream().filter(line -> line.contains(number.toString())).toList();
    }

    private MatterNumber number(Town town) {
        return matters.register(town.clerk, town.request("楼上漏水", "漏水三个月"), Town.act())
                .number();
    }

    private static CommandCall call(String name, String... args) {
        return new CommandCall(name, List.of(args), Path.of("."), Locale.ENGLISH);
    }
}
