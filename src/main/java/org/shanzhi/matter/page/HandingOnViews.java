package org.shanzhi.matter.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shanzhi.kernel.ChinaTime;
import org.shanzhi.kernel.FieldError;
import org.shanzhi.kernel.page.Choice;
import org.shanzhi.kernel.page.Page;
import org.shanzhi.kernel.page.Typed;
import org.shanzhi.kernel.paging.Limit;
import org.shanzhi.matter.Caseloads.Pile;
import org.shanzhi.matter.MatterLine;
import org.shanzhi.matter.MatterLists;
import org.shanzhi.matter.page.FormField.Control;
import org.shanzhi.matter.page.HandingOn.Line;
import org.shanzhi.org.Organisation;
import org.shanzhi.org.Staff;
import org.shanzhi.org.Unit;
import org.shanzhi.policy.Caller;
import org.shanzhi.policy.Permission;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** What the head of a unit sees before handing matters on. */
@Component
class HandingOnViews {
    private final MatterLists lists;
    private final ListViews views;
    private final Names names;
    private final Organisation organisation;
    private final Clock clock;

    HandingOnViews(MatterLists lists, ListViews views, Names names, Organisation organisation, Clock clock) {
        this.lists = lists;
        this.views = views;
        this.names = names;
        this.organisation = organisation;
        this.clock = clock;
    }

    HandingOn of(Caller by, Pile pile, String who, String after, Typed typed, List<FieldError> errors, Page page) {
        Unit unit = organisation.unit(by.district(), pile.unit());
        var serving = organisation.staffOf(by.district(), unit.id());
        var found = lists.list(by, pile.filter(), Limit.DEFAULT, after);
        var states = states(by, pile, page);
        return new HandingOn(
                unit,
                who,
                piles(by, pile, serving, page),
                pile.staff() == null ? null : about(organisation.staff(by.district(), pile.staff()), page),
                states,
                states.values().stream().mapToInt(n -> n).sum(),
                lists.overdue(by, pile.filter()),
                found.items().stream().map(m -> line(by, m, page)).toList(),
                found.next() == null ? null : address(unit, who, found.next()),
                after == null ? null : address(unit, who, null),
                receivers(by, pile, serving, page),
                by.may(Permission.TRANSFER) ? elsewhere(by, typed, page) : null,
                typed,
                errors,
                UUID.randomUUID().toString());
    }

    private Map<String, Integer> states(Caller by, Pile pile, Page page) {
        var reader = names.of(by.district(), page.locale());
        var states = new LinkedHashMap<String, Integer>();
        lists.counts(by, pile.filter()).forEach((state, n) -> {
            if (n > 0) states.put(reader.label("case_states", state), n);
        });
        return states;
    }

    private List<Choice> piles(Caller by, Pile pile, List<Staff> serving, Page page) {
        var piles = new ArrayList<Choice>();
        piles.add(Choice.of(HandingOn.LEFT, page.t("handing_on.left")));
        serving.forEach(staff -> piles.add(Choice.of(staff.username(), staff.name())));
        if (pile.staff() != null && serving.stream().noneMatch(staff -> staff.id() == pile.staff())) {
            Staff gone = organisation.staff(by.district(), pile.staff());
            piles.add(Choice.of(gone.username(), gone.name()));
        }
        piles.add(Choice.of(HandingOn.ALL, page.t("handing_on.all")));
        return piles;
    }

    private String about(Staff staff, Page page) {
        if (staff.to() == null) return null;
        boolean serves = staff.servesOn(ChinaTime.day(clock.instant()));
        return page.t(
                serves ? "handing_on.leaves" : "handing_on.has_left",
                staff.name(),
                page.times().fullDay(staff.to()));
    }

    private Line line(Caller by, MatterLine m, Page page) {
        boolean gone = m.assignee() != null && !organisation.serves(by.district(), m.assignee(), m.unit());
        return new Line(
                views.row(by, m, page), names.of(by.district(), page.locale()).staff(m.assignee()), gone);
    }

    private static List<Choice> receivers(Caller by, Pile pile, List<Staff> serving, Page page) {
        var receivers = new ArrayList<Choice>();
        for (Staff staff : serving) {
            if (pile.staff() != null && staff.id() == pile.staff()) continue;
            String until = staff.to() == null
                    ? staff.name()
                    : page.t("handing_on.until", staff.name(), page.times().fullDay(staff.to()));
            receivers.add(Choice.of(staff.username(), until));
        }
        receivers.add(Choice.of(HandingOn.POOL, page.t("handing_on.pool")));
        if (by.may(Permission.TRANSFER)) receivers.add(Choice.of(HandingOn.ELSEWHERE, page.t("handing_on.elsewhere")));
        return receivers;
    }

    private FormField elsewhere(Caller by, Typed typed, Page page) {
        return FormField.of("unit", page.t("handing_on.unit"), Control.UNIT, false, typed.all("unit"))
                .choices(typed.all("unit").stream()
                        .flatMap(code -> organisation.byCode(by.district(), code).stream())
                        .map(unit -> Choice.of(unit.code(), unit.name()))
                        .toList());
    }

    static String address(Unit unit, String who, String after) {
        var address = UriComponentsBuilder.fromPath(HandingOnPages.PATH)
                .queryParam("of", "{of}")
                .queryParam("who", "{who}");
        if (after != null) address.queryParam("after", "{after}");
        return address.encode()
                .buildAndExpand(Map.of("of", unit.code(), "who", who, "after", after == null ? "" : after))
                .toUriString();
    }
}
