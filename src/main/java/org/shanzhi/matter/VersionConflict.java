package org.shanzhi.matter;

/** Somebody was faster: 412 with the current matter. Nothing was changed; what was typed is not lost. */
public final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient MatterNumber number;

    public VersionConflict(MatterNumber number) {
        super(number.toString(), null, false, false);
        this.number = number;
    }

    public MatterNumber number() {
        return number;
    }
}
