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
    public record Group(String label, List<Choice> choices) {}
}
