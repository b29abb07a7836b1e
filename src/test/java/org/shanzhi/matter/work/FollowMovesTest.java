package org.shanzhi.matter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.jobs.Jobs;
import org.shanzhi.matter.Command.Note;
import org.shanzhi.matter.Command.SetFlag;
import org.shanzhi.matter.Flag;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.Restating;
import org.shanzhi.org.Move;
import org.shanzhi.org.OpenUnit;
import org.shanzhi.org.OrgRefusal;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Tier;
import org.shanzhi.org.Unit;
import org.shanzhi.org.UnitKind;
import org.shanzhi.org.UnitMoves;
import org.shanzhi.org.UnitRegister;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;

/** 改隶: the new unit above sees at once, the old one no more, and what is written down on matters follows. */
@ShanzhiTest
class FollowMovesTest extends InTown {
    @Autowired
    UnitRegister units;

    @Autowired
    UnitMoves moves;

    @Autowired
    Organisation organisation;

    @Autowired
    FollowMoves follow;

    @Autowired
    Jobs jobs;

    @Autowired
    MatterStore store;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Restating restating;

    @Autowired
    Timekeeping timekeeping;

    @Autowired
    DSLContext db;

    private MatterNumber open;
    private MatterNumber closed;
    private MatterNumber violence;
    private Unit other;
    private Caller there;

    @BeforeEach
    void aSecondStreet() {
        open = register();
        closed = register();
        archived(closed);
        violence = register();
        matters.act(town.clerk, violence, new SetFlag(Flag.DV, TEXT), Town.act());
        var wanted = new OpenUnit(
                "S2",
                "第二街道",
                UnitKind.TIER,
                Tier.SUBDISTRICT,
                Story.CENTRE,
                null,
                null,
                java.time.LocalDate.of(2020, 1, 1));
        other = units.open(town.admin, wanted);
        there = TestCallers.staff(town.district, other.id() * 100 + 1, other.id(), "HANDLER");
    }

    @Test
    void the_new_line_sees_at_once_and_matters_follow_however_often_it_is_stopped() {
        Move move = moves.move(town.admin, Story.COMMUNITY, other.id()).orElseThrow();
        jobs.cancel(town.district, town.admin.staffId(), move.job());
        eventually(() -> moves.stopped(town.district, moving()));
        for (MatterNumber number : List.of(open, closed)) {
            assertThat(reading.exists(there, number)).as("the new street").isTrue();
        }
        assertThat(reading.exists(town.handler, open)).as("the old street").isFalse();
        assertThat(reading.exists(town.handler, closed))
                .as("what it led itself")
                .isTrue();
        assertThat(reading.exists(town.gridWorker, open)).isTrue();
        assertThat(reading.exists(there, violence))
                .as("a hidden case stays hidden")
                .isFalse();
        assertThatThrownBy(() -> moves.move(town.admin, Story.COMMUNITY, Story.STREET))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.reasons().getFirst().code()).isEqualTo(OrgRefusal.MOVE_AT_WORK));
        matters.act(town.clerk, open, new Note(TEXT, "UNIT"), Town.act());

        Move again = moves.goOn(town.admin, Story.COMMUNITY);
        crash(again);
        follow.run();
        assertThat(moving().job()).as("goes on by itself after a crash").isNotEqualTo(again.job());
        eventually(() -> stale() == 0);
        assertThat(versionsOf(open)).as("nobody acted").isEqualTo(2);
        assertThat(reading.exists(there, open)).isTrue();
        assertThat(reading.exists(town.handler, open)).isFalse();
        for (MatterNumber number : List.of(open, closed, violence)) {
            var stored = store.load(town.district, number.id()).orElseThrow().matter();
            var told = rebuild.at(town.district, number.id(), stored.version()).orElseThrow();
            assertThat(restating.differences(stored, told, timekeeping.of(town.district)))
                    .as("the log tells the same")
                    .isEmpty();
        }
        eventually(() -> moves.of(town.district, Story.COMMUNITY).isEmpty());
        assertThat(reading.exists(there, open)).as("when it is over").isTrue();
        assertThat(reading.exists(town.handler, open)).isFalse();
    }

    @Test
    void a_unit_stands_only_under_one_of_the_right_tier_and_an_office_takes_no_matter_along() {
        assertThatThrownBy(() -> moves.move(town.admin, Story.GRID, other.id())).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> moves.move(town.admin, Story.CENTRE, other.id()))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> moves.move(town.admin, Story.COMMUNITY, Story.STREET))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> moves.move(town.head, Story.COMMUNITY, other.id()))
                .isInstanceOf(org.shanzhi.kernel.Forbidden.class);
        var wanted = new OpenUnit(
                "F1",
                "司法所",
                UnitKind.DEPARTMENT,
                Tier.SUBDISTRICT,
                Story.STREET,
                null,
                null,
                java.time.LocalDate.of(2020, 1, 1));
        Unit office = units.open(town.admin, wanted);
        assertThat(moves.move(town.admin, office.id(), other.id())).isEqualTo(Optional.empty());
        assertThat(organisation.unit(town.district, office.id()).parentId()).isEqualTo(other.id());
    }

    private Move moving() {
        return moves.of(town.district, Story.COMMUNITY).orElseThrow();
    }

    /** As when its node was killed: the job is called failed, and nobody works. */
    private void crash(Move move) {
        jobs.cancel(town.district, town.admin.staffId(), move.job());
        eventually(() -> moves.stopped(town.district, moving()));
        db.execute("update job set state = 'FAILED' where district_id = ? and id = ?", town.district, move.job());
        db.execute(
                "update matter_open set street_id = ? where district_id = ? and community_id is not null",
                Story.STREET,
                town.district);
    }

    private int stale() {
        return db.fetchCount(db.selectOne()
                .from("matter m left join matter_open o on o.district_id = m.district_id and o.matter_id = m.id")
                .where(
                        "m.district_id = ? and m.community_id = ? and (m.street_id <> ? or o.street_id <> ?)",
                        town.district,
                        Story.COMMUNITY,
                        other.id(),
                        other.id()));
    }

    private int versionsOf(MatterNumber number) {
        return store.load(town.district, number.id()).orElseThrow().matter().version();
    }

    private interface Check {
        boolean holds();
    }

    private static void eventually(Check check) {
        CompletableFuture.runAsync(() -> {
                    while (!check.holds())
                        java.util.concurrent.locks.LockSupport.parkNanos(
                                Duration.ofMillis(100).toNanos());
                })
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
