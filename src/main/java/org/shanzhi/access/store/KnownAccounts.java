package org.shanzhi.access.store;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.shanzhi.access.Account;
import org.springframework.stereotype.Component;

/** The accounts of those who are at work now, without asking the database at every step. */
@Component
public class KnownAccounts {
    private final AccountStore store;
    private final Remembered<Integer, Account> byId;
    private final Remembered<OfStaff, Account> ofStaff;

    KnownAccounts(AccountStore store, Clock clock) {
        this.store = store;
        this.byId = new Remembered<>(clock);
        this.ofStaff = new Remembered<>(clock);
    }

    public Optional<Account> byId(int id) {
        return byId.get(id, store::byId);
    }

    public Optional<Account> ofStaff(int district, int staffId) {
        return ofStaff.get(
                new OfStaff(district, staffId),
                key -> store.ofStaff(key.district, List.of(key.staffId)).stream()
                        .findFirst());
    }

    public void changed(int id) {
        byId.forget(id);
        ofStaff.forgetAll();
    }

    private record OfStaff(int district, int staffId) {}
}
