package org.shanzhi.access;

/**
 * How much an account was shown today, beside what is usual for it. It says something about access to data and nothing about
 * anybody's work.
 *
 * @param usual the account's own median of the days of the last thirty on which it was shown anything
 */
public record AccountVolume(int accountId, String username, int reads, int reveals, int exports, int usual) {
    public int all() {
        return reads + reveals + exports;
    }
}
