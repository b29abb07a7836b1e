package org.shanzhi.matter.page;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.shanzhi.matter.ListFilter;
import org.shanzhi.matter.ListFilter.Only;
import org.shanzhi.matter.State;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.shanzhi.policy.RoleScope;

/** A saved filter of the workbench: what waits for one kind of work, offered to whoever may do it. */
enum WorkTab {
    ALL,
    MINE(Only.MINE),
    SIGN(Permission.SIGN, State.ROUTED),
    ACCEPT(Permission.ACCEPT, State.REGISTERED),
    TRIAGE(Permission.TRIAGE, State.ACCEPTED, State.REOPENED),
    ROUTE(Permission.ROUTE, State.TRIAGED),
    RETURNED(Permission.TRIAGE, State.RETURNED),
    CALL_BACK(Permission.CALL_BACK, State.CONCLUDED),
    ARCHIVE(Permission.CALL_BACK, State.CALLED_BACK),
    HANDED(Permission.CONCLUDE, State.HANDED_TO_STATUTORY_CHANNEL),
    LEFT(Permission.ASSIGN, Set.of(Only.LEFT), ListFilter.IN_HAND.toArray(State[]::new)),
    WAITING(Only.WAITING),
    OVERDUE(Only.OVERDUE);

    private final Permission permission;
    private final Set<Only> only;
    private final Set<State> states;

    WorkTab(Only... only) {
        this(null, Set.of(only));
    }

    WorkTab(Permission permission, State... states) {
        this(permission, Set.of(), states);
    }

    WorkTab(Permission permission, Set<Only> only, State... states) {
        this.permission = permission;
        this.only = only;
        this.states = Set.of(states);
    }

    static List<WorkTab> offered(Caller by) {
        return Arrays.stream(values())
                .filter(tab -> tab.permission == null || by.may(tab.permission))
                .toList();
    }

    /** The tab of this name that the caller is offered; everything when there is none. */
    static WorkTab of(String name, Caller by) {
        return offered(by).stream()
                .filter(tab -> tab.code().equals(name))
                .findFirst()
                .orElse(ALL);
    }

    /** A unit's people see what their unit holds or assists in; those of the centre everything that is open. */
    static ListFilter base(Caller by) {
        return by.scopeFor(Permission.READ_MATTERS) == RoleScope.UNIT
                ? ListFilter.ALL.and(Only.AT_HAND)
                : ListFilter.ALL;
    }

    /** Of what was asked for, what this tab shows. */
    ListFilter of(ListFilter asked, Caller by) {
        var all = EnumSet.noneOf(Only.class);
        all.addAll(asked.only());
        all.addAll(base(by).only());
        all.addAll(only);
        return new ListFilter(
                states,
                asked.kind(),
                asked.channel(),
                asked.typeCode(),
                ofOwnUnit(by) ? by.unitId() : null,
                null,
                null,
                null,
                asked.risk(),
                all,
                null,
                null,
                null,
                null,
                asked.sort());
    }

    /** Where a row waits for the unit that holds it and not for those that assist. */
    private boolean ofOwnUnit(Caller by) {
        return this == SIGN || this == LEFT && base(by).has(Only.AT_HAND);
    }

    Set<State> states() {
        return states;
    }

    /** Whether it is counted for itself: it narrows by more than states. */
    boolean apart() {
        return !only.isEmpty() || this == SIGN;
    }

    /** What is rarely there; offered only while it is. */
    boolean rare() {
        return this == LEFT || this == HANDED;
    }

    /** Whether the rows wait for somebody's next step, and not only for time. */
    boolean waits() {
        return permission != null && this != LEFT;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
