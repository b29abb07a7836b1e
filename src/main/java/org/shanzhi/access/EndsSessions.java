package org.shanzhi.access;

/** Ends what an account has open in browsers, at once and everywhere. */
public interface EndsSessions {
    void endAll(Account account);
}
