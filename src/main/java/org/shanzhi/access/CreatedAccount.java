package org.shanzhi.access;

/** @param oneTimePassword to be told once to its owner; null when the password was given */
public record CreatedAccount(Account account, String oneTimePassword) {
    @Override
    public String toString() {
        return "CreatedAccount[" + account + ", ***]";
    }
}
