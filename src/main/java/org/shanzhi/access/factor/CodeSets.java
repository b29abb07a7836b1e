package org.shanzhi.access.factor;

import java.util.List;
import org.shanzhi.access.Account;
import org.shanzhi.access.store.FactorStore;
import org.shanzhi.access.vault.AccountSecrets;
import org.springframework.stereotype.Component;

/** Makes a set of recovery codes, of which only digests are kept. */
@Component
public class CodeSets {
    private final FactorStore store;
    private final AccountSecrets secrets;

    CodeSets(FactorStore store, AccountSecrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    /** Instead of those before. */
    public List<String> fresh(Account account) {
        List<String> codes = RecoveryCodes.fresh();
        store.setCodes(
                account,
                codes.stream()
                        .map(code -> secrets.digest(account, RecoveryCodes.normal(code)))
                        .toList());
        return codes;
    }
}
