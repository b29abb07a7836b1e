package org.shanzhi.matter.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Browser;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.jobs.Progress;
import org.shanzhi.matter.Command.Route;
import org.shanzhi.matter.Command.Sign;
import org.shanzhi.matter.InTown;
import org.shanzhi.matter.MatterNumber;
import org.shanzhi.matter.RecountRun;
import org.shanzhi.matter.Story;
import org.shanzhi.matter.Town;
import org.shanzhi.matter.UnitRef;
import org.shanzhi.matter.life.Matter;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.RecountRuns;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.DeadlineMove;
import org.shanzhi.policy.DeadlineMove.Fate;
import org.shanzhi.policy.DeadlineMove.Row;
import org.shanzhi.policy.EditionRefusal;
import org.shanzhi.policy.NewEdition;
import org.shanzhi.policy.OpenMatters;
import org.shanzhi.policy.RowChange;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;

/** 期限版本: one drafts, another publishes, new matters go by it, and open ones move from its day on without losing time. */
@ShanzhiTest
class DeadlineEditionsTest extends InTown {
    private static final Pattern GRANT = Pattern.compile("/admin/approvals/([0-9a-f-]{36})/grant");
    private static final Progress UNWATCHED = new Progress() {
        @Override
        public void row(Object result) {}

        @Override
        public void done(int count) {}

        @Override
        public void total(int count) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };
    private static final String SIGN = "DL-SIGN";
    private static final String CONTACT = "DL-CONTACT";

    @Autowired
    DeadlineEditions editions;

    @Autowired
    OpenMatters open;

    @Autowired
    Recounting recounting;

    @Autowired
    RecountRuns runs;

    @Autowired
    RecountEdition cause;

    @Autowired
    MatterStore store;

    @Autowired
    Rebuild rebuild;

    @Autowired
    Clock clock;

    @Override
    protected boolean large() {
        return true;
    }

    @Test
    void one_drafts_and_another_publishes_and_only_what_comes_then_goes_by_it() {
        MatterNumber old = routed("楼道堆物");
        Browser admin = signedIn(town.admin);
        var draft = admin.submit("/admin/deadlines/new", "/admin/deadlines", typed(SIGN, "5", ""));
        assertThat(location(draft)).startsWith("/admin/deadlines/1?preview=");
        assertThat(admin.get("/admin/deadlines/1").body())
                .contains("2 个工作日 → <b>5 个工作日</b>", "提请发布", "/admin/deadlines/1/preview");
        assertThat(counted(admin, location(draft))).contains("假如把 1 件在办事项改按此版", "签收(默认)");
        assertThat(editions.inForce(town.district)).isZero();

        var asked = admin.submit("/admin/deadlines/1", "/admin/deadlines/1/ask", Map.of());
        assertThat(location(asked)).isEqualTo("/admin/approvals?tab=mine");
        Browser second = signedIn(town.secondAdmin);
        var waiting = second.get("/admin/approvals");
        assertThat(waiting.body()).contains("发布期限规则", "签收(默认)");
        Matcher grant = GRANT.matcher(waiting.body());
        assertThat(grant.find()).isTrue();
        admin.submit("/admin/approvals?tab=mine", grant.group(), Map.of("reason", ""));
        assertThat(editions.inForce(town.district)).as("by who drafted it").isZero();
        assertThat(second.submit("/admin/approvals", grant.group(), Map.of("reason", ""))
                        .statusCode())
                .isEqualTo(302);
        assertThat(editions.inForce(town.district)).isEqualTo(1);

        Matter fresh = stored(routed("楼上漏水"));
        assertThat(fresh.policyVersion()).isEqualTo(1);
        assertThat(fresh.running(SIGN).orElseThrow().policyVersion()).isEqualTo(1);
        assertThat(fresh.running(SIGN).orElseThrow().dueDay())
                .isAfter(stored(old).running(SIGN).orElseThrow().dueDay());
        assertThat(later().changes(town.district))
                .as("without a day, nothing moves")
                .isEmpty();
        matters.act(town.handler, old, new Sign(null), Town.act());
        assertThat(stored(old).policyVersion()).isZero();
        assertThat(stored(old).running(CONTACT).orElseThrow().policyVersion()).isZero();
        assertThat(admin.get("/deadlines/" + SIGN).body()).contains("5 个工作日", "本区第1版");
        assertThat(admin.get("/admin/deadlines").body()).contains("现行", "春节后人手少");
    }

