package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.access.Erased;
import org.shanzhi.access.Vault;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.Overtaken;
import org.shanzhi.kernel.Refused;
import org.shanzhi.kernel.database.DatabaseClock;
import org.shanzhi.kernel.web.HttpProblem;
import org.shanzhi.matter.Command.Link;
import org.shanzhi.matter.Command.Note;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.store.TestMatterStores;
import org.shanzhi.matter.work.Deciding;
import org.shanzhi.matter.work.Elsewhere;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.matter.work.SupervisionBells;
import org.shanzhi.matter.work.TaskBells;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.testing.ShanzhiTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several people, several nodes and several matters at one moment. */
@ShanzhiTest
class RaceTest {
    private static final FreeText TEXT = new FreeText("同一纠纷");
    private static final int PAIRS = 30;

    @Autowired
    Matters matters;

    @Autowired
    MatterStore store;

    @Autowired
    DatabaseClock clock;

    @Autowired
    ApplicationContext context;

    @Autowired
    PlatformTransactionManager manager;

    @Autowired
    Vault vault;

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
    void a_node_whose_clock_is_off_writes_nothing() {
        var ill = new DatabaseClock(
                () -> InstantSource.system().instant().plusSeconds(2), InstantSource.system(), System::nanoTime);
        Matters there = node(TestMatterStores.node(context, ill), ill);
        MatterNumber number = register();
        assertThatThrownBy(() -> there.register(town.clerk, town.request("漏水", "漏水"), Town.act()))
                .isInstanceOfSatisfying(
                        HttpProblem.class, p -> assertThat(p.problem().code()).isEqualTo("CLOCK_NOT_TRUSTWORTHY"));
        assertThatThrownBy(() -> there.act(town.clerk, number, new Note(TEXT, "UNIT"), Town.act()))
                .isInstanceOf(HttpProblem.class);
        assertThat(version(number)).isEqualTo(1);
        assertThatThrownBy(() -> TestMatterStores.copyNothing(context, ill)).isInstanceOf(HttpProblem.class);
        TestMatterStores.copyNothing(context, clock);
    }

    @Test
    void two_who_link_two_matters_to_each_other_are_both_answered() throws Exception {
        for (int i = 0; i < PAIRS; i++) {
            MatterNumber one = register();
            MatterNumber other = register();
            var done = atOnce(List.of(link(one, other, OptionalInt.empty()), link(other, one, OptionalInt.empty())));
            assertThat(done).contains(true);
            assertThat(version(one)).isEqualTo(version(other)).isGreaterThan(1);
        }
    }

    @Test
    void a_matter_that_stood_still_is_never_called_changed_because_another_moved() throws Exception {
        MatterNumber busy = register();
        var still = IntStream.range(0, PAIRS).mapToObj(_ -> register()).toList();
        var stop = new AtomicBoolean();
        var told = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = threads.submit(() -> {
                while (!stop.get()) noted(busy);
                return null;
            });
            for (MatterNumber number : still) {
                try {
                    matters.act(town.clerk, number, new Link(new MatterRef(busy.id()), TEXT), seen(OptionalInt.of(1)));
                    assertThat(version(number)).isEqualTo(2);
                } catch (VersionConflict wrongly) {
                    told.incrementAndGet();
                } catch (Overtaken tooBusy) {
                    assertThat(version(number)).isEqualTo(1);
                }
            }
            stop.set(true);
            writing.get();
        }
        assertThat(told.get()).isZero();
    }

    @Test
    void numbers_taken_inside_a_transaction_that_fails_are_given_to_nobody_else() {
        var mine = new ArrayList<Long>();
        new TransactionTemplate(manager).executeWithoutResult(transaction -> {
            for (int i = 0; i < 70; i++) mine.add(store.nextId(town.district, 26));
            transaction.setRollbackOnly();
        });
        MatterStore elsewhere = TestMatterStores.node(context, clock);
        var all = new HashSet<>(mine);
        for (int i = 0; i < 70; i++)
            assertThat(all.add(store.nextId(town.district, 26))).isTrue();
        for (int i = 0; i < 70; i++)
            assertThat(all.add(elsewhere.nextId(town.district, 26))).isTrue();
    }

    @Test
    void a_key_read_while_it_is_being_destroyed_is_forgotten_with_it() {
        MatterNumber number = register();
        new TransactionTemplate(manager).executeWithoutResult(_ -> {
            vault.erase(town.district, number.id());
            readByAnother(number);
        });
        assertThatThrownBy(() -> vault.open(town.district, number.id())).isInstanceOf(Erased.class);
    }

    private void readByAnother(MatterNumber number) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> vault.open(town.district, number.id()));
        }
    }

    private Callable<Boolean> link(MatterNumber one, MatterNumber other, OptionalInt expected) {
        return () -> {
            try {
                matters.act(town.clerk, one, new Link(new MatterRef(other.id()), TEXT), seen(expected));
                return true;
            } catch (Refused | Overtaken late) {
                return false;
            }
        };
    }

    private void noted(MatterNumber number) {
        try {
            matters.act(town.clerk, number, new Note(TEXT, "UNIT"), Town.act());
        } catch (VersionConflict faster) {
            // The other writer was first; the next note follows at once.
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var f : threads.invokeAll(tasks)) results.add(f.get());
        }
        return results;
    }

    private static Act seen(OptionalInt version) {
        return new Act(null, List.of(), version, UUID.randomUUID(), null);
    }

    private int version(MatterNumber number) {
        return store.load(town.district, number.id()).orElseThrow().matter().version();
    }

    private MatterNumber register() {
        return matters.register(town.clerk, town.request("楼上漏水", "楼上漏水三个月"), Town.act())
                .number();
    }

    private Matters node(MatterStore of, Clock clock) {
        return new Matters(
                of,
                context.getBean(Deciding.class),
                context.getBean(Timekeeping.class),
                context.getBean(Sight.class),
                context.getBean(Elsewhere.class),
                context.getBean(SupervisionBells.class),
                context.getBean(TaskBells.class),
                context.getBean(Organisation.class),
                Clock.offset(clock, Duration.ZERO));
    }
}
