package org.shanzhi.matter.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shanzhi.matter.life.Ladder.Rung.CENTRE;
import static org.shanzhi.matter.life.Ladder.Rung.HEAD;
import static org.shanzhi.matter.life.Ladder.Rung.HOLDER;
import static org.shanzhi.matter.life.Ladder.Rung.SUPERVISOR;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.shanzhi.matter.life.Alarms.Stage;
import org.shanzhi.matter.life.Ladder.Rung;
import org.shanzhi.policy.Nature;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.PolicyLoader;

/** How far up an alarm goes. */
class LadderTest {
    private final Policies policies = PolicyLoader.builtIn();

    @Test
    void a_duty_goes_up_step_by_step() {
        assertThat(told("DL-SIGN", Stage.HALF, 0)).containsExactly(HOLDER);
        assertThat(told("DL-SIGN", Stage.SOON, 0)).containsExactly(HOLDER);
        assertThat(told("DL-SIGN", Stage.DUE, 0)).containsExactly(HOLDER, HEAD);
        assertThat(told("DL-SIGN", Stage.LATE, 1)).containsExactly(HOLDER, HEAD, SUPERVISOR);
        for (int days : new int[] {3, 7, 700})
            assertThat(told("DL-SIGN", Stage.LATE, days)).containsExactly(HOLDER, HEAD, SUPERVISOR, CENTRE);
    }

    @Test
    void what_is_to_be_escalated_goes_up_one_step_earlier() {
        assertThat(told("DL-WH-SIGN", Stage.SOON, 0)).containsExactly(HOLDER);
        assertThat(told("DL-WH-SIGN", Stage.DUE, 0)).containsExactly(HOLDER, HEAD, SUPERVISOR);
        assertThat(told("DL-WH-SIGN", Stage.LATE, 1)).containsExactly(HOLDER, HEAD, SUPERVISOR, CENTRE);
    }

    @Test
    void what_is_only_reminded_of_stays_in_the_unit() {
        assertThat(told("DL-SUSPEND-CHECK", Stage.LATE, 70)).containsExactly(HOLDER, HEAD);
    }

    @Test
    void a_right_of_somebody_concerns_no_superior_in_any_policy() {
        policies.deadlines().policies().values().stream()
                .filter(policy -> policy.nature() != Nature.DUTY)
                .forEach(policy -> {
                    for (Stage stage : Stage.values())
                        assertThat(Ladder.told(policy, stage, Duration.ofDays(7)))
                                .as(policy.code())
                                .containsExactly(HOLDER);
                });
    }

    private Set<Rung> told(String policy, Stage stage, int days) {
        return Ladder.told(policies.deadline(policy), stage, Duration.ofDays(days));
    }
}
