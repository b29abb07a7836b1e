package org.shanzhi.console.staff;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.org.InHand;
import org.shanzhi.org.InHand.Load;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.Policies;
import org.springframework.stereotype.Component;

/** What somebody has in hand before leaving, in words and numbers. */
@Component
class HandWords {
    private final InHand inHand;
    private final Organisation organisation;
    private final Policies policies;

    HandWords(InHand inHand, Organisation organisation, Policies policies) {
        this.inHand = inHand;
        this.organisation = organisation;
        this.policies = policies;
    }

    /** Null for whoever may only look the person up. */
    ShownHand of(Caller by, Staff staff, Page page) {
        if (!by.may(Permission.MANAGE_STAFF)) return null;
        Load load = inHand.of(by, staff.id());
        List<ShownHand.Place> places = inHand.places(by, staff.id()).stream()
                .map(place -> new ShownHand.Place(
                        organisation.unit(by.district(), place.unit()).name(), place))
                .toList();
        return new ShownHand(states(load, page), load.total(), load.overdue(), load.waiting(), places);
    }

    private Map<String, Integer> states(Load load, Page page) {
        var states = new LinkedHashMap<String, Integer>();
        load.states().forEach((state, n) -> states.put(policies.label("case_states", state, page.locale()), n));
        return states;
    }
}
