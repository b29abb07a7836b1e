package org.shanzhi.demo.town;

import java.util.HashMap;
import java.util.Map;
import org.shanzhi.access.Approvals;
import org.shanzhi.access.Callers;
import org.shanzhi.calendar.Period;
import org.shanzhi.calendar.Unit;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.DeadlineEdition;
import org.shanzhi.policy.DeadlineEditions;
import org.shanzhi.policy.NewEdition;
import org.shanzhi.policy.RowChange;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** The demo district calls back sooner than the product proposes, and archiving sooner waits for its second person. */
@Component
class DemoEditions {
    private static final int NOTICE_DAYS = 7;
    private static final RowChange CALL_BACK = new RowChange(true, new Period(3, Unit.WORKING_DAY));
    private static final RowChange ARCHIVE = new RowChange(true, new Period(10, Unit.WORKING_DAY));

    private final DeadlineEditions editions;
    private final Approvals approvals;
    private final Organisation organisation;
    private final Callers callers;
    private final TransactionOperations transactions;
    private final java.time.Clock clock;

    DemoEditions(
            DeadlineEditions editions,
            Approvals approvals,
            Organisation organisation,
            Callers callers,
            TransactionOperations transactions,
            java.time.Clock clock) {
        this.editions = editions;
        this.approvals = approvals;
        this.organisation = organisation;
        this.callers = callers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes nothing twice. */
    void make(int district) {
        if (editions.all(district).isEmpty()) transactions.executeWithoutResult(_ -> decide(district));
    }

    private void decide(int district) {
        Caller one = person(district, "sysadmin1");
        var changes = new HashMap<>(Map.of("DL-CALLBACK", CALL_BACK));
        DeadlineEdition sooner = editions.draft(one, new NewEdition(0, changes, "群众反映回访来得太晚", null));
        editions.publish(person(district, "sysadmin2"), sooner.edition());
        changes.put("DL-ARCHIVE", ARCHIVE);
        var from = ChinaTime.day(clock.instant()).plusDays(NOTICE_DAYS);
        var waiting = editions.draft(one, new NewEdition(sooner.edition(), changes, "归档太慢，月底积压", from));
        var which = Map.of(DeadlineEdition.REFERENCE, String.valueOf(waiting.edition()));
        approvals.ask(one, DeadlineEdition.APPROVAL, which, waiting.reason());
    }

    private Caller person(int district, String username) {
        int staff =
                organisation.staffByUsername(district, username).orElseThrow().id();
        return organisation.posts(district, staff).stream()
                .map(Post::unitId)
                .findFirst()
                .flatMap(unit -> callers.onBehalf(district, staff, unit))
                .orElseThrow();
    }
}
