package org.shanzhi.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltInPoliciesTest {
    @Test
    void what_the_product_ships_can_be_read() {
        Policies policies = PolicyLoader.builtIn();
        assertThat(policies.deadlines().policies()).hasSize(100);
        assertThat(policies.active()).hasSize(21);
    }
}
