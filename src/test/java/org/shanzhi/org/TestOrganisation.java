package org.shanzhi.org;

import java.time.Clock;
import org.jooq.DSLContext;
import org.shanzhi.org.store.Snapshots;
import org.shanzhi.org.store.TestSnapshots;
import org.shanzhi.testing.TestCallers;

/** The module on a database, for tests without Spring: one node of possibly several. */
public final class TestOrganisation {
    public final Organisation organisation;
    public final OrganisationImport entry;
    public final UnitRegister units;
    public final StaffRegister staff;
    private final Snapshots snapshots;

    public TestOrganisation(DSLContext db, Clock clock) {
        snapshots = TestSnapshots.of(db);
        organisation = new Organisation(snapshots, clock);
        entry = new OrganisationImport(db, snapshots);
        units = new UnitRegister(TestSnapshots.changes(db, snapshots));
        staff = new StaffRegister(TestSnapshots.changes(db, snapshots), TestCallers.POLICIES);
    }

    public void compareEditions() {
        TestSnapshots.compare(snapshots);
    }
}
