package org.shanzhi.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shanzhi.grid.GridImport;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.matter.Command.Accept;
import org.shanzhi.matter.Command.Link;
import org.shanzhi.matter.Command.Merge;
import org.shanzhi.matter.store.Chains;
import org.shanzhi.matter.store.MatterStore;
import org.shanzhi.matter.work.Deciding;
import org.shanzhi.matter.work.Elsewhere;
import org.shanzhi.matter.work.Sight;
import org.shanzhi.matter.work.SupervisionBells;
import org.shanzhi.matter.work.TaskBells;
import org.shanzhi.matter.work.Timekeeping;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.OrganisationImport;
import org.shanzhi.policy.Caller;
import org.shanzhi.testing.ShanzhiTest;
import org.shanzhi.testing.Sizes;
import org.springframework.beans.factory.annotation.Autowired;

/** Lives that are told leave exactly what lives that were lived leave. */
@ShanzhiTest
class MatterHistoryTest {
    private static final FreeText TEXT = new FreeText("同一件事");
    /** Of one matter alone; what touches others has a test of its own, and what a module above does is not told. */
    private static final List<String> ACTIONS = Actions.all().keySet().stream()
            .filter(action -> !Set.of("merge", "link", "whistle").contains(action))
            .sorted()
            .toList();

    @Autowired
    Elsewhere elsewhere;

    @Autowired
    SupervisionBells bells;

    @Autowired
    TaskBells taskBells;

    @Autowired
    MatterHistory history;

    @Autowired
    MatterStore store;

    @Autowired
    Chains chains;

    @Autowired
    Deciding deciding;

    @Autowired
    Timekeeping timekeeping;

    @Autowired
    Sight sight;

    @Autowired
    Organisation organisation;

    @Autowired
    OrganisationImport organisationImport;

    @Autowired
    GridImport grids;

    @Autowired
    DSLContext db;

    @Autowired
    Clock clock;

    private Town town;
    private Instant begin;
    private int numbers;

    @BeforeEach
    void found() {
        town = Town.found(organisationImport, grids);
        begin = clock.instant().minus(Duration.ofDays(90)).truncatedTo(ChronoUnit.MICROS);
        history.keepNumbers(town.district, ChinaTime.day(begin).getYear(), 100_000);
    }

    private record Step(Instant at, Caller by, Command command) {}

    @Test
    void a_life_that_is_told_is_the_life_that_was_lived() {
        for (int seed = 0; seed < Sizes.pick(25, 400); seed++) {
            var random = new SplittableRandom(seed);
            var steps = steps(random);
            MatterNumber lived = matters(begin)
                    .register(town.clerk, town.request("欧阳明家漏水", "漏水三个月"), Town.act())
                    .number();
            var happened = new ArrayList<String>();
            for (Step step : steps) {
                happened.add(said(() -> matters(step.at).act(step.by, lived, step.command, Town.act())));
            }
            var told = new ArrayList<String>();
            var numbers = new ArrayList<MatterNumber>();
            history.tell(town.district, telling -> {
                Life life = telling.registered(++this.numbers, begin, town.clerk, town.request("欧阳明家漏水", "漏水三个月"));
                for (Step step : steps) told.add(said(() -> life.happened(step.at, step.by, step.command)));
                numbers.add(life.number());
            });
            assertThat(told).as("seed %d", seed).isEqualTo(happened);
            assertThat(rows(numbers.getFirst())).as("seed %d", seed).isEqualTo(rows(lived));
            assertThat(chains.broken(town.district, numbers.getFirst().id())).isEmpty();
        }
    }

    @Test
    void lives_that_are_told_together_touch_each_other() {
        history.tell(town.district, telling -> {
            Life one = telling.registered(1, begin, town.clerk, town.request("漏水", "漏水三个月"));
            Life other = telling.registered(2, begin, town.clerk, town.request("漏水", "我家也漏"));
            Life third = telling.registered(3, begin, town.clerk, town.request("漏水", "他家也漏"));
            Instant later = begin.plusSeconds(60);
            other.happened(
                    later, town.triage, new Merge(new MatterRef(one.number().id()), TEXT));
            third.happened(
                    later, town.triage, new Link(new MatterRef(one.number().id()), TEXT));
            assertThatThrownBy(() -> third.happened(
                            later,
                            town.triage,
                            new Link(new MatterRef(one.number().id()), TEXT)))
                    .isInstanceOf(Refused.class);
            assertThat(other.state()).isEqualTo(State.CONCLUDED);
            assertThatThrownBy(() -> one.happened(begin, town.clerk, new Accept()))
                    .isInstanceOf(IllegalArgumentException.class);
        });
        for (int n = 1; n <= 3; n++) {
            assertThat(chains.broken(town.district, number(n).id())).isEmpty();
        }
        assertThat(store.linked(town.district, number(1).id(), number(3).id())).isTrue();
        assertThat(store.linked(town.district, number(3).id(), number(1).id())).isTrue();
    }