    @Test
    void open_matters_move_as_the_preview_says_and_lose_no_time() {
        MatterNumber waits = routed("楼道堆物");
        MatterNumber signed = signed("楼上漏水");
        var changes = Map.of(
                SIGN,
                change(9, Unit.WORKING_DAY, true),
                CONTACT,
                change(1, Unit.HOUR, true),
                "DL-HANDLE-GENERAL",
                change(20, Unit.WORKING_DAY, true));
        var edition = editions.draft(town.admin, new NewEdition(0, changes, "先在街道试行", ChinaTime.day(clock.instant())));
        Matter before = stored(signed);
        var preview = preview(edition);
        assertThat(preview.matters()).isEqualTo(2);
        assertThat(preview.rows())
                .containsExactly(
                        new Row(CONTACT, Map.of(Fate.KEPT, 1)),
                        new Row("DL-HANDLE-GENERAL", Map.of(Fate.LATER, 1)),
                        new Row(SIGN, Map.of(Fate.LATER, 1)));
        editions.publish(town.secondAdmin, edition.edition());

        assertThat(cause.changes(town.district))
                .as("not every node knows it yet")
                .isEmpty();
        assertThat(later().changes(town.district)).hasSize(1);
        assertThat(moved(edition)).isEqualTo(2);
        Matter after = stored(signed);
        assertThat(after.policyVersion()).isEqualTo(edition.edition());
        assertThat(after.running(CONTACT)).isEqualTo(before.running(CONTACT));
        assertThat(after.running("DL-HANDLE-GENERAL").orElseThrow().dueDay())
                .isAfter(before.running("DL-HANDLE-GENERAL").orElseThrow().dueDay());
        assertThat(stored(waits).running(SIGN).orElseThrow().policyVersion()).isEqualTo(edition.edition());
        assertThat(rebuild.at(town.district, signed.id(), after.version())).contains(after);
        assertThat(preview(edition).matters()).isZero();
    }

