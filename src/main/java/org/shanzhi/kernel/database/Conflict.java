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

    /** Whether it was this constraint; where tables are sharded, each shard's constraint has a number behind the name. */
    public boolean of(String constraint) {
        return constraintName.startsWith(constraint)
                && constraintName.substring(constraint.length()).matches("(_\\d+)?");
    }
}
