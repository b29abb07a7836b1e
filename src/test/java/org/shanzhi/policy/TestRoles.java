package org.shanzhi.policy;

import java.time.Clock;
import org.jooq.DSLContext;
import org.shanzhi.testing.TestCallers;

/** The roles of districts, for tests without Spring. */
public final class TestRoles {
    private TestRoles() {}

    public static DistrictRoles of(DSLContext db, Clock clock) {
        return new DistrictRoles(TestCallers.POLICIES, db, (caller, did, references) -> {}, clock);
    }
}
