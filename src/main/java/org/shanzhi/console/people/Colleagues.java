package org.shanzhi.console.people;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.shanzhi.access.Account;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.CreatedAccount;
import org.shanzhi.org.Appoint;
import org.shanzhi.org.NewStaff;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Post;
import org.shanzhi.org.Staff;
import org.shanzhi.org.StaffRegister;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People with their posts and accounts, which two modules keep. */
@Service
public class Colleagues {
    private final Organisation organisation;
    private final StaffRegister register;
    private final Accounts accounts;

    Colleagues(Organisation organisation, StaffRegister register, Accounts accounts) {
        this.organisation = organisation;
        this.register = register;
        this.accounts = accounts;
    }

    /** A person, the account of that person, and the first post: all or nothing. */
    @Transactional
    public CreatedAccount take(Caller caller, NewStaff wanted, int unitId, String role) {
        Staff staff = register.add(caller, wanted);
        register.appoint(caller, new Appoint(staff.id(), unitId, role, wanted.from()));
        return accounts.create(caller, staff.id(), staff.username());
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
