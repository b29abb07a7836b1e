package org.shanzhi.matter.life;

import java.util.Optional;
import org.shanzhi.kernel.Refusal;

/** A condition of an action that can be told before its content is known. */
@FunctionalInterface
interface Rule {
    /** Empty when there is nothing against it. */
    Optional<Refusal> against(Situation s);
}
