package org.shanzhi.kernel.crypto;

/** Sealed content that cannot be opened: another key, another context, or changed bytes. Says nothing of the content. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String what) {
        super(what);
    }
}
