package org.shanzhi.console.staff;

import java.util.List;
import org.shanzhi.access.Account;
import org.shanzhi.org.Staff;

/** A person in a list or on a page; {@code account} is null when there is none. */
public record ShownStaff(Staff staff, boolean serving, List<ShownPost> posts, Account account, AccountState state) {
    /** What the account lets its owner do at this moment. */
    public enum AccountState {
        NONE,
        READY,
        ONE_TIME,
        LOCKED,
        LOCKED_BY_ADMINISTRATION,
        ENDED
    }
}
