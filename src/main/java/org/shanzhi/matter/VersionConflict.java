package org.shanzhi.matter;

import org.shanzhi.kernel.Overtaken;

/** Somebody was faster on this matter: 412 with the current one. Nothing was changed; what was typed is not lost. */
public final class VersionConflict extends Overtaken {
    private static final long serialVersionUID = 1L;
    private final transient MatterNumber number;

    public VersionConflict(MatterNumber number) {
        super(number.toString(), null);
        this.number = number;
    }

    public MatterNumber number() {
        return number;
    }
}
