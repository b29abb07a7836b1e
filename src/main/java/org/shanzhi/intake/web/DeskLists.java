package org.shanzhi.intake.web;

import java.util.List;
import org.shanzhi.kernel.page.Choice;

/** The lists from which the clerk chooses. */
public record DeskLists(
        List<Choice> kinds,
        List<Choice> channels,
        List<Group> types,
        List<Choice> roles,
        List<Choice> partyKinds,
        List<Choice> willing,
        List<Choice> crs) {
    /** Of whom a list may be: whoever speaks for them is marked in it. */
    public List<Choice> listed() {
        return roles.subList(0, 2);
    }

    public record Group(String label, List<Choice> choices) {}
}
