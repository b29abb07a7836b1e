package org.shanzhi.policy.editions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.Refusal;
import org.shanzhi.policy.DeadlinePolicy;
import org.shanzhi.policy.EditionRefusal;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyLoader;
import org.shanzhi.policy.RowChange;
import org.shanzhi.testing.Sizes;

/** A district decides about its own targets, and about nothing that the law says. */
class EditionRulesTest {
    private static final Policies SHIPPED = PolicyLoader.builtIn();
    /** As if the module of referrals were built: it has targets that lie within a deadline of the law. */
    private static final Policies WITH_DOCKING =
            PolicyLoader.load(PolicyLoader.files(), Set.of("matter", "routing", "docking"));

    private static final String WITHIN_LAW = "DL-COURT-MEDIATE";

    @Test
    void whatever_is_wanted_the_law_stays_and_every_row_of_law_is_refused() {
        var random = new SplittableRandom(620_102);
        for (int i = 0; i < Sizes.pick(300, 5_000); i++) {
            Policies policies = random.nextBoolean() ? SHIPPED : WITH_DOCKING;
            Map<String, RowChange> wanted = wanted(policies, random);
            var after = policies.deadlines().with(wanted).policies();
            policies.deadlines().policies().forEach((code, row) -> {
                if (isLaw(row)) assertThat(after.get(code)).isEqualTo(row);
            });
            var refused = new EditionRules(policies).against(wanted);
            assertThat(rows(refused, EditionRefusal.DEADLINE_IS_LAW))
                    .as("%s", wanted)
                    .isEqualTo(codes(wanted, policies, EditionRulesTest::isLaw));
            assertThat(rows(refused, EditionRefusal.DEADLINE_LONGER_THAN_LAW))
                    .as("%s", wanted)
                    .isEqualTo(codes(wanted, policies, row -> longer(row.code(), wanted, policies)));
        }
    }

    @Test
    void a_target_within_a_deadline_of_the_law_may_be_as_long_and_no_longer() {
        var rules = new EditionRules(WITH_DOCKING);
        DeadlinePolicy target = WITH_DOCKING.deadlines().row(WITHIN_LAW);
        Unit unit = target.limit().period().unit();
        int law = target.follows().stream()
                .map(WITH_DOCKING.deadlines()::row)
                .map(row -> row.limit().period())
                .filter(period -> period.unit() == unit)
                .mapToInt(Period::amount)
                .min()
                .orElseThrow();
        assertThat(rules.against(Map.of(WITHIN_LAW, new RowChange(true, new Period(law, unit)))))
                .isEmpty();
        assertThat(rules.against(Map.of(WITHIN_LAW, new RowChange(true, new Period(law + 1, unit)))))
                .singleElement()
                .satisfies(reason -> {
                    assertThat(reason.code()).isEqualTo(EditionRefusal.DEADLINE_LONGER_THAN_LAW);
                    assertThat(reason.args()).contains(law);
                });
    }

    private static Map<String, RowChange> wanted(Policies policies, SplittableRandom random) {
        var rows = List.copyOf(policies.deadlines().policies().values());
        var wanted = new HashMap<String, RowChange>();
        for (int n = random.nextInt(1, 5); n > 0; n--) {
            DeadlinePolicy row = random.nextInt(4) == 0
                    ? policies.deadlines().row(WITHIN_LAW)
                    : rows.get(random.nextInt(rows.size()));
            var period = new Period(random.nextInt(1, 40), row.limit().period().unit());
            wanted.put(row.code(), new RowChange(random.nextInt(5) > 0, period));
        }
        return wanted;
    }

    private static boolean isLaw(DeadlinePolicy row) {
        return row.basis().kind().isLaw();
    }

    private static boolean longer(String code, Map<String, RowChange> wanted, Policies policies) {
        Period is = wanted.get(code).period();
        for (String other : policies.deadlines().row(code).follows()) {
            DeadlinePolicy law = policies.deadlines().row(other);
            Period most = law.limit().period();
            if (isLaw(law) && most.unit() == is.unit() && is.amount() > most.amount()) return true;
        }
        return false;
    }

    private static Set<String> codes(
            Map<String, RowChange> wanted, Policies policies, Predicate<DeadlinePolicy> which) {
        return wanted.keySet().stream()
                .filter(code -> which.test(policies.deadlines().row(code)))
                .collect(Collectors.toSet());
    }

    private static Set<String> rows(List<Refusal> refused, EditionRefusal why) {
        return refused.stream()
                .filter(reason -> reason.code() == why)
                .map(reason -> ((DeadlinePolicy) reason.args().getFirst()).code())
                .collect(Collectors.toSet());
    }
}
