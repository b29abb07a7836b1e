package org.shanzhi.console.staff;

import java.util.List;
import java.util.Map;
import org.shanzhi.org.InHand;

/** How much somebody has in hand, by the names of the states, and what the units have in which that person serves. */
public record ShownHand(Map<String, Integer> states, int total, int overdue, int waiting, List<Place> places) {
    public record Place(String unit, InHand.Place of) {}
}
