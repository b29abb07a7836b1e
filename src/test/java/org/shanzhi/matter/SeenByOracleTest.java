package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Callers;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.blobs.Files;
import org.shanzhi.matter.Command.*;
import org.shanzhi.matter.life.Decide;
import org.shanzhi.matter.life.Viewer;
import org.shanzhi.matter.store.Lists;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.org.AbsenceRegister;
import org.shanzhi.org.District;
import org.shanzhi.org.NewAbsence;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.org.OrganisationImport.NewDistrict;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Tier;
import org.shanzhi.org.UnitKind;
import org.shanzhi.org.UnitMoves;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.shanzhi.testing.TestCallers;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Random districts, people, matters, grants, absences and moves of units: what anybody sees, in lists, counts, exports, files
 * and one by one, is what a slow and obvious reading of the rules says, now and at other times.
 */
@ShanzhiTest
class SeenByOracleTest {
    private static final FreeText TEXT = new FreeText("与申请人当面核实");

    @Autowired
    OrganisationImport organisations;

    @Autowired
    Callers callers;

    @Autowired
    Matters matters;

    @Autowired
    MatterReading reading;

    @Autowired
    MatterLists lists;

    @Autowired
    Lists stored;

    @Autowired
    Sight sight;

    @Autowired
    Grants grants;

    @Autowired
    Emergencies emergencies;

    @Autowired
    AbsenceRegister absences;

    @Autowired
    UnitMoves moves;

    @Autowired
    Organisation organisation;

    @Autowired
    Files files;

    @Autowired
    Clock clock;

    @Test
    void everybody_sees_what_the_rules_say_and_nothing_else() {
        for (long seed = 1; seed <= Sizes.pick(2, 10); seed++) {
            new World(seed).live(Sizes.pick(90, 200));
        }
    }

    private final class World extends SlowSight {
        private final long seed;
        private final SplittableRandom sample;
        private final LocalDate today = ChinaTime.day(clock.instant());
        private final WaysOfSeeing ways;

        World(long seed) {
            super(seed);
            this.seed = seed;
            sample = new SplittableRandom(seed);
            ways = new WaysOfSeeing(lists, stored, district, clock);
            found();
        }

        private void found() {
            var staff = posts.stream()
                    .map(Post::staffId)
                    .distinct()
                    .map(id -> new Staff(id, "w" + district + "x" + id, "员工" + id, null, FOUNDED, null))
                    .toList();
            organisations.enter(new NewDistrict(
                    new District(district, "620102", "CG", "测试区", false),
                    null,
                    List.copyOf(units.values()),
                    staff,
                    posts));
        }

        void live(int steps) {
            for (int step = 1; step <= steps; step++) {
                try {
                    step();
                } catch (Refused | Invalid notNow) {
                    // refused by a rule that is no matter of sight
                }
                if (step % 15 == 0 || step == steps) compare();
            }
            // whoever counts statements in the same program is not to meet these jobs
            while (!organisation.moving(district).isEmpty()) LockSupport.parkNanos(100_000_000);
            compare();
        }

        private void step() {
            if (all.size() < 6 || random.nextInt(5) == 0) register();
            Known m = all.get(random.nextInt(all.size()));
            switch (random.nextInt(13)) {
                case 0, 1 -> route(m);
                case 2 -> sign(m);
                case 3 -> assign(m);
                case 4 -> violence(m);
                case 5, 6 -> grant(m);
                case 7 -> endGrant(m);
                case 8 -> emergency(m);
                case 9 -> transfer(m);
                case 10 -> archive(m);
                case 11 -> absence();
                default -> move();
            }
        }

        private void register() {
            Worker by = anyone(w -> w.roles().contains("HANDLER")
                    || w.roles().contains("GRID_WORKER")
                    || w.roles().contains("CLERK"));
            var text = new ByteArrayInputStream(("材料" + all.size() + seed).getBytes(StandardCharsets.UTF_8));
            var m = new Known();
            m.file = files.store(district, by.staff(), text).id();
            var registration = new Registration(
                    Kind.DISPUTE,
                    Channel.WINDOW,
                    new FreeText("楼上漏水"),
                    new FreeText("楼上漏水三个月"),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    false,
                    null,
                    List.of(new FileRef(m.file, "OTHER", null)));
            m.number = matters.register(caller(by), registration, Town.act()).number();
            m.home = by.unit();
            m.holder = by.unit();
            all.add(m);
        }

