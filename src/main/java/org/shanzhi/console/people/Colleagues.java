package org.shanzhi.console.people;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.access.Account;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Approval;
import org.shanzhi.access.Approvals;
import org.shanzhi.access.CreatedAccount;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** People with their posts and accounts, which two modules keep. */
@Service
public class Colleagues {
    private final Organisation organisation;
    private final StaffRegister register;
    private final Accounts accounts;
    private final Approvals approvals;
    private final AppointmentApproval appointments;
    private final TransactionOperations transactions;

    Colleagues(
            Organisation organisation,
            StaffRegister register,
            Accounts accounts,
            Approvals approvals,
            AppointmentApproval appointments,
            TransactionOperations transactions) {
        this.organisation = organisation;
        this.register = register;
        this.accounts = accounts;
        this.approvals = approvals;
        this.appointments = appointments;
        this.transactions = transactions;
    }

    /**
     * A person, the account of that person, and the first post. At the server's console the post is given at once;
     * proposed by a person it waits for another, and what would be against it is found before anybody is taken in.
     *
     * @param reason for whoever confirms the post
     */
    public CreatedAccount take(Caller caller, NewStaff wanted, int unitId, String role, String reason) {
        boolean program = caller.kind() == Caller.Kind.SYSTEM;
        if (!program) {
            approvals.requireAsking(caller, AppointmentApproval.CODE, reason);
            register.requireFirstPost(caller, wanted, unitId, role);
        }
        CreatedAccount made = transactions.execute(transaction -> {
            Staff staff = register.add(caller, wanted);
            if (program) register.appoint(caller, new Appoint(staff.id(), unitId, role, wanted.from()));
            return accounts.create(caller, staff.id(), staff.username());
        });
        // Not before: what is proposed is looked up among the people that there are.
        if (!program) propose(caller, new Appoint(made.account().staffId(), unitId, role, wanted.from()), reason);
        return made;
    }

    /** Asks for an appointment, see {@link AppointmentApproval}. */
    public Approval propose(Caller caller, Appoint wanted, String reason) {
        return approvals.ask(
                caller, AppointmentApproval.CODE, appointments.references(caller.district(), wanted), reason);
    }

    /** Posts that somebody is proposed for and nobody has confirmed yet; empty for whoever may not propose. */
    public List<Approval> proposed(Caller caller, Staff staff) {
        if (!caller.may(Permission.MANAGE_STAFF)) return List.of();
        return approvals.waiting(caller, AppointmentApproval.CODE, AppointmentApproval.STAFF, staff.username());
    }

    /** Whose name, user name or unit contains what was typed, after a user name, in order of it. */
    public List<Staff> find(int district, String typed, String after, int limit) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        return organisation.everybody(district).stream()
                .filter(staff -> after == null || staff.username().compareTo(after) > 0)
                .filter(staff -> wanted.isEmpty() || fits(district, staff, wanted))
                .limit(limit)
                .toList();
    }

    private boolean fits(int district, Staff staff, String wanted) {
        return staff.username().contains(wanted)
                || staff.name().toLowerCase(Locale.ROOT).contains(wanted)
                || organisation.posts(district, staff.id()).stream()
                        .map(Post::unitId)
                        .map(id -> organisation.unit(district, id))
                        .anyMatch(unit -> unit.name().contains(wanted)
                                || unit.code().toLowerCase(Locale.ROOT).equals(wanted));
    }

    public Map<Integer, Account> accounts(Caller caller, Collection<Staff> staff) {
        return accounts.ofStaff(caller, staff.stream().map(Staff::id).toList());
    }
}
