package org.shanzhi.console.help;

import java.util.ArrayList;
import java.util.List;
import org.shanzhi.policy.ActionPolicy;
import org.shanzhi.policy.ActionPolicy.Place;
import org.shanzhi.policy.CaseState;
import org.shanzhi.policy.LifeCycle;
import org.shanzhi.policy.Policies;
import org.shanzhi.policy.Role;
import org.shanzhi.policy.Transition;

/**
 * Something that can be done to a matter, and by whom.
 *
 * @param to where it leads; null when the matter stays where it is
 */
public record Doing(ActionPolicy action, CaseState to, List<Role> roles) {
    /** What leads out of a state, and then what is done while the matter stays in it. */
    static List<Doing> in(CaseState state, Policies policies) {
        LifeCycle life = policies.lifeCycle();
        List<Doing> all = new ArrayList<>();
        for (Transition move : life.transitions()) {
            if (move.from().equals(state.code()))
                all.add(of(policies.action(move.action()), life.states().get(move.to()), policies));
        }
        for (ActionPolicy action : life.actions().values()) {
            if (action.where().place() == Place.STATES
                    && action.where().states().contains(state.code())) all.add(of(action, null, policies));
        }
        return all;
    }

    /** What is done in every state of which the place is true. Actions of referrals alone have a life of their own. */
    static List<Doing> everywhere(Place place, Policies policies) {
        LifeCycle life = policies.lifeCycle();
        return life.actions().values().stream()
                .filter(action -> action.where().place() == place && !action.referral())
                .map(action -> of(action, place == Place.NONE ? life.initial() : null, policies))
                .toList();
    }

    private static Doing of(ActionPolicy action, CaseState to, Policies policies) {
        return new Doing(
                action,
                to,
                policies.roles().roles().values().stream()
                        .filter(role -> role.permissions().contains(action.permission()))
                        .toList());
    }
}