        private void route(Known m) {
            int to = anyUnit();
            var others = new TreeSet<Integer>();
            for (int i = random.nextInt(3); i > 0; i--) others.add(anyUnit());
            others.remove(to);
            if (reading.exists(centre("CLERK"), m.number)) {
                State state = reading.sheet(centre("CLERK"), m.number).state();
                if (state == State.REGISTERED) act(centre("CLERK"), m, new Accept());
                if (state == State.REGISTERED || state == State.ACCEPTED)
                    act(centre("TRIAGE"), m, new Triage("0202", Complexity.GENERAL, true, "MEDIATION"));
            }
            var assist = others.stream().map(UnitRef::new).toList();
            act(centre("TRIAGE"), m, new Route(new UnitRef(to), assist, TEXT, null));
            m.holder = to;
            m.assist = others;
            m.assignee = null;
        }

        private void sign(Known m) {
            Worker by = anyone(w -> w.unit() == m.holder
                    && (w.roles().contains("HANDLER") || w.roles().contains("GRID_WORKER")));
            if (by == null) return;
            act(caller(by), m, new Sign(null));
            m.assignee = by.staff();
        }

        private void assign(Known m) {
            Worker head = anyone(w -> w.unit() == m.holder && w.roles().contains("UNIT_HEAD"));
            Worker to = anyone(w -> w.unit() == m.holder && w.roles().contains("MEDIATOR"));
            if (head == null || to == null) return;
            act(caller(head), m, new Assign(new StaffRef(to.staff()), null));
            m.assignee = to.staff();
        }

        private void violence(Known m) {
            if (random.nextInt(3) > 0) return;
            act(centre("TRIAGE"), m, new SetFlag(Flag.DV, TEXT));
            m.violence = true;
        }

        private void grant(Known m) {
            Worker by = anyone(w -> w.unit() == m.holder && w.roles().contains("HANDLER"));
            Worker to = anyone(w -> true);
            if (by == null) return;
            LocalDate last = today.plusDays(random.nextInt(Grants.LONGEST_DAYS + 1));
            boolean needed =
                    workers().stream().filter(w -> w.staff() == to.staff()).noneMatch(w -> inScope(w, m));
            try {
                grants.give(caller(by), m.number, to.staff(), GrantPurpose.COUNSEL, last);
            } catch (Refused refused) {
                if (refused.reasons().getFirst().code() == MatterRefusal.GRANT_NOT_NEEDED)
                    assertThat(needed).as("seed " + seed).isFalse();
                throw refused;
            }
            assertThat(needed)
                    .as("seed " + seed + ": nobody is granted what they see")
                    .isTrue();
            m.granted.put(to.staff(), ChinaTime.endOf(last));
        }

        private void endGrant(Known m) {
            if (m.granted.isEmpty()) return;
            int staff = m.granted.keySet().iterator().next();
            Worker by = anyone(w -> w.unit() == m.holder && w.roles().contains("HANDLER"));
            if (by == null) return;
            grants.end(caller(by), m.number, staff);
            m.granted.remove(staff);
        }

        private void emergency(Known m) {
            Worker by = anyone(w -> true);
            Caller caller = caller(by);
            boolean sees = sees(by, m, clock.instant());
            try {
                emergencies.open(caller, m.number, EmergencyReason.DANGER, "现场有人身危险");
            } catch (NotFound notForThem) {
                assertThat(scope(by)).as("seed " + seed).isNotIn("UNIT", "CENTRE");
                return;
            } catch (org.shanzhi.kernel.Forbidden reader) {
                return;
            }
            if (!sees)
                m.granted.merge(by.staff(), clock.instant().plus(Emergencies.TIME), (a, b) -> a.isAfter(b) ? a : b);
        }

        private void transfer(Known m) {
            Worker head = anyone(w -> w.unit() == m.holder && w.roles().contains("UNIT_HEAD"));
            int to = anyUnit();
            if (head == null || to == m.holder) return;
            String direction =
                    Decide.direction(units.get(m.holder).tier(), units.get(to).tier());
            act(caller(head), m, new Transfer(direction, new UnitRef(to), TEXT));
            m.holder = to;
            m.assignee = null;
        }

        private void archive(Known m) {
            Worker by = anyone(w -> m.assignee != null && w.staff() == m.assignee && w.unit() == m.holder);
            if (by == null) return;
            Caller handler = caller(by);
            act(handler, m, new Start());
            act(handler, m, new Contact(clock.instant().minusSeconds(5), "PHONE", "REACHED"));
            act(handler, m, new Conclude(Outcome.AGREEMENT_ORAL, TEXT, null));
            act(centre("CALLBACK"), m, new CallBack("REACHED", true, "YES", "SATISFIED"));
            act(centre("CALLBACK"), m, new Archive(null));
        }

