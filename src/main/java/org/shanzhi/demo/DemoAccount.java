package org.shanzhi.demo;

import java.util.List;

/** Somebody who can sign in to the demo district: who, in which role, in which unit. */
record DemoAccount(String username, String role, String unit) {
    static List<DemoAccount> all() {
        return DemoFile.rows("accounts.csv", ",").stream()
                .map(row -> new DemoAccount(row[0], row[1], row[2]))
                .toList();
    }
}
