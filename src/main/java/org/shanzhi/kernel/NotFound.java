package org.shanzhi.kernel;

/** Absent, or the caller may not know that it exists: 404 either way, and nothing tells which. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFound(String what) {
        super(what, null, false, false);
    }
}
