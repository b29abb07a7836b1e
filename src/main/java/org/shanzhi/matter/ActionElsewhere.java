package org.shanzhi.matter;

import org.shanzhi.policy.Caller;

/**
 * An action of a matter that a module above does, because it keeps tables of its own: whether it is possible at all is asked
 * here, what it does there.
 */
public interface ActionElsewhere {
    /** Such as {@code whistle}. */
    String action();

    /** The page on which it is done; null when the form that the policies describe is enough. */
    String page(MatterNumber number);

    /**
     * Does it, in the transaction that is under way, after everything that holds for any action was asked. What it tells
     * the matter first names the version that was asked.
     *
     * @throws org.shanzhi.kernel.Refused why it is not possible now
     * @throws org.shanzhi.kernel.Invalid what is wrong with which field
     */
    void act(Caller by, Concerned matter, Command command);

    /** The matter as it is before. */
    record Concerned(MatterNumber number, int unit, int version) {}
}
