package org.shanzhi.demo.town;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.access.Account;
import org.shanzhi.access.Accounts;
import org.shanzhi.access.Callers;
import org.shanzhi.access.NewAccount;
import org.shanzhi.access.Tokens;
import org.shanzhi.kernel.start.FileModes;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.Caller;
import org.springframework.stereotype.Component;

/** Accounts with random passwords and tokens, told to nobody but the owner of the data directory. */
@Component
class DemoAccounts {
    static final String FILE = "demo-accounts.csv";
    private static final int TOKEN_DAYS = 365;
    private static final int GROUPS = 4;
    /** Without 0 O 1 l I, which are misread. */
    private static final String READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZabcdefghijkmnpqrstuvwxyz";

    private final Accounts accounts;
    private final Tokens tokens;
    private final Callers callers;
    private final Organisation organisation;
    private final SecureRandom random = new SecureRandom();

    DemoAccounts(Accounts accounts, Tokens tokens, Callers callers, Organisation organisation) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.callers = callers;
        this.organisation = organisation;
    }

    /** Accounts that an interrupted start has left behind get new passwords: nobody knows theirs. */
    void make(int district, Path data) {
        Caller program = callers.program(district, "SYSTEM_ADMIN");
        List<DemoAccount> wanted = DemoAccount.all();
        Map<String, String> passwords = new HashMap<>();
        wanted.forEach(one -> passwords.put(one.username(), password()));
        List<Staff> staff = wanted.stream()
                .map(one ->
                        organisation.staffByUsername(district, one.username()).orElseThrow())
                .toList();
        Map<Integer, Account> already =
                accounts.ofStaff(program, staff.stream().map(Staff::id).toList());
        already.values()
                .forEach(account -> accounts.setPassword(program, account.id(), passwords.get(account.username())));
        accounts.create(
                program,
                staff.stream()
                        .filter(one -> !already.containsKey(one.id()))
                        .map(one -> new NewAccount(one.id(), one.username(), passwords.get(one.username())))
                        .toList());
        var lines = new StringBuilder("username,password,role,unit,api_token\n");
        for (DemoAccount one : wanted) {
            String token =
                    tokens.issue(program, one.username(), FILE, TOKEN_DAYS).secret();
            lines.append(String.join(",", one.username(), passwords.get(one.username()), one.role(), one.unit(), token))
                    .append('\n');
        }
        write(data.resolve(FILE), lines.toString());
    }

    private static void write(Path file, String content) {
        try {
            FileModes.writeOwnerOnly(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twenty characters in groups of five, 115 bits. */
    private String password() {
        var made = new StringBuilder();
        for (int i = 0; i < GROUPS * 5; i++) {
            if (i > 0 && i % 5 == 0) made.append('-');
            made.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return made.toString();
    }
}
