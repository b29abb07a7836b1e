package org.shanzhi.kernel;

/** The caller is known and may not do this: 403, naming the missing permission. */
public final class Forbidden extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Forbidden(String permission) {
        super(permission, null, false, false);
    }
}
