package org.shanzhi.kernel.database;

/** A unique or primary key already holds such a row. The name says which rule it was; nothing of the trip was done. */
public final class Conflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String constraintName;

    public Conflict(String constraintName, Throwable cause) {
        super(constraintName, cause, false, false);
        this.constraintName = constraintName;
    }

    public String constraintName() {
        return constraintName;
    }

    public boolean of(String constraint) {
        return constraintName.equals(constraint);
    }
}
