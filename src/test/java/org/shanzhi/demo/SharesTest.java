package org.shanzhi.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void gives_everything_away_in_proportion() {
        assertThat(Shares.of(10, 0, new double[] {1, 1, 3})).containsExactly(2, 2, 6);
    }

    @Test
    void gives_what_is_left_over_to_those_who_miss_most() {
        assertThat(Shares.of(10, 0, new double[] {1, 1, 1.1})).containsExactly(3, 3, 4);
    }

    @Test
    void gives_everybody_the_least_first() {
        assertThat(Shares.of(12, 4, new double[] {0, 1})).containsExactly(4, 8);
    }
}
