package org.shanzhi.kernel;

/**
 * Somebody else changed the same thing at the same moment and was faster: 412. Nothing was done, and the same may be asked
 * again once the caller has seen what it is now.
 */
public class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Overtaken(String what, Throwable cause) {
        super(what, cause, false, false);
    }
}
