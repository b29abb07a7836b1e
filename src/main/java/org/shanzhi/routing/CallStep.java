package org.shanzhi.routing;

import org.shanzhi.matter.FreeText;

/**
 * Something done with a call.
 *
 * @param text what there is to say; null where nothing has to be said
 * @param minutes of the joint conference; null unless it decided
 * @param unit that is called instead; null unless the conference names one
 */
public record CallStep(CallAction action, FreeText text, Minutes minutes, Integer unit) {
    public static CallStep of(CallAction action, String text) {
        return new CallStep(action, FreeText.of(text), null, null);
    }
}
