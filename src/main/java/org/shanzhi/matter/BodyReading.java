package org.shanzhi.matter;

import org.shanzhi.kernel.Invalid;
import org.shanzhi.policy.Caller;
import tools.jackson.databind.JsonNode;

/** Reads the bodies of the API, so that a page that sends the same tree is taken, and refused, in exactly the same way. */
public interface BodyReading {
    /**
     * What makes a matter; nothing is written.
     *
     * @throws Invalid naming every field that is wrong by its path, such as {@code parties[1].phone}
     */
    Registration registration(Caller by, JsonNode body);

    /**
     * The command of an action.
     *
     * @throws Invalid naming every field that is wrong
     */
    Command command(Caller by, String action, JsonNode body);
}
