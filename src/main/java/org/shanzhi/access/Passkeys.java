package org.shanzhi.access;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import org.shanzhi.access.factor.CodeSets;
import org.shanzhi.access.factor.SecondFactorRule;
import org.shanzhi.access.passkey.PasskeyBook;
import org.shanzhi.access.store.KnownAccounts;
import org.shanzhi.kernel.Invalid;
import org.shanzhi.kernel.NotFound;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.springframework.stereotype.Component;

/**
 * Passkeys (通行密钥) of accounts: a second factor that no copied page can ask for, and, where the device makes sure of its
 * owner, a way in without a password. Everybody looks after his own by browser. Every change is in the access log.
 */
@Component
public class Passkeys {
    private static final String OWN = "everybody looks after his own passkeys";
    private static final int MOST = 10;
    private static final int LONGEST_NAME = 40;

    private final PasskeyBook book;
    private final OwnAccount own;
    private final KnownAccounts known;
    private final SecondFactorRule rule;
    private final CodeSets codes;
    private final AccessLog log;

    Passkeys(
            PasskeyBook book,
            OwnAccount own,
            KnownAccounts known,
            SecondFactorRule rule,
            CodeSets codes,
            AccessLog log) {
        this.book = book;
        this.own = own;
        this.known = known;
        this.rule = rule;
        this.codes = codes;
        this.log = log;
    }

    /** The oldest first. */
    @Needs(open = OWN)
    public List<Passkey> mine(Caller caller) {
        return book.of(own.of(caller));
    }

    /**
     * Takes a passkey on that a device has just made. Not idempotent: what was asked counts for one answer.
     *
     * @param session in which the device was asked
     * @param name by which its owner will know it again
     * @return ten recovery codes, shown this once, when it is the first second factor; else none
     * @throws Invalid when the name is missing or the answer is not taken
     */
    @Needs(open = OWN)
    public List<String> add(Caller caller, HttpSession session, String answer, String name) {
        Account account = own.of(caller);
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new Invalid("name", AccessRefusal.PASSKEY_NAME_MISSING, LONGEST_NAME);
        }
        if (book.of(account).size() >= MOST) throw new Refused(AccessRefusal.PASSKEYS_MANY, MOST);
        book.add(account, session, answer, name.strip());
        changed(caller, "ADD_PASSKEY", account);
        return account.secondFactor() ? List.of() : codes.fresh(account);
    }

    /**
     * Gives a passkey up. Not idempotent.
     *
     * @throws NotFound when the caller has none of this key
     * @throws Refused when a role asks for a second factor and there is no other
     */
    @Needs(open = OWN)
    public void remove(Caller caller, String key) {
        Account account = own.of(caller);
        if (book.of(account).stream().noneMatch(passkey -> passkey.key().equals(key))) throw new NotFound("passkey");
        if (rule.requires(account) && book.isLastFactor(account))
            throw new Refused(AccessRefusal.SECOND_FACTOR_REQUIRED);
        book.remove(account, key);
        changed(caller, "REMOVE_PASSKEY", account);
    }

    private void changed(Caller caller, String did, Account account) {
        known.changed(account.id());
        log.note(caller, did, Map.of("account", String.valueOf(account.id())));
    }
}
