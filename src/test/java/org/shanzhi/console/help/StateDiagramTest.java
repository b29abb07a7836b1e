package org.shanzhi.console.help;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.shanzhi.testing.TestCallers;

class StateDiagramTest {
    private static final int PHONE = 390;
    private final StateDiagram diagram = StateDiagram.of(TestCallers.POLICIES.lifeCycle());

    @Test
    void it_is_no_wider_than_a_phone() {
        assertThat(diagram.width()).isLessThan(PHONE);
    }

    @Test
    void no_two_lanes_run_over_each_other() {
        for (var one : diagram.lanes()) {
            for (var other : diagram.lanes()) {
                if (one == other || one.x() != other.x()) continue;
                assertThat(one.bottom() < other.top() || other.bottom() < one.top())
                        .as("%s and %s", one, other)
                        .isTrue();
            }
        }
    }

    @Test
    void every_action_reaches_the_lane_of_the_state_it_leads_to() {
        for (var node : diagram.nodes()) {
            for (var edge : node.edges()) {
                var lane = diagram.lane(edge.to());
                assertThat(edge.y()).isBetween(lane.top(), lane.bottom());
            }
        }
    }
}