    @Test
    void a_row_switched_off_ends_and_a_run_that_was_broken_off_goes_on() {
        MatterNumber one = signed("楼道堆物");
        MatterNumber other = signed("楼上漏水");
        var edition = editions.draft(
                town.admin,
                new NewEdition(
                        0,
                        Map.of(
                                CONTACT,
                                change(1, Unit.WORKING_DAY, false),
                                "DL-CALLBACK",
                                change(6, Unit.WORKING_DAY, true)),
                        "首次联系不再单独计时",
                        ChinaTime.day(clock.instant())));
        var ended = preview(edition).rows();
        assertThat(ended).containsExactly(new Row(CONTACT, Map.of(Fate.ENDED, 2)));
        editions.publish(town.secondAdmin, edition.edition());
        var run = run(edition);
        var blocks = new AtomicInteger();
        assertThatThrownBy(() -> recounting.run(run, 1, () -> {
                    if (blocks.incrementAndGet() == 2) throw new IllegalStateException("the program ends here");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(runs.find(town.district, run.no()).orElseThrow().changed()).isEqualTo(1);
        assertThat(moved(edition)).isEqualTo(2);
        for (MatterNumber number : List.of(one, other))
            assertThat(stored(number).running(CONTACT)).isEmpty();
    }

    @Test
    void what_the_law_says_and_what_is_no_deadline_is_refused_with_the_way_to_mend_it() {
        Browser admin = signedIn(town.admin);
        var law = admin.submit("/admin/deadlines/new", "/admin/deadlines", typed("DL-WH-LAW", "9", ""));
        assertThat(law.statusCode()).as("a row there is not stays out").isEqualTo(422);
        var statute = editions.of(town.district).policies().values().stream()
                .filter(row -> row.basis().kind().isLaw())
                .findFirst()
                .orElseThrow();
        var typed = typed(SIGN, "5", "");
        typed.put("on." + statute.code(), "true");
        typed.put("amount." + statute.code(), "999");
        typed.put("unit." + statute.code(), statute.limit().period().unit().name());
        var refused = admin.submit("/admin/deadlines/new", "/admin/deadlines", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(statute.basis().source().orElseThrow(), "本区不能改");
        for (var wrong : List.of(
                Map.of(SIGN, change(0, Unit.WORKING_DAY, true)), Map.of(SIGN, change(731, Unit.CALENDAR_DAY, true)))) {
            assertThatThrownBy(() -> editions.draft(town.admin, new NewEdition(0, wrong, "先试一试看", null)))
                    .satisfies(e -> assertThat(codes(e)).contains(EditionRefusal.DEADLINE_AMOUNT_OUT_OF_RANGE));
        }
        assertThatThrownBy(() -> editions.draft(
                        town.admin, new NewEdition(0, Map.of(SIGN, change(2, Unit.WORKING_DAY, false)), "先试一试看", null)))
                .satisfies(e -> assertThat(codes(e)).contains(EditionRefusal.STATE_WITHOUT_DEADLINE));
        assertThatThrownBy(() -> editions.draft(town.admin, new NewEdition(0, Map.of(), "先试一试看", null)))
                .satisfies(e -> assertThat(codes(e)).contains(EditionRefusal.EDITION_UNCHANGED));
        var good = Map.of(SIGN, change(3, Unit.WORKING_DAY, true));
        LocalDate past = ChinaTime.day(clock.instant()).minusDays(1);
        assertThatThrownBy(() -> editions.draft(town.admin, new NewEdition(0, good, "改", past)))
                .isInstanceOfSatisfying(
                        Invalid.class, e -> assertThat(e.errors()).hasSize(2));
        var first = editions.draft(town.admin, new NewEdition(0, good, "先试一试看", null));
        var second = editions.draft(town.admin, new NewEdition(0, good, "再试一试看", null));
        assertThatThrownBy(() -> editions.publish(town.admin, first.edition()))
                .satisfies(e -> assertThat(codes(e)).containsExactly(EditionRefusal.EDITION_BY_ONE_PERSON));
        editions.publish(town.secondAdmin, first.edition());
        assertThatThrownBy(() -> editions.publish(town.secondAdmin, second.edition()))
                .satisfies(e -> assertThat(codes(e)).containsExactly(EditionRefusal.EDITION_OVERTAKEN));
        assertThatThrownBy(() -> editions.draft(town.admin, new NewEdition(0, good, "先试一试看", null)))
                .satisfies(e -> assertThat(codes(e)).contains(EditionRefusal.EDITION_OVERTAKEN));
    }

    /** The page of a preview once it is counted. */
    private static String counted(Browser admin, String address) {
        for (int look = 0; look < 200; look++) {
            String page = admin.get(address).body();
            if (!page.contains("<progress")) return page;
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("never counted: " + address);
    }

    private DeadlineMove preview(DeadlineEdition edition) {
        return open.ifMovedTo(town.district, edition, UNWATCHED);
    }

    private static List<Object> codes(Throwable refused) {
        return ((Refused) refused)
                .reasons().stream().map(reason -> (Object) reason.code()).toList();
    }

    private static RowChange change(int amount, Unit unit, boolean on) {
        return new RowChange(on, new Period(amount, unit));
    }

    private static HashMap<String, String> typed(String row, String amount, String movesFrom) {
        return new HashMap<>(Map.of(
                "basedOn",
                "0",
                "on." + row,
                "true",
                "amount." + row,
                amount,
                "unit." + row,
                "WORKING_DAY",
                "reason",
                "春节后人手少",
                "movesFrom",
                movesFrom));
    }

    private RecountEdition later() {
        return new RecountEdition(editions, Clock.offset(clock, RecountEdition.SETTLING));
    }

    private RecountRun run(DeadlineEdition edition) {
        runs.add(town.district, RecountEdition.KIND, String.valueOf(edition.edition()), town.secondAdmin.staffId());
        return runs.next(town.district).orElseThrow();
    }

    /** How many, once the run is done. */
    private int moved(DeadlineEdition edition) {
        RecountRun run = run(edition);
        recounting.run(run);
        return runs.find(town.district, run.no()).orElseThrow().changed();
    }

    private MatterNumber routed(String title) {
        MatterNumber number = triaged(title);
        var route = new Route(new UnitRef(Story.STREET), List.of(), TEXT, null);
        matters.act(town.triage, number, route, Town.act());
        return number;
    }

    private MatterNumber signed(String title) {
        MatterNumber number = routed(title);
        matters.act(town.handler, number, new Sign(null), Town.act());
        return number;
    }

    private Matter stored(MatterNumber number) {
        return store.load(town.district, number.id()).orElseThrow().matter();
    }
}