    @Test
    void of_lives_told_together_all_are_there_or_none() {
        assertThatThrownBy(() -> history.tell(town.district, telling -> {
                    telling.registered(1, begin, town.clerk, town.request("漏水", "漏水三个月"));
                    throw new IllegalStateException("cut off");
                }))
                .hasMessageContaining("cut off");
        assertThat(history.isTold(town.district, number(1))).isFalse();
        history.tell(town.district, telling -> telling.registered(1, begin, town.clerk, town.request("漏水", "漏水三个月")));
        assertThat(history.isTold(town.district, number(1))).isTrue();
        assertThatThrownBy(() -> history.tell(town.district, telling -> {
                    telling.registered(2, begin, town.clerk, town.request("漏水", "漏水三个月"));
                    telling.registered(1, begin, town.clerk, town.request("漏水", "漏水三个月"));
                }))
                .as("a number is given once");
        assertThat(history.isTold(town.district, number(2))).isFalse();
    }

    @Test
    void nothing_is_told_of_what_is_still_to_come() {
        Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
        assertThatThrownBy(() -> history.tell(
                        town.district,
                        telling -> telling.registered(1, tomorrow, town.clerk, town.request("漏水", "漏水三个月"))))
                .hasMessageContaining("still to come");
    }

    private List<Step> steps(SplittableRandom random) {
        var people = List.of(
                town.clerk, town.triage, town.callback, town.supervisor, town.handler, town.head, town.gridWorker);
        var way = List.of("accept", "triage", "route", "sign", "start", "conclude", "call-back", "archive");
        var steps = new ArrayList<Step>();
        Instant at = begin;
        for (int i = 0; i < 30; i++) {
            at = at.plus(Duration.ofHours(1 + random.nextInt(60)));
            // Half of them on the usual way, so that lives get somewhere.
            String action = random.nextInt(2) == 0
                    ? way.get(random.nextInt(1 + Math.min(i / 3, way.size() - 1)))
                    : ACTIONS.get(random.nextInt(ACTIONS.size()));
            Command command = Commands.random(action, at, random);
            Caller by = people.stream()
                    .filter(person -> person.may(deciding.permission(command)))
                    .findFirst()
                    .orElse(town.clerk);
            steps.add(new Step(at, random.nextInt(4) == 0 ? people.get(random.nextInt(people.size())) : by, command));
        }
        return steps;
    }

    private static String said(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (Refused | Forbidden | NotFound | Invalid not) {
            return not.getClass().getSimpleName() + (not instanceof Refused r ? r.reasons() : "");
        }
    }

    private Matters matters(Instant at) {
        return new Matters(
                store,
                deciding,
                timekeeping,
                sight,
                elsewhere,
                bells,
                taskBells,
                organisation,
                Clock.fixed(at, ChinaTime.ZONE));
    }

    private MatterNumber number(int n) {
        return MatterNumber.of("CG", ChinaTime.day(begin).getYear(), n);
    }

    /** Everything that is stored of a matter, without its number and what chance made. */
    private List<String> rows(MatterNumber number) {
        var all = new ArrayList<String>();
        for (String table : List.of(
                "matter where id",
                "matter_event where matter_id",
                "matter_text where matter_id",
                "party where matter_id",
                "clock where matter_id",
                "matter_open where matter_id",
                "matter_guest where matter_id",
                "matter_file where matter_id",
                "vault_key where matter_id")) {
            String name = table.substring(0, table.indexOf(' '));
            all.addAll(db.fetch(
                            "select '" + name + "' || (to_jsonb(t) - '{id,matter_id,tx,request_id,hash,head_hash,"
                                    + "content_enc,identity_enc,wrapped,next_alarm_at}'::text[] #- '{payload,sealed}')::text as one"
                                    + " from " + table.replace(" where ", " t where ") + " = {0} and district_id = {1}"
                                    + " order by 1",
                            number.id(),
                            town.district)
                    .into(String.class));
        }
        return all;
    }
}
