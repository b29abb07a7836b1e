package org.shanzhi.matter.life;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.shanzhi.matter.Supervision;
import org.shanzhi.matter.SupervisionState;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;

/**
 * The supervisions of a matter. One whose level went up is carried along by the one that follows it: answering or closing the
 * last answers or closes those before it too.
 */
public final class Supervisions {
    private Supervisions() {}

    /** Those that are acted on: the last of each thread, as far as it is not closed. */
    static List<Supervision> last(List<Supervision> all) {
        return all.stream().filter(s -> s.open() && isLast(all, s)).toList();
    }

    public static boolean isLast(List<Supervision> all, Supervision one) {
        return all.stream().noneMatch(s -> s.follows() == one.no());
    }

    /** The oldest that waits for an answer. */
    static Optional<Supervision> toAnswer(List<Supervision> all) {
        return last(all).stream().filter(ordered()).findFirst();
    }

    static Predicate<Supervision> ordered() {
        return s -> s.state() == SupervisionState.ORDERED;
    }

    static Predicate<Supervision> answered() {
        return s -> s.state() == SupervisionState.ANSWERED;
    }

    static Predicate<Supervision> withoutItsTalk() {
        return s -> s.talks() && s.talkedAt() == null;
    }

    /** What may be closed: what was answered, and of a matter that has ended everything. */
    static Predicate<Supervision> toJudge(Matter m) {
        return m.state().open() ? answered() : Supervision::open;
    }

    static Optional<Supervision> numbered(List<Supervision> all, int no) {
        return all.stream().filter(s -> s.no() == no).findFirst();
    }

    /** A supervision and all that it follows. */
    static Set<Integer> thread(List<Supervision> all, int no) {
        var thread = new HashSet<Integer>();
        for (int at = no; at != 0 && thread.add(at); ) {
            at = numbered(all, at).map(Supervision::follows).orElse(0);
        }
        return thread;
    }

    static void change(List<Supervision> all, Set<Integer> which, UnaryOperator<Supervision> change) {
        all.replaceAll(s -> which.contains(s.no()) && s.open() ? change.apply(s) : s);
    }

    /**
     * Who judges the answer: whoever ordered it, others who supervise for the whole centre, or the unit that ordered it unless
     * it answers itself; never whoever wrote the answer.
     */
    public static boolean judges(Caller by, Permission permission, Matter m, Supervision s) {
        if (by.staffId() == s.answeredBy()) return false;
        return by.staffId() == s.staff()
                || by.scopeFor(permission) == RoleScope.CENTRE
                || by.unitId() == s.unit() && by.unitId() != m.unit();
    }
}
