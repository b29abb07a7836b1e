package org.shanzhi.reach;

import org.shanzhi.testing.Api;

/** Somebody who works in one of the wards, with a token. */
record Someone(int district, String username, String role, int unit, Api api, String token) {
    boolean ofCentre() {
        return role.equals("CLERK") || role.equals("TRIAGE") || role.equals("SUPERVISOR");
    }
}