        private void absence() {
            if (!away.isEmpty() && random.nextInt(3) == 0) {
                Away back = away.remove(random.nextInt(away.size()));
                absences.end(caller(worker(back.staff(), back.unit())), back.id());
                return;
            }
            Worker gone = anyone(w -> w.roles().contains("MEDIATOR"));
            Worker deputy = anyone(w -> w.unit() == gone.unit() && w.staff() != gone.staff());
            var made = absences.enter(
                    caller(gone), new NewAbsence(gone.staff(), gone.unit(), deputy.staff(), today, today.plusDays(3)));
            away.add(new Away(gone.staff(), deputy.staff(), gone.unit(), made.id()));
        }

        private void move() {
            boolean grid = random.nextBoolean();
            var movable = units.values().stream()
                    .filter(u -> u.kind() == UnitKind.TIER && u.tier() == (grid ? Tier.GRID : Tier.COMMUNITY))
                    .toList();
            var under = units.values().stream()
                    .filter(u -> u.kind() == UnitKind.TIER && u.tier() == (grid ? Tier.COMMUNITY : Tier.SUBDISTRICT))
                    .toList();
            int unit = movable.get(random.nextInt(movable.size())).id();
            int to = under.get(random.nextInt(under.size())).id();
            moves.move(TestCallers.staff(district, posts.get(4).staffId(), 1, "SYSTEM_ADMIN"), unit, to);
            parent.put(unit, to);
        }

        private void compare() {
            for (Worker w : workers()) {
                if (scope(w).isEmpty()) continue;
                boolean papers = random.nextInt(4) == 0;
                if (sample.nextInt(4) > 0) continue;
                Caller by = caller(w);
                var expected = numbers(w, clock.instant());
                String who = "seed " + seed + ": " + w + " of " + all;
                assertThat(ways.listed(by)).as(who + " lists").isEqualTo(expected);
                assertThat(one(by)).as(who + " reads").isEqualTo(expected);
                var scope = ((Viewer.InPerson) sight.of(by)).scope();
                assertThat(ways.exported(by)).as(who + " exports").isEqualTo(ways.listedAt(scope));
                assertThat(expected).as(who + " exports what is seen").containsAll(ways.listedAt(scope));
                assertThat(ways.counted(by)).as(who + " counts").isEqualTo(expected.size());
                ways.assertFound(by, withWords(expected), who);
                if (papers) assertThat(opened(by)).as(who + " opens files of").isEqualTo(expected);
                for (Duration later : List.of(Duration.ofMinutes(-20), Duration.ofMinutes(40), Duration.ofDays(45))) {
                    Instant then = clock.instant().plus(later);
                    assertThat(ways.listedAt(new Viewer.InPerson(scope, w.staff(), then)))
                            .as(who + " lists after " + later)
                            .isEqualTo(numbers(w, then));
                }
            }
        }

        /** What violence is told of is found by no words. */
        private Set<String> withWords(Set<String> seen) {
            var found = new TreeSet<>(seen);
            for (Known m : all) if (m.violence) found.remove(m.number.toString());
            return found;
        }

        private Set<String> one(Caller by) {
            var seen = new TreeSet<String>();
            for (Known m : all) if (reading.exists(by, m.number)) seen.add(m.number.toString());
            return seen;
        }

        private Set<String> opened(Caller by) {
            var seen = new TreeSet<String>();
            for (Known m : all) {
                boolean opens = reading.mayOpen(by, m.file);
                // in an emergency no papers in a case of violence
                boolean guarded = m.violence && !inScope(worker(by.staffId(), by.unitId()), m);
                if (opens || guarded && sees(worker(by.staffId(), by.unitId()), m, clock.instant()))
                    seen.add(m.number.toString());
            }
            return seen;
        }

        private Caller centre(String role) {
            return caller(anyone(w -> w.unit() == 1 && w.roles().equals(Set.of(role))));
        }

        private Caller caller(Worker w) {
            return callers.onBehalf(district, w.staff(), w.unit()).orElseThrow();
        }

        private void act(Caller by, Known m, Command command) {
            try {
                matters.act(by, m.number, command, Town.act());
            } catch (NotFound | org.shanzhi.kernel.Forbidden notTheirs) {
                throw new Refused(MatterRefusal.NOT_YOUR_MATTER);
            }
        }
    }
}
