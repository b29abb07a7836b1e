package org.shanzhi.access;

import java.util.Map;
import org.shanzhi.access.provider.ProviderLinks;
import org.shanzhi.access.store.AccountStore;
import org.shanzhi.kernel.Forbidden;
import org.shanzhi.kernel.Refused;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Needs;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;

/**
 * Links an account to whom the identity provider knows, where the names differ, and takes a link off. Only at the server's
 * console: whoever could link by page could link himself to somebody else, and so act as him.
 */
@Component
public class ProviderAccounts {
    private final ProviderLinks links;
    private final AccountStore accounts;
    private final AccessLog log;

    ProviderAccounts(ProviderLinks links, AccountStore accounts, AccessLog log) {
        this.links = links;
        this.accounts = accounts;
        this.log = log;
    }

    /**
     * Not idempotent.
     *
     * @param subject the provider's own name for the person
     * @throws Refused when there is no provider, or either is linked already
     */
    @Needs(Permission.MANAGE_STAFF)
    public void link(Caller caller, int accountId, String subject) {
        Account account = atTheConsole(caller, accountId);
        if (!links.link(account, subject)) throw new Refused(AccessRefusal.PROVIDER_LINKED, account.username());
        note(caller, "LINK_PROVIDER", account);
    }

    /** The next sign-in links anew, by name. Idempotent. */
    @Needs(Permission.MANAGE_STAFF)
    public void unlink(Caller caller, int accountId) {
        Account account = atTheConsole(caller, accountId);
        links.unlink(account);
        note(caller, "UNLINK_PROVIDER", account);
    }

    private Account atTheConsole(Caller caller, int accountId) {
        if (caller.kind() != Caller.Kind.SYSTEM) throw new Forbidden("CONSOLE");
        return accounts.of(caller.district(), accountId);
    }

    private void note(Caller caller, String did, Account account) {
        log.note(caller, did, Map.of("account", String.valueOf(account.id())));
    }
}
