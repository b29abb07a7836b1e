package org.shanzhi.access.provider;

import static org.shanzhi.db.Tables.PROVIDER_LINK;

import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.shanzhi.access.Account;
import org.shanzhi.access.Administrators;
import org.shanzhi.access.store.AccountStore;
import org.springframework.stereotype.Component;

/** Whose account somebody's is whom the provider knows. */
@Component
public class ProviderLinks {
    private final DSLContext db;
    private final ProviderSettings settings;
    private final AccountStore accounts;
    private final Administrators administrators;
    private final Clock clock;

    ProviderLinks(
            DSLContext db,
            ProviderSettings settings,
            AccountStore accounts,
            Administrators administrators,
            Clock clock) {
        this.db = db;
        this.settings = settings;
        this.accounts = accounts;
        this.administrators = administrators;
        this.clock = clock;
    }

    public Optional<Account> of(Known known) {
        return db.select(PROVIDER_LINK.ACCOUNT_ID)
                .from(PROVIDER_LINK)
                .where(PROVIDER_LINK.ISSUER.eq(known.issuer()), PROVIDER_LINK.SUBJECT.eq(known.subject()))
                .fetchOptional(PROVIDER_LINK.ACCOUNT_ID)
                .flatMap(accounts::byId);
    }

    /**
     * The first sign-in finds the account by its name, written exactly so, and keeps the subject. An administrator's account
     * is linked at the server's console only.
     *
     * @return empty when no account has that name, it is locked, has ended or is an administrator's, or it is somebody else's by
     *     subject: a name given again is not a person
     */
    public Optional<Account> linkByName(Known known) {
        return accounts.byUsername(known.username())
                .map(AccountStore.Held::account)
                .filter(account ->
                        account.usable() && !account.lockedAt(clock.instant()) && !administrators.is(account))
                .filter(account -> link(account, known.issuer(), known.subject()));
    }

    /** @return false when there is no provider, the account is linked already, or the subject to another */
    public boolean link(Account account, String subject) {
        return settings.present() && link(account, settings.issuer(), subject);
    }

    private boolean link(Account account, String issuer, String subject) {
        return db.insertInto(PROVIDER_LINK)
                        .set(PROVIDER_LINK.DISTRICT_ID, account.district())
                        .set(PROVIDER_LINK.ACCOUNT_ID, account.id())
                        .set(PROVIDER_LINK.ISSUER, issuer)
                        .set(PROVIDER_LINK.SUBJECT, subject)
                        .set(PROVIDER_LINK.LINKED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    public void unlink(Account account) {
        db.deleteFrom(PROVIDER_LINK)
                .where(PROVIDER_LINK.DISTRICT_ID.eq(account.district()))
                .and(PROVIDER_LINK.ACCOUNT_ID.eq(account.id()))
                .execute();
    }
}
