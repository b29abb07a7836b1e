package org.shanzhi.access.provider;

/** The provider cannot be reached, or its answer is not believed. Signing in by password goes on as ever. */
public final class ProviderFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean unreachable;

    ProviderFailed(Throwable cause, boolean unreachable) {
        super(cause);
        this.unreachable = unreachable;
    }

    public boolean unreachable() {
        return unreachable;
    }
}
