package org.shanzhi.access;

/** @param password null for one that is made up and must be changed at the first sign-in */
public record NewAccount(int staffId, String username, String password) {
    @Override
    public String toString() {
        return "NewAccount[" + staffId + ", " + username + ", ***]";
    }
}
