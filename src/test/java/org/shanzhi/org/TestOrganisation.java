package org.shanzhi.org;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.shanzhi.org.store.Snapshots;
import org.shanzhi.org.store.TestSnapshots;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.TestRoles;

/** The module on a database, for tests without Spring: one node of possibly several. */
public final class TestOrganisation {
    public final Organisation organisation;
    public final OrganisationImport entry;
    public final UnitRegister units;
    public final StaffRegister staff;
    /** What the access log would have been told. */
    public final List<String> journal = new ArrayList<>();

    private final Snapshots snapshots;

    public TestOrganisation(DSLContext db, Clock clock) {
        snapshots = TestSnapshots.of(db);
        organisation = new Organisation(snapshots, clock);
        entry = new OrganisationImport(db, snapshots);
        units = new UnitRegister(TestSnapshots.changes(db, snapshots), List.of(), this::note);
        staff = new StaffRegister(TestSnapshots.changes(db, snapshots), snapshots, TestRoles.of(db, clock), this::note);
    }

    private void note(Caller caller, String did, Map<String, String> references) {
        journal.add(did + " " + new TreeMap<>(references));
    }

    public void compareEditions() {
        TestSnapshots.compare(snapshots);
    }
}
