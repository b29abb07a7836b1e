package org.shanzhi.demo.town;

import java.util.List;

/** Somebody who can sign in to the demo district: who, in which role, in which unit. */
record DemoAccount(String username, String role, String unit) {
    static List<DemoAccount> of(String username) {
        return all().stream().filter(one -> one.username().equals(username)).toList();
    }

    static List<DemoAccount> all() {
        return DemoFile.rows("accounts.csv", ",").stream()
                .map(row -> new DemoAccount(row[0], row[1], row[2]))
                .toList();
    }
}
