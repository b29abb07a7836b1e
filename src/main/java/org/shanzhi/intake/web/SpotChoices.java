package org.shanzhi.intake.web;

import java.util.List;
import org.shanzhi.kernel.page.Choice;

/** From what the clerk chooses at the 即办 screen. */
public record SpotChoices(
        List<DeskLists.Group> types,
        List<Choice> channels,
        List<Choice> ready,
        List<Choice> outcomes,
        List<Choice> replies) {}
