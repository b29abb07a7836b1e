package org.shanzhi.matter;

import java.time.Instant;

/**
 * That somebody outside a matter's units may read it for a time.
 *
 * @param purpose null: opened in an emergency (紧急查阅)
 * @param until from then on it is as if it had never been
 */
public record Grant(int staff, GrantPurpose purpose, Instant until) {
    public boolean emergency() {
        return purpose == null;
    }

    public boolean holds(Instant now) {
        return now.isBefore(until);
    }
}
